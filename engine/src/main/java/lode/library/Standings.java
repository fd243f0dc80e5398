package lode.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import lode.evaluation.Values;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * Where each stock of a universe stands by each factor on some dates: the value itself, and what
 * {@code cs_zscore}, {@code cs_rank} and {@code group_rank} make of it, by the engine; the rank by
 * size is among the fifth of the universe that the stock's market value falls into. What the data
 * do not have (industries, market values) is missing.
 */
final class Standings {
  private static final int SIZES = 5;
  private static final int COLUMNS = 4;

  private final Panel panel;
  private final String universe;
  private final List<Factor> factors;
  private final float[] inside;
  private final float[][] rows;
  private final List<Measurements.Standing> standings = new ArrayList<>();

  private Standings(Panel panel, String universe, List<Factor> factors) {
    this.panel = panel;
    this.universe = universe;
    this.factors = factors;
    this.inside = new float[panel.stride()];
    this.rows = new float[COLUMNS * factors.size() + 1][];
  }

  /** By date, then factor, then stock; stocks without a value are left out. */
  static List<Measurements.Standing> of(
      Panel panel, String universe, List<Factor> factors, Period dates) {
    return new Standings(panel, universe, factors).stream(dates);
  }

  private List<Measurements.Standing> stream(Period dates) {
    List<Formula> formulas = new ArrayList<>();
    String group = List.of("industry", "sector").stream().filter(panel::has).findFirst().orElse("");
    for (Factor factor : factors) {
      String f = factor.formula();
      formulas.add(Formula.parse(f));
      formulas.add(Formula.parse("cs_zscore(" + f + ")"));
      formulas.add(Formula.parse("cs_rank(" + f + ")"));
      formulas.add(
          group.isEmpty() ? missing() : Formula.parse("group_rank(" + f + "," + group + ")"));
    }
    formulas.add(
        List.of("market_cap", "float_market_cap").stream()
            .filter(panel::has)
            .findFirst()
            .map(size -> Formula.parse("cs_quantile(" + size + "," + SIZES + ")"))
            .orElse(missing()));
    Values.stream(
        panel,
        universe,
        formulas,
        dates,
        (root, date, data, offset) -> {
          rows[root] = java.util.Arrays.copyOfRange(data, offset, offset + panel.stocks().size());
          if (root == rows.length - 1) {
            add(date);
          }
        });
    return standings;
  }

  /** A series that has no value anywhere. */
  private static Formula missing() {
    return Formula.parse("log(0)");
  }

  private void add(int date) {
    panel.row(panel.universe(universe), date, inside, 0);
    String day = panel.dates().at(date).toString();
    for (int f = 0; f < factors.size(); f++) {
      float[] raw = rows[COLUMNS * f];
      float[] bySize = ranksBySize(raw);
      for (int s = 0; s < raw.length; s++) {
        if (inside[s] == 1 && !Float.isNaN(raw[s])) {
          standings.add(
              new Measurements.Standing(
                  factors.get(f).fid(),
                  day,
                  panel.stocks().at(s),
                  raw[s],
                  rows[COLUMNS * f + 1][s],
                  rows[COLUMNS * f + 2][s],
                  rows[COLUMNS * f + 3][s],
                  bySize[s]));
        }
      }
    }
  }

  /** Ranks within the sizes over the number ranked, ties averaged. */
  private float[] ranksBySize(float[] raw) {
    float[] sizes = rows[rows.length - 1];
    float[] ranks = new float[raw.length];
    java.util.Arrays.fill(ranks, Float.NaN);
    for (int size = 0; size < SIZES; size++) {
      int bucket = size;
      int[] order =
          IntStream.range(0, raw.length)
              .filter(s -> sizes[s] == bucket && inside[s] == 1 && !Float.isNaN(raw[s]))
              .boxed()
              .sorted(Comparator.comparingDouble(s -> raw[s]))
              .mapToInt(Integer::intValue)
              .toArray();
      for (int first = 0, end; first < order.length; first = end) {
        end = first + 1;
        while (end < order.length && raw[order[end]] == raw[order[first]]) {
          end++;
        }
        for (int k = first; k < end; k++) {
          ranks[order[k]] = (first + 1 + end) * 0.5f / order.length;
        }
      }
    }
    return ranks;
  }
}
