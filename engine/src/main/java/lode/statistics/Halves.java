package lode.statistics;

import java.util.Arrays;

/**
 * Sharpe ratios (ddof 1) of many strategies over a chosen half of the blocks of dates and over the
 * other half, from sums per block: a combination costs additions of block sums, not of dates.
 */
final class Halves {
  /** Relative variance below which returns count as constant: what rounding leaves of one. */
  private static final double CONSTANT = 1e-24;

  private final int dates;
  private final double[] mean;

  /** By block and strategy, of returns less the strategy's mean: sums do not cancel. */
  private final double[][] sum;

  private final double[][] squares;
  private final double[] chosen;
  private final double[] others;
  private final double[] first;
  private final double[] second;

  private Halves(int blocks, int size, int strategies) {
    dates = blocks / 2 * size;
    mean = new double[strategies];
    sum = new double[blocks][strategies];
    squares = new double[blocks][strategies];
    chosen = new double[strategies];
    others = new double[strategies];
    first = new double[strategies];
    second = new double[strategies];
  }

  static Halves of(double[][] strategies, int blocks) {
    int size = strategies[0].length / blocks;
    int skipped = strategies[0].length - size * blocks;
    Halves halves = new Halves(blocks, size, strategies.length);
    for (int i = 0; i < strategies.length; i++) {
      double[] returns = new double[size * blocks];
      for (int t = 0; t < returns.length; t++) {
        double value = strategies[i][skipped + t];
        returns[t] = Double.isNaN(value) ? 0 : value;
      }
      halves.mean[i] = Moments.of(returns).mean();
      for (int t = 0; t < returns.length; t++) {
        double d = returns[t] - halves.mean[i];
        halves.sum[t / size][i] += d;
        halves.squares[t / size][i] += d * d;
      }
    }
    return halves;
  }

  /** Measures both halves for the blocks in a choice. */
  void measure(int[] choice) {
    boolean[] inside = new boolean[sum.length];
    for (int block : choice) {
      inside[block] = true;
    }
    ratios(inside, true, chosen);
    ratios(inside, false, others);
  }

  /** Ratios over the choice last measured, by strategy; overwritten by the next. */
  double[] chosen() {
    return chosen;
  }

  /** Ratios over the other half. */
  double[] others() {
    return others;
  }

  private void ratios(boolean[] inside, boolean side, double[] ratios) {
    Arrays.fill(first, 0);
    Arrays.fill(second, 0);
    for (int block = 0; block < sum.length; block++) {
      if (inside[block] == side) {
        add(sum[block], first);
        add(squares[block], second);
      }
    }
    for (int i = 0; i < ratios.length; i++) {
      double variance = (second[i] - first[i] * first[i] / dates) / (dates - 1);
      double level = mean[i] + first[i] / dates;
      ratios[i] = variance > CONSTANT * level * level ? level / Math.sqrt(variance) : 0;
    }
  }

  private static void add(double[] terms, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += terms[i];
    }
  }
}
