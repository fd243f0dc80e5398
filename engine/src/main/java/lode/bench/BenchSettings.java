package lode.bench;

import java.util.List;
import lode.panel.GeneratedPanel;

/**
 * What to measure, and on how much.
 *
 * @param only names of parts, sets and operators; empty for everything
 * @param stocks sizes of the generated panels; empty for {@link #STOCKS}
 * @param days length of the generated panels; 0 for {@link #DAYS}
 * @param windows of every operator that takes one; empty for {@link #WINDOW}, and the longer ones
 *     for those whose cost grows with it
 * @param population formulas in a generation of the search; 0 for as many as there is patience for
 * @param generations of the search; 0 likewise
 * @param quick fewer repetitions, one size, and small stores and populations: a minute in all
 */
public record BenchSettings(
    List<String> only,
    List<Integer> stocks,
    int days,
    List<Integer> windows,
    int population,
    int generations,
    boolean quick) {
  /** The sizes at which the engines that we compare with were measured. */
  public static final List<Integer> STOCKS = List.of(512, 4096);

  /** As long as theirs. */
  public static final int DAYS = 1200;

  /** Stocks, days and fields of published figures on a search. */
  static final GeneratedPanel SEARCHED = GeneratedPanel.of(3002, 582);

  /** One size for a quick look. */
  static final int QUICK_STOCKS = 512;

  /** And so many days. */
  static final int QUICK_DAYS = 300;

  /** The window that every operator is measured with. */
  static final int WINDOW = 20;

  /**
   * Fills in what is not said, and checks the rest.
   *
   * @throws IllegalArgumentException for a size, a length or a window that cannot be
   */
  public BenchSettings {
    only = List.copyOf(only);
    stocks = List.copyOf(stocks);
    windows = List.copyOf(windows);
    population = population == 0 ? quick ? 100 : 300 : population;
    generations = generations == 0 ? 2 : generations;
    range("population", population, 2, 10_000);
    range("generations", generations, 1, 1000);
    for (int size : stocks) {
      range("stocks", size, 20, 100_000);
    }
    range("days", days == 0 ? DAYS : days, 60, 100_000);
    for (int window : windows) {
      range("windows", window, 2, 1024);
    }
  }

  private static void range(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "out of range: name=%s value=%d range=%d..%d".formatted(name, value, least, most));
    }
  }

  /** The panels on which operators and sets are measured. */
  List<GeneratedPanel> panels() {
    List<Integer> sizes = !stocks.isEmpty() ? stocks : quick ? List.of(QUICK_STOCKS) : STOCKS;
    return sizes.stream().map(size -> GeneratedPanel.of(size, length())).toList();
  }

  /** The panel on which a search is measured: of the size asked for. */
  GeneratedPanel searched() {
    return quick || !stocks.isEmpty() ? panels().getFirst() : SEARCHED;
  }

  private int length() {
    return days > 0 ? days : quick ? QUICK_DAYS : DAYS;
  }

  /** Longest wait for the compiler before a measurement, in nanoseconds. */
  long patience() {
    return quick ? 2_000_000_000L : 10_000_000_000L;
  }

  int rounds() {
    return quick ? 3 : 7;
  }
}
