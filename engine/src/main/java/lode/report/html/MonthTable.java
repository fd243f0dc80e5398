package lode.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Figures of calendar months, and of the year: a row a year, coloured by size. */
final class MonthTable {
  private static final List<String> MONTHS =
      List.of(
          "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
          "year");

  private MonthTable() {}

  /** Means of a daily series. */
  static String means(List<String> dates, double[] daily, double full, String format) {
    return of(
        dates,
        daily,
        full,
        format,
        v -> v.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN));
  }

  /** Compound returns of daily ones, in percent. */
  static String returns(List<String> dates, double[] daily) {
    return of(
        dates,
        daily,
        10,
        "%.1f",
        v -> 100 * (v.stream().mapToDouble(r -> 1 + r).reduce(1, (a, b) -> a * b) - 1));
  }

  private static String of(
      List<String> dates,
      double[] daily,
      double full,
      String format,
      Function<List<Double>, Double> figure) {
    TreeMap<String, List<List<Double>>> years = new TreeMap<>();
    for (int t = 0; t < daily.length; t++) {
      if (Double.isFinite(daily[t])) {
        List<List<Double>> year = years.computeIfAbsent(dates.get(t).substring(0, 4), y -> empty());
        year.get(Integer.parseInt(dates.get(t).substring(5, 7)) - 1).add(daily[t]);
        year.getLast().add(daily[t]);
      }
    }
    double[][] values =
        years.values().stream()
            .map(parts ->
                parts.stream()
                    .mapToDouble(p -> p.isEmpty() ? Double.NaN : figure.apply(p))
                    .toArray())
            .toArray(double[][]::new);
    return Heatmap.of(List.copyOf(years.keySet()), MONTHS, values, full, format);
  }

  /** Twelve months, and the whole year. */
  private static List<List<Double>> empty() {
    return Stream.<List<Double>>generate(ArrayList::new).limit(MONTHS.size()).toList();
  }
}
