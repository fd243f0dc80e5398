package lode.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Corrections of p-values for the number of tests made. An adjusted p-value below 5 % passes a test
 * of 5 % over the whole family: of finding any falsely ({@link #BONFERRONI}, {@link #HOLM}), or of
 * the share of false ones among those found (the others).
 *
 * <p>Source: Harvey and Liu, "Backtesting" (2015); Harvey, Liu and Zhu, "... and the Cross-Section
 * of Expected Returns" (2016); Benjamini and Yekutieli (2001).
 */
public enum Correction {
  /** Times the number of tests: as if none had anything to do with another. */
  BONFERRONI {
    @Override
    double[] ascending(double[] p, long tests) {
      return Arrays.stream(p).map(value -> value * tests).toArray();
    }
  },
  /** Steps down from the smallest: never harsher than Bonferroni, the same promise. */
  HOLM {
    @Override
    double[] ascending(double[] p, long tests) {
      double[] adjusted = new double[p.length];
      double largest = 0;
      for (int i = 0; i < p.length; i++) {
        largest = Math.max(largest, (tests - i) * p[i]);
        adjusted[i] = largest;
      }
      return adjusted;
    }
  },
  /** Benjamini and Hochberg: the share of false finds, where tests are independent. */
  BH {
    @Override
    double[] ascending(double[] p, long tests) {
      return stepUp(p, tests, 1, 1);
    }
  },
  /** Benjamini and Yekutieli, for any dependence between tests; as R's {@code p.adjust}. */
  BY {
    @Override
    double[] ascending(double[] p, long tests) {
      return stepUp(p, tests, harmonic(tests), 1);
    }
  },
  /**
   * The same as Harvey and Liu write it: the largest p-value of all stays as it is, so the adjusted
   * ones may be smaller than {@link #BY}'s.
   */
  BHY {
    @Override
    double[] ascending(double[] p, long tests) {
      boolean all = p.length > 0 && tests == p.length;
      return stepUp(p, tests, harmonic(tests), all ? p[p.length - 1] : 1);
    }
  };

  private static final double EULER = 0.5772156649015329;

  abstract double[] ascending(double[] p, long tests);

  /** Adjusted p-values, in the order given. */
  public double[] adjust(double... p) {
    return adjust(p, p.length);
  }

  /**
   * Adjusted p-values where only those of some tests are at hand, the smallest among them: the
   * others count as 1, which can only make the answer harsher.
   *
   * @param p p-values in any order; NaN (a test refused) counts as 1
   * @param tests all tests made, at least as many as p-values
   * @return adjusted values in the order given, at most 1
   * @throws IllegalArgumentException if there are more p-values than tests
   */
  public double[] adjust(double[] p, long tests) {
    if (tests < p.length) {
      throw new IllegalArgumentException(
          "more p-values than tests: p-values=%d tests=%d".formatted(p.length, tests));
    }
    double[] known = Arrays.stream(p).map(value -> Double.isNaN(value) ? 1 : value).toArray();
    int[] order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> known[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] ascending =
        ascending(Arrays.stream(order).mapToDouble(i -> known[i]).toArray(), tests);
    double[] adjusted = new double[p.length];
    for (int i = 0; i < order.length; i++) {
      adjusted[order[i]] = Math.min(1, ascending[i]);
    }
    return adjusted;
  }

  /** {@code min over j >= i of factor tests / j p_(j)}, starting from {@code largest}. */
  private static double[] stepUp(double[] p, long tests, double factor, double largest) {
    double[] adjusted = new double[p.length];
    double least = largest;
    for (int i = p.length - 1; i >= 0; i--) {
      least = Math.min(least, factor * tests / (i + 1) * p[i]);
      adjusted[i] = least;
    }
    return adjusted;
  }

  /** 1 + 1/2 + ... + 1/n: what dependence between n tests may cost. */
  static double harmonic(long n) {
    if (n > 1000) {
      // Euler and Maclaurin's expansion, exact to rounding so far out
      return StrictMath.log(n) + EULER + 1 / (2.0 * n) - 1 / (12.0 * n * n);
    }
    double sum = 0;
    for (long i = n; i > 0; i--) {
      sum += 1.0 / i;
    }
    return sum;
  }
}
