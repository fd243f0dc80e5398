package lode.backtest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How every portfolio and benchmark fared on a stretch of days: a year, a month, a stress window.
 *
 * @param name of the stretch
 * @param from first day that has a return, as yyyy-mm-dd
 * @param to last one
 * @param days number of returns
 * @param returns by name of portfolio (after costs) or benchmark
 */
public record Span(String name, String from, String to, int days, Map<String, Stretch> returns) {
  /**
   * One series on it.
   *
   * @param totalReturn compound
   * @param sharpe per year
   * @param maxDrawdown from a peak within the stretch
   */
  public record Stretch(double totalReturn, double sharpe, double maxDrawdown) {}

  /** Stretches of consecutive dates of one label each. */
  static List<Span> by(
      Function<LocalDate, String> label, List<LocalDate> dates, Map<String, double[]> series) {
    List<Span> spans = new ArrayList<>();
    int from = 0;
    for (int t = 1; t <= dates.size(); t++) {
      String name = label.apply(dates.get(from));
      if (t == dates.size() || !label.apply(dates.get(t)).equals(name)) {
        spans.add(of(name, dates, from, t, series));
        from = t;
      }
    }
    return List.copyOf(spans);
  }

  /** The windows that the dates touch, as far as they do. */
  static List<Span> in(
      List<StressWindow> windows, List<LocalDate> dates, Map<String, double[]> series) {
    List<Span> spans = new ArrayList<>();
    for (StressWindow window : windows) {
      int from = (int) dates.stream().filter(d -> d.isBefore(window.from())).count();
      int to = (int) dates.stream().filter(d -> !d.isAfter(window.to())).count();
      if (to > from) {
        spans.add(of(window.name(), dates, from, to, series));
      }
    }
    return List.copyOf(spans);
  }

  private static Span of(
      String name, List<LocalDate> dates, int from, int to, Map<String, double[]> series) {
    Map<String, Stretch> returns = new LinkedHashMap<>();
    series.forEach((key, all) -> {
      Performance part = Performance.of(Arrays.copyOfRange(all, from, to));
      returns.put(key, new Stretch(part.totalReturn(), part.sharpe(), part.maxDrawdown()));
    });
    return new Span(
        name,
        dates.get(from).toString(),
        dates.get(to - 1).toString(),
        to - from,
        Collections.unmodifiableMap(returns));
  }
}
