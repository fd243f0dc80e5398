package lode.report.html;

import java.util.List;
import java.util.function.Function;
import lode.run.Validation;
import lode.statistics.Haircut;
import lode.validation.Haircuts;

/** What is left of the Sharpe ratios on train once every formula tried counts. */
final class HaircutPart {
  /** Groups of bars that a chart has room for. */
  private static final int BARS = 14;

  private HaircutPart() {}

  /** Nothing where the run is older than its haircuts. */
  static String of(Validation validation) {
    List<Validation.Finalist> known =
        validation.finalists().stream().filter(f -> f.significance().haircuts() != null).toList();
    if (known.isEmpty()) {
      return "";
    }
    List<Validation.Finalist> promoted =
        known.stream().filter(Validation.Finalist::promoted).toList();
    List<Validation.Finalist> first = promoted.isEmpty() ? known : promoted;
    String all = table(validation, known).toString();
    return "<h3>Haircut</h3>\n"
        + Html.paragraph(
            "Sharpe ratios a year on train, of the paper portfolio before costs. Naive: as if the"
                + " formula were the only one ever tried. Then what is left once all "
                + Shown.count(validation.luck().triedForLife())
                + " formulas tried on these data count, by Bonferroni, Holm, and Benjamini, Hochberg"
                + " and Yekutieli (BHY); in brackets the share that is gone. By luck the best of so"
                + " many would show "
                + Shown.perYear(validation.luck().sharpeByLuck())
                + "; the deflated Sharpe ratio (DSR) is the probability that the true one is above"
                + " that.")
        + Html.figure(
            "What is left of the Sharpe ratio"
                + (promoted.isEmpty() ? "" : " of promoted factors")
                + (first.size() > BARS ? ", the first " + BARS : ""),
            chart(first.subList(0, Math.min(BARS, first.size()))))
        + (promoted.isEmpty()
            ? all
            : table(validation, promoted) + Html.aside("Haircut of all finalists", all));
  }

  private static String chart(List<Validation.Finalist> finalists) {
    return BarChart.of(
        "haircuts",
        finalists.stream().map(f -> f.fid().substring(0, 6)).toList(),
        List.of(
            new Series(
                "naive",
                finalists.stream()
                    .mapToDouble(f -> Shown.yearly(f.significance().sharpeTrain()))
                    .toArray()),
            left("BHY", finalists, Haircuts::bhy),
            left("Holm", finalists, Haircuts::holm),
            left("Bonferroni", finalists, Haircuts::bonferroni)),
        Unit.PLAIN);
  }

  private static Series left(
      String name, List<Validation.Finalist> finalists, Function<Haircuts, Haircut> cut) {
    return new Series(
        name,
        finalists.stream()
            .mapToDouble(f -> Shown.yearly(cut.apply(f.significance().haircuts()).sharpe()))
            .toArray());
  }

  private static HtmlTable table(Validation validation, List<Validation.Finalist> finalists) {
    HtmlTable table =
        new HtmlTable(
            "fid",
            "verdict",
            "naive",
            "p naive",
            "Bonferroni",
            "Holm",
            "BHY",
            "above luck",
            "DSR",
            "DSR by trials");
    for (Validation.Finalist f : finalists) {
      Haircuts cuts = f.significance().haircuts();
      table.row(
          Shown.link(f.fid(), false),
          Shown.result(f.promoted() ? "promoted" : "rejected", f.promoted()),
          Shown.perYear(f.significance().sharpeTrain()),
          Shown.p(cuts.p()),
          cut(cuts.bonferroni()),
          cut(cuts.holm()),
          cut(cuts.bhy()),
          Shown.perYear(f.significance().sharpeTrain() - validation.luck().sharpeByLuck()),
          Shown.fixed(f.significance().deflated(), 3),
          Shown.fixed(f.significance().deflatedByTrials(), 3));
    }
    return table;
  }

  private static HtmlTable.Cell cut(Haircut cut) {
    String gone =
        Double.isNaN(cut.cut()) ? "" : " <small>(" + Shown.fixed(100 * cut.cut(), 0) + "%)</small>";
    return new HtmlTable.Cell(Shown.perYear(cut.sharpe()) + gone, "n");
  }
}
