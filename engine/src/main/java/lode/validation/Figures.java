package lode.validation;

import java.util.Arrays;
import java.util.function.IntPredicate;
import lode.statistics.MeanTest;
import lode.statistics.Moments;

/**
 * What a daily series adds up to; dates without a number do not count.
 *
 * @param days dates with a number
 * @param mean their mean
 * @param std standard deviation (ddof 1)
 * @param ir mean over deviation, per day, not annualised
 * @param t Newey-West t of the mean, Bartlett kernel
 * @param lags lags of that t: {@code max(2 horizon, floor(4 (days / 100)^(2/9)))}
 * @param p two-sided p-value of that t, by what such a t really does in few independent stretches
 * @param naiveT t as if the days were independent, which overlapping labels are not
 * @param skew third standardised moment
 * @param kurtosis fourth standardised moment, 3 for a normal
 * @param positive share of the days above zero
 */
public record Figures(
    int days,
    double mean,
    double std,
    double ir,
    double t,
    int lags,
    double p,
    double naiveT,
    double skew,
    double kurtosis,
    double positive) {

  /** The figures of a whole series of returns, or ICs, of so many days held. */
  static Figures of(float[] daily, int horizon) {
    return of(daily, day -> true, horizon);
  }

  /** The figures of some days; those that are left are neighbours in the Newey-West t. */
  static Figures of(float[] daily, IntPredicate days, int horizon) {
    float[] chosen = new float[daily.length];
    int n = 0;
    for (int day = 0; day < daily.length; day++) {
      if (days.test(day)) {
        chosen[n++] = daily[day];
      }
    }
    double[] x = Moments.present(Arrays.copyOf(chosen, n));
    Moments moments = Moments.of(x);
    MeanTest test = MeanTest.neweyWest(x, horizon);
    return new Figures(
        x.length,
        moments.mean(),
        moments.deviation(),
        moments.mean() / moments.deviation(),
        test.t(),
        test.lags(),
        test.p(),
        MeanTest.naive(x).t(),
        moments.skew(),
        moments.kurtosis(),
        (double) Arrays.stream(x).filter(value -> value > 0).count() / x.length);
  }
}
