package lode.report;

import java.util.ArrayList;
import java.util.List;
import lode.ledger.Look;
import lode.ledger.PowerSums;
import lode.ledger.TrialLedger;
import lode.library.Check;
import lode.run.Holdout;
import lode.run.Validation;
import lode.statistics.EffectiveTrials;
import lode.validation.Luck;
import lode.validation.Significance;

/** How a run's finalists were judged, as lines for people. */
public final class ValidationText {
  private static final int WIDTH = 60;

  private ValidationText() {}

  /**
   * The whole of it.
   *
   * @param checked ids of finalists whose checks are shown one by one
   * @param looks at the holdout of the data
   */
  public static List<String> lines(
      TrialLedger ledger, Validation validation, List<Look> looks, List<String> checked) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "run %s  data %s  label %s"
            .formatted(
                validation.run(),
                Numbers.cut(validation.data(), 14).replace("..", ""),
                validation.target()));
    lines.add(
        "train %s  validation %s  holdout %s"
            .formatted(
                span(validation.train()),
                span(validation.validation()),
                validation.holdout() == null
                    ? "none"
                    : "sealed from " + validation.holdout().from() + ", " + opened(looks)));
    lines.add("");
    lines.addAll(search(ledger, validation));
    lines.add("");
    lines.addAll(finalists(validation.finalists()).toString().lines().toList());
    lines.add("");
    lines.add("z, p and dsr: on train, corrected for all formulas tried; the rest: on validation.");
    lines.add(
        "t naive counts days as independent, which overlapping labels are not: do not use it.");
    validation.finalists().stream()
        .filter(f -> checked.contains(f.fid()))
        .forEach(f -> {
          lines.add("");
          lines.add("f:%s  %s  %s".formatted(f.fid(), verdict(f), f.formula()));
          lines.addAll(checks(f.checks()).toString().lines().toList());
        });
    return lines;
  }

  private static String opened(List<Look> looks) {
    return looks.isEmpty() ? "never opened" : "opened " + times(looks.size());
  }

  private static String times(int n) {
    return n == 1 ? "once" : n + " times";
  }

  private static String span(Validation.Span span) {
    return span.from() + ".." + span.to();
  }

  private static List<String> search(TrialLedger ledger, Validation validation) {
    Luck luck = validation.luck();
    EffectiveTrials effective = luck.effective();
    PowerSums t = ledger.moments().get("t");
    TextTable table = new TextTable("how hard it searched", "", "");
    table.row("formulas proposed", ledger.counts().proposed());
    table.row("  distinct in text", ledger.counts().distinct());
    table.row(
        "  distinct in meaning: tried",
        luck.tried(),
        ledger.counts().evaluated()
            + " on all stocks, "
            + ledger.counts().raced()
            + " in a race only");
    table.row(
        "tried on these data for life",
        luck.triedForLife(),
        "with " + luck.campaigns() + " earlier campaigns");
    table.row(
        "t on train over all tried",
        Numbers.fixed(t.deviation(), 2),
        "deviation; largest " + Numbers.fixed(t.largest(), 2) + " of f:" + t.fid());
    table.row(
        "best |z| by luck alone",
        Numbers.fixed(luck.expected(), 2),
        "expected if no two were alike: the bar; "
            + Numbers.fixed(luck.expectedAlike(), 2)
            + " as alike as they are; "
            + Numbers.fixed(luck.significant(), 2)
            + " in 1 of 20 searches");
    table.row(
        "effective trials",
        Numbers.fixed(luck.effectiveForLife(), 0),
        "max-calibrated; of %d sampled: %s, implied %s, participation ratio %s, Li-Ji %s, Nyholt %s"
            .formatted(
                effective.tries(),
                Numbers.fixed(effective.maxCalibrated(), 1),
                Numbers.fixed(effective.implied(), 1),
                Numbers.fixed(effective.participationRatio(), 1),
                Numbers.fixed(effective.liJi(), 1),
                Numbers.fixed(effective.nyholt(), 1)));
    table.row(
        "daily Sharpe ratio by luck",
        Numbers.fixed(luck.sharpeByLuck(), 3),
        "of the best on train if all were worthless; %s by the deviation over a sample of %d, %s +- %s"
            .formatted(
                Numbers.fixed(luck.sharpeByTrials(), 3),
                luck.sharpes() == null ? effective.tries() : luck.sharpes().n(),
                Numbers.fixed(luck.sharpeDeviation(), 3),
                Numbers.fixed(luck.sharpeDeviationError(), 3)));
    table.row(
        "overfitting (PBO)",
        Numbers.fixed(luck.overfitting(), 3),
        "finalists and sample, " + luck.overfittingBlocks() + " blocks of validation");
    table.row(
        "no superior ability (SPA)",
        Numbers.fixed(luck.superior(), 3),
        "p-value of the best finalist on validation, among finalists and sample");
    return table.toString().lines().toList();
  }

  private static TextTable finalists(List<Validation.Finalist> finalists) {
    TextTable table =
        new TextTable(
            "fid", "verdict", "z", "p holm", "p bhy", "dsr", "t", "t naive", "p", "psr", "sharpe",
            "record", "failed");
    for (Validation.Finalist finalist : finalists) {
      Significance s = finalist.significance();
      table.row(
          "f:" + finalist.fid(),
          verdict(finalist),
          Numbers.fixed(s.zTrain(), 2),
          Numbers.fixed(s.holm(), 4),
          Numbers.fixed(s.bhy(), 4),
          Numbers.fixed(s.deflated(), 3),
          Numbers.fixed(s.t(), 2),
          Numbers.fixed(s.tNaive(), 2),
          Numbers.fixed(s.p(), 4),
          Numbers.fixed(s.probabilistic(), 3),
          Numbers.fixed(s.sharpe(), 3),
          record(s),
          Numbers.cut(String.join(",", finalist.failed()), WIDTH));
    }
    return table;
  }

  /** Days of the record and days that it would need. */
  private static String record(Significance s) {
    return Double.isFinite(s.leastRecord())
        ? s.days() + "/" + (long) Math.ceil(s.leastRecord())
        : s.days() + "/never";
  }

  private static String verdict(Validation.Finalist finalist) {
    return finalist.promoted() ? "promoted" : "rejected";
  }

  private static TextTable checks(List<Check> checks) {
    TextTable table = new TextTable("check", "result", "limit", "value");
    for (Check check : checks) {
      table.row(
          check.name(),
          check.result(),
          Numbers.fixed(check.limit(), 4),
          Numbers.fixed(check.value(), 4));
    }
    return table;
  }

  /** What a look at the holdout showed. */
  public static List<String> lines(Holdout holdout) {
    List<String> lines = new ArrayList<>();
    Look look = holdout.look();
    lines.add("");
    lines.add(
        "holdout %s..%s, look %d at it, for: %s"
            .formatted(look.from(), look.to(), look.number(), look.reason()));
    TextTable table =
        new TextTable(
            "fid", "sign", "rank_ic", "t", "t naive", "p", "p of all", "sharpe", "psr", "days");
    for (Holdout.Figures f : holdout.figures()) {
      table.row(
          "f:" + f.fid(),
          f.direction() > 0 ? "+" : "-",
          Numbers.fixed(f.rankIc(), 4),
          Numbers.fixed(f.t(), 2),
          Numbers.fixed(f.tNaive(), 2),
          Numbers.fixed(f.p(), 4),
          Numbers.fixed(f.corrected(), 4),
          Numbers.fixed(f.sharpe(), 3),
          Numbers.fixed(f.probabilistic(), 3),
          f.days());
    }
    lines.addAll(table.toString().lines().toList());
    lines.add(
        "p of all: corrected for the %d formulas measured on this holdout so far"
            .formatted(holdout.formulas()));
    return lines;
  }
}
