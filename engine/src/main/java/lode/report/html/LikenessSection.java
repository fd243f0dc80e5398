package lode.report.html;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lode.backtest.TearSheet;
import lode.run.Validation;
import lode.statistics.Correlations;
import lode.statistics.Linkage;
import lode.validation.FactorStudy;

/**
 * How alike factors are: finalists in their values, to each other and to the library; promoted ones
 * in what they foretell, and in what they would have earned.
 */
final class LikenessSection {
  /** Mean correlation at which factors are of one cluster. */
  static final double CLUSTER = 0.5;

  private LikenessSection() {}

  static Optional<Section> of(RunData data) {
    StringBuilder body = new StringBuilder();
    data.validation()
        .filter(v -> v.likeness() != null && v.finalists().size() > 1)
        .ifPresent(v -> body.append(values(v)));
    if (data.studies().size() > 1) {
      body.append(returns(data));
    }
    if (!data.promoted().isEmpty()) {
      body.append(nearest(data));
    }
    return body.isEmpty()
        ? Optional.empty()
        : Optional.of(new Section("likeness", "How alike they are", body.toString()));
  }

  /** The matrix of the finalists, alike ones beside each other, the library's behind them. */
  private static String values(Validation validation) {
    List<Validation.Finalist> finalists = validation.finalists();
    List<String> fids = validation.likeness().fids();
    int n = finalists.size();
    double[][] rho = new double[n][fids.size()];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < fids.size(); b++) {
        double raw = validation.likeness().rho().get(a).get(b);
        rho[a][b] =
            b < n
                ? raw * finalists.get(a).direction() * finalists.get(b).direction()
                : Math.abs(raw);
      }
    }
    Linkage linkage = Linkage.of(rho, CLUSTER);
    List<Integer> order = linkage.order();
    double[][] shown = new double[n][fids.size()];
    for (int r = 0; r < n; r++) {
      for (int c = 0; c < fids.size(); c++) {
        shown[r][c] = rho[order.get(r)][c < n ? order.get(c) : c];
      }
    }
    String library =
        fids.size() > n
            ? " Behind the gap: the size of the correlation to the "
                + (fids.size() - n)
                + " active factors of the library."
            : "";
    return Html.figure(
            "Rank correlation of the finalists' values, in the direction of each, on train and"
                + " validation; alike ones beside each other, promoted ones in bold."
                + library,
            MatrixChart.of(
                    "correlation of finalists",
                    order.stream()
                        .map(i -> Shown.fid(finalists.get(i).fid().substring(0, 6)))
                        .toList(),
                    order.stream().map(i -> finalists.get(i).promoted()).toList(),
                    shown)
                + MatrixChart.key())
        + clusters(finalists, linkage);
  }

  private static String clusters(List<Validation.Finalist> finalists, Linkage linkage) {
    HtmlTable table = new HtmlTable("cluster of", "promoted", "finalists");
    for (List<Integer> group : linkage.groups()) {
      table.row(
          group.size(),
          group.stream().filter(i -> finalists.get(i).promoted()).count(),
          new HtmlTable.Cell(
              group.stream()
                  .sorted()
                  .map(i -> Shown.link(finalists.get(i).fid(), false).html())
                  .collect(Collectors.joining(" ")),
              "fids"));
    }
    return Html.paragraph(
            "The "
                + finalists.size()
                + " finalists are "
                + linkage.groups().size()
                + " clusters: groups whose members are correlated by "
                + CLUSTER
                + " or more in the mean (average linkage).")
        + Html.folded("Clusters", table.toString());
  }

  private static String returns(RunData data) {
    List<String> fids = List.copyOf(data.studies().keySet());
    Map<String, double[]> ics = new HashMap<>();
    Map<String, double[]> earned = new HashMap<>();
    for (String fid : fids) {
      FactorStudy study = data.studies().get(fid);
      double[] ic = Shown.doubles(study.main().rankIc());
      ics.put(
          fid, IntStream.range(0, ic.length).mapToDouble(t -> study.direction() * ic[t]).toArray());
      TearSheet sheet = data.backtests().get(fid);
      if (sheet != null) {
        earned.put(fid, sheet.portfolios().get(TearSheet.LONG_SHORT).net());
      }
    }
    double[][] values = new double[fids.size()][fids.size()];
    List<String> names = new ArrayList<>();
    for (int a = 0; a < fids.size(); a++) {
      names.add(fids.get(a).substring(0, 6));
      for (int b = 0; b < fids.size(); b++) {
        Map<String, double[]> series = a > b ? ics : earned;
        values[a][b] =
            a == b ? Double.NaN : correlation(series.get(fids.get(a)), series.get(fids.get(b)));
      }
    }
    return Html.figure(
        "Promoted factors. Below the diagonal: correlation of the daily rank IC, in the direction of"
            + " each; above it: of the daily long-short returns after costs.",
        Heatmap.of(names, names, values, 1, "%.2f"));
  }

  /** Over the days that have both. */
  private static double correlation(double[] a, double[] b) {
    if (a == null || b == null || a.length != b.length) {
      return Double.NaN;
    }
    int[] both =
        IntStream.range(0, a.length)
            .filter(t -> Double.isFinite(a[t]) && Double.isFinite(b[t]))
            .toArray();
    return both.length < 2
        ? Double.NaN
        : Correlations.pearson(
            IntStream.of(both).mapToDouble(t -> a[t]).toArray(),
            IntStream.of(both).mapToDouble(t -> b[t]).toArray());
  }

  private static String nearest(RunData data) {
    HtmlTable table = new HtmlTable("factor", "nearest of the library", "correlation", "replaced");
    for (String fid : data.promoted()) {
      ObjectNode v = data.verdict(fid).orElseThrow();
      String near = v.path("nearest").asText();
      String replaced = v.path("replaced").asText();
      double rho = Double.NaN;
      for (var check : v.get("checks")) {
        rho = check.get("name").asText().equals("correlation") ? Shown.number(check, "value") : rho;
      }
      table.row(
          Shown.link(fid, data.studies().containsKey(fid)),
          near.isEmpty() ? "none before it" : Shown.fid(near),
          near.isEmpty() ? "" : Shown.fixed(rho, 2),
          replaced.isEmpty() ? "" : Shown.fid(replaced));
    }
    return Html.folded(
        "Nearest factor of the library, those promoted before included", table.toString());
  }
}
