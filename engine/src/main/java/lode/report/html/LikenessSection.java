package lode.report.html;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lode.backtest.TearSheet;
import lode.backtest.Track;
import lode.validation.FactorStudy;

/** How alike promoted factors are: in what they foretell, and in what they would have earned. */
final class LikenessSection {
  private LikenessSection() {}

  static Optional<Section> of(RunData data) {
    List<String> fids = List.copyOf(data.studies().keySet());
    if (fids.size() < 2) {
      return Optional.empty();
    }
    Map<String, double[]> ics = new HashMap<>();
    Map<String, double[]> returns = new HashMap<>();
    for (String fid : fids) {
      FactorStudy study = data.studies().get(fid);
      double[] ic = Shown.doubles(study.main().rankIc());
      for (int t = 0; t < ic.length; t++) {
        ic[t] *= study.direction();
      }
      ics.put(fid, ic);
      TearSheet sheet = data.backtests().get(fid);
      if (sheet != null) {
        Track track = sheet.portfolios().get(TearSheet.LONG_SHORT);
        returns.put(fid, track.net());
      }
    }
    return Optional.of(
        new Section(
            "likeness",
            "How alike they are",
            Html.paragraph(
                    "Below the diagonal: correlation of the daily rank IC, in the direction of each"
                        + " factor; above it: of the daily long-short returns after costs.")
                + matrix(fids, ics, returns)
                + nearest(data)));
  }

  private static String matrix(
      List<String> fids, Map<String, double[]> ics, Map<String, double[]> returns) {
    double[][] values = new double[fids.size()][fids.size()];
    List<String> names = new ArrayList<>();
    for (int a = 0; a < fids.size(); a++) {
      names.add(fids.get(a).substring(0, 6));
      for (int b = 0; b < fids.size(); b++) {
        Map<String, double[]> series = a > b ? ics : returns;
        values[a][b] =
            a == b ? Double.NaN : correlation(series.get(fids.get(a)), series.get(fids.get(b)));
      }
    }
    return Heatmap.of(names, names, values, 1, "%.2f");
  }

  private static double correlation(double[] a, double[] b) {
    if (a == null || b == null || a.length != b.length) {
      return Double.NaN;
    }
    double[][] both = new double[2][a.length];
    int n = 0;
    double sumA = 0;
    double sumB = 0;
    for (int t = 0; t < a.length; t++) {
      if (Double.isFinite(a[t]) && Double.isFinite(b[t])) {
        both[0][n] = a[t];
        both[1][n++] = b[t];
        sumA += a[t];
        sumB += b[t];
      }
    }
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int t = 0; t < n; t++) {
      double x = both[0][t] - sumA / n;
      double y = both[1][t] - sumB / n;
      ab += x * y;
      aa += x * x;
      bb += y * y;
    }
    return ab / Math.sqrt(aa * bb);
  }

  private static String nearest(RunData data) {
    HtmlTable table = new HtmlTable("factor", "nearest factor of the library", "replaced");
    for (String fid : data.promoted()) {
      ObjectNode v = data.verdict(fid).orElseThrow();
      String near = v.path("nearest").asText();
      String replaced = v.path("replaced").asText();
      table.row(
          Shown.link(fid, data.studies().containsKey(fid)),
          near.isEmpty() ? "none" : "f:" + near,
          replaced.isEmpty() ? "" : "f:" + replaced);
    }
    return Html.folded("Nearest neighbours", table.toString());
  }
}
