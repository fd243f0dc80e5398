package lode.report.html;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the search went, generation by generation. */
final class EvolutionSection {
  private EvolutionSection() {}

  static Optional<Section> of(RunData data) {
    List<Map<String, String>> rows = data.generations();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<String> labels = rows.stream().map(r -> r.get("gen")).toList();
    Growth growth = Growth.of(data.trials(), rows.size());
    String strength =
        LineChart.of(
            "strength by generation",
            labels,
            List.of(
                sized(rows, "best_rank_icir", "best so far"),
                new Series("mean of those born", growth.mean)),
            Unit.PLAIN);
    String front =
        LineChart.of(
            "hypervolume of the front",
            labels,
            List.of(new Series("hypervolume", growth.hypervolume)),
            Unit.PLAIN);
    String length =
        LineChart.of(
            "length of formulas",
            labels,
            List.of(column(rows, "best_len", "best"), column(rows, "mean_len", "mean")),
            Unit.PLAIN);
    String tried =
        LineChart.of(
            "formulas so far",
            labels,
            List.of(
                column(rows, "proposed", "proposed"),
                column(rows, "distinct", "distinct in text"),
                column(rows, "semantically_distinct", "distinct in meaning")),
            Unit.COUNT);
    String fresh =
        LineChart.of(
            "new and repeated proposals",
            labels,
            List.of(
                ratio(rows, "new in meaning", "semantically_distinct"),
                ratio(rows, "seen before", "duplicate_text", "duplicate_sketch")),
            Unit.PERCENT);
    String archive =
        LineChart.of("archive", labels, List.of(column(rows, "archive", "formulas")), Unit.COUNT);
    return Optional.of(
        new Section(
            "evolution",
            "How the search went",
            Html.paragraph("Across: generations. Strength is the size of the rank ICIR on train.")
                + Html.beside(
                    Html.figure("Strength of the best formula, and of those born", strength),
                    Html.figure(
                        "Front: area under strength against length, up to the longest", front),
                    Html.figure("Symbols of a formula", length),
                    Html.figure("Formulas so far", tried),
                    Html.figure("Of each generation's proposals", fresh),
                    Html.figure("Formulas in the archive, no two alike", archive))));
  }

  /**
   * What the trials tell of each generation.
   *
   * @param mean strength of the formulas born in it that were scored on the whole universe
   * @param hypervolume area below the strongest of each length or less, over all born so far
   */
  private record Growth(double[] mean, double[] hypervolume) {
    static Growth of(List<ObjectNode> trials, int generations) {
      List<ObjectNode> scored =
          trials.stream()
              .filter(t -> t.get("ev").asText().equals("evaluated"))
              .filter(t -> Double.isFinite(FrontSection.strength(t)))
              .toList();
      int longest = scored.stream().mapToInt(t -> t.get("len").asInt()).max().orElse(0);
      double[] best = new double[longest + 1];
      double[] mean = new double[generations];
      double[] volume = new double[generations];
      for (int g = 0; g < generations; g++) {
        int generation = g;
        double sum = 0;
        int n = 0;
        for (ObjectNode t : scored) {
          if (t.get("gen").asInt() == generation) {
            double strength = FrontSection.strength(t);
            sum += strength;
            n++;
            for (int length = t.get("len").asInt(); length <= longest; length++) {
              best[length] = Math.max(best[length], strength);
            }
          }
        }
        mean[g] = n == 0 ? Double.NaN : sum / n;
        volume[g] = Arrays.stream(best).sum();
      }
      return new Growth(mean, volume);
    }
  }

  private static Series column(List<Map<String, String>> rows, String column, String name) {
    return new Series(name, rows.stream().mapToDouble(r -> number(r, column)).toArray());
  }

  private static Series sized(List<Map<String, String>> rows, String column, String name) {
    return new Series(name, rows.stream().mapToDouble(r -> Math.abs(number(r, column))).toArray());
  }

  /** What a generation added to columns that count from the first on, of what it proposed. */
  private static Series ratio(List<Map<String, String>> rows, String name, String... columns) {
    double[] shares = new double[rows.size()];
    for (int i = 0; i < shares.length; i++) {
      double sum = 0;
      for (String column : columns) {
        sum += added(rows, i, column);
      }
      shares[i] = sum / added(rows, i, "proposed");
    }
    return new Series(name, shares);
  }

  private static double added(List<Map<String, String>> rows, int i, String column) {
    return number(rows.get(i), column) - (i == 0 ? 0 : number(rows.get(i - 1), column));
  }

  private static double number(Map<String, String> row, String column) {
    String text = row.getOrDefault(column, "");
    try {
      return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
