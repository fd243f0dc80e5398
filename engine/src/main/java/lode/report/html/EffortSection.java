package lode.report.html;

import java.util.Optional;
import lode.ledger.Look;
import lode.ledger.TrialLedger;
import lode.run.Holdout;
import lode.statistics.EffectiveTrials;
import lode.validation.Luck;

/** How hard the search looked, and what luck alone would have found by looking as hard. */
final class EffortSection {
  private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

  private EffortSection() {}

  static Optional<Section> of(RunData data) {
    return data.ledger()
        .map(ledger -> {
          StringBuilder body = new StringBuilder(Html.beside(counts(ledger, data), left(ledger)));
          data.validation().ifPresent(v -> body.append(luck(v.luck())));
          body.append(distribution(ledger, data));
          body.append(looks(data));
          return new Section("effort", "How hard we searched", body.toString());
        });
  }

  private static String counts(TrialLedger ledger, RunData data) {
    double all = ledger.counts().proposed();
    HtmlTable table = new HtmlTable("formulas", "count", "");
    count(table, "proposed", ledger.counts().proposed(), all);
    count(table, "distinct in text", ledger.counts().distinct(), all);
    count(table, "distinct in meaning: tried", ledger.tried(), all);
    count(table, "scored on the whole universe", ledger.counts().evaluated(), all);
    if (!data.verdicts().isEmpty()) {
      count(table, "finalists", data.verdicts().size(), all);
      count(table, "promoted", data.promoted().size(), all);
    }
    table.row("tried on these data for life", Shown.count(ledger.triedForLife()), "");
    return Html.figure("From proposed to promoted", table.toString());
  }

  private static String left(TrialLedger ledger) {
    double all = ledger.counts().proposed();
    HtmlTable table = new HtmlTable("left out", "count", "");
    count(table, "after a race on some of the stocks", ledger.counts().raced(), all);
    ledger.rejected().forEach((why, n) -> count(table, why.replace('_', ' '), n, all));
    return Html.figure("Left out on the way, by reason", table.toString());
  }

  private static void count(HtmlTable table, String what, long n, double all) {
    table.row(what, Shown.count(n), HtmlTable.Cell.share(n / all));
  }

  private static String luck(Luck luck) {
    EffectiveTrials n = luck.effective();
    HtmlTable table = new HtmlTable("what luck alone would show", "value", "what it means");
    table.row(
        "best |z| expected",
        Shown.fixed(luck.expected(), 2),
        "of all formulas tried on these data, were all worthless and none like another: the bar of"
            + " promotion");
    table.row(
        "as alike as they are",
        Shown.fixed(luck.expectedAlike(), 2),
        "the same, with their likeness taken from the sample");
    table.row(
        "needed |z|",
        Shown.fixed(luck.significant(), 2),
        "only one such search in twenty gets there by luck");
    table.row(
        "effective trials",
        Shown.count(luck.effectiveForLife()),
        "independent formulas that all tried were worth, by the largest of them");
    table.row(
        "of the sample of " + n.tries(),
        Shown.fixed(n.maxCalibrated(), 1),
        "max-calibrated; implied %s, participation ratio %s, Li-Ji %s, Nyholt %s"
            .formatted(
                Shown.fixed(n.implied(), 1),
                Shown.fixed(n.participationRatio(), 1),
                Shown.fixed(n.liJi(), 1),
                Shown.fixed(n.nyholt(), 1)));
    table.row(
        "Sharpe ratio by luck",
        Shown.perYear(luck.sharpeByLuck()),
        "a year, of the best on train; the deflated Sharpe ratio compares with it");
    return table.toString();
  }

  /** All that was tried, and how it would lie were all of it worthless. */
  private static String distribution(TrialLedger ledger, RunData data) {
    double height = ledger.tried() * ledger.histogram().step() / ROOT_TWO_PI;
    HistogramChart chart =
        new HistogramChart(
            "t over all formulas tried", ledger.histogram(), Double.NEGATIVE_INFINITY, height);
    chart.curve(t -> height * Math.exp(-t * t / 2));
    data.validation()
        .map(v -> v.luck().expected())
        .ifPresent(bar -> chart.mark(-bar, "by luck").mark(bar, "by luck"));
    return Html.figure(
        "Newey-West t of the rank IC on train over every formula tried; the outermost bars hold all"
            + " beyond. Curve: were every formula worthless. Dashed: what the luckiest of so many"
            + " worthless ones is expected to reach.",
        chart.toString());
  }

  private static String looks(RunData data) {
    StringBuilder body = new StringBuilder("<h3>The sealed holdout</h3>\n");
    if (data.validation().filter(v -> v.holdout() == null).isPresent()) {
      return body.append(Html.paragraph("The run has none.")).toString();
    }
    if (data.looks().isEmpty()) {
      return body.append(Html.paragraph("Nobody has looked at it: no access is on record here."))
          .toString();
    }
    HtmlTable table = new HtmlTable("look", "at", "by", "run", "formulas", "from", "to", "reason");
    for (Look look : data.looks()) {
      table.row(
          look.number(),
          look.at().substring(0, 16).replace('T', ' '),
          look.by(),
          look.run(),
          look.formulas().size(),
          look.from(),
          look.to(),
          look.reason());
    }
    body.append(
        Html.paragraph(
            "Accesses on record: "
                + data.looks().size()
                + ". Each makes what is found there worth less."));
    body.append(table);
    data.holdout().ifPresent(h -> body.append(shown(h)));
    return body.toString();
  }

  private static String shown(Holdout holdout) {
    HtmlTable table =
        new HtmlTable(
            "factor", "rank IC", "t", "t naive", "p alone", "p of all", "Sharpe a year", "PSR");
    for (Holdout.Figures f : holdout.figures()) {
      table.row(
          Shown.link(f.fid(), false),
          Shown.fixed(f.rankIc(), 4),
          Shown.fixed(f.t(), 2),
          Shown.fixed(f.tNaive(), 2),
          Shown.p(f.p()),
          Shown.p(f.corrected()),
          Shown.perYear(f.sharpe()),
          Shown.fixed(f.probabilistic(), 3));
    }
    return Html.figure(
        "What the last look for this run showed, in the direction fixed on train; p of all is"
            + " corrected for the "
            + holdout.formulas()
            + " formulas measured on this holdout so far",
        table.toString());
  }
}
