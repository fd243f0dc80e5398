package lode.report.html;

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
    String strength =
        LineChart.of(
            "strength of the best",
            labels,
            List.of(
                sized(rows, "best_rank_icir", "|rank ICIR| of the best"),
                sized(rows, "best_rank_ic", "|rank IC| of the best")),
            true);
    String length =
        LineChart.of(
            "length of formulas",
            labels,
            List.of(column(rows, "best_len", "best"), column(rows, "mean_len", "mean")),
            true);
    String tried =
        LineChart.of(
            "formulas so far",
            labels,
            List.of(
                column(rows, "proposed", "proposed"),
                column(rows, "distinct", "distinct in text"),
                column(rows, "semantically_distinct", "distinct in meaning")),
            true);
    double[] repeated = new double[rows.size()];
    for (int i = 0; i < repeated.length; i++) {
      Map<String, String> r = rows.get(i);
      repeated[i] =
          (number(r, "duplicate_text") + number(r, "duplicate_sketch")) / number(r, "proposed");
    }
    String repeats = LineChart.of("repeats", labels, List.of(new Series("share", repeated)), true);
    return Optional.of(
        new Section(
            "evolution",
            "How the search went",
            Html.beside(
                Html.figure("Strength of the best formula on train", strength),
                Html.figure("Symbols of a formula", length),
                Html.figure("Formulas so far", tried),
                Html.figure("Share of proposals that were seen before", repeats))));
  }

  private static Series column(List<Map<String, String>> rows, String column, String name) {
    return new Series(name, rows.stream().mapToDouble(r -> number(r, column)).toArray());
  }

  private static Series sized(List<Map<String, String>> rows, String column, String name) {
    return new Series(name, rows.stream().mapToDouble(r -> Math.abs(number(r, column))).toArray());
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
