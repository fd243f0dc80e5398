package lode.validation;

import java.util.stream.IntStream;
import lode.statistics.Decay;

/**
 * How fast a forecast fades. Index k - 1 stands for k days, 1 to {@link #DAYS}.
 *
 * @param horizonRankIc mean rank IC with the return of k days held
 * @param horizonT its Newey-West t, lags by k
 * @param lagRankIc mean rank IC with the return of one day, the k-th after entry
 * @param lagT its Newey-West t
 * @param initial of the curve {@code initial exp(-rate k)} through the rank ICs of one day
 * @param halfLife days in which that curve halves; NaN where it does not fall
 * @param rankHalfLife days in which the rank autocorrelation, fading as on the first day, halves;
 *     NaN where it does not
 */
public record DecayStudy(
    double[] horizonRankIc,
    double[] horizonT,
    double[] lagRankIc,
    double[] lagT,
    double initial,
    double halfLife,
    double rankHalfLife) {
  /** Days looked at. */
  public static final int DAYS = 20;

  /** Adds the daily series up; the first tear sheet is that of one day. */
  static DecayStudy of(StudySeries series) {
    Figures[] held = new Figures[DAYS];
    Figures[] lag = new Figures[DAYS];
    for (int k = 1; k <= DAYS; k++) {
      held[k - 1] = Figures.of(series.heldRankIc[k - 1], k);
      lag[k - 1] = Figures.of(series.lagRankIc[k - 1], 1);
    }
    double[] fading = means(lag);
    Decay curve = Decay.fit(fading);
    Figures autocorrelation = Figures.of(series.sheets[0].rankAutocorrelation, 1);
    return new DecayStudy(
        means(held),
        ts(held),
        fading,
        ts(lag),
        curve.initial(),
        finite(curve.halfLife()),
        finite(Decay.halfLife(autocorrelation.mean())));
  }

  private static double[] means(Figures[] figures) {
    return IntStream.range(0, DAYS).mapToDouble(k -> figures[k].mean()).toArray();
  }

  private static double[] ts(Figures[] figures) {
    return IntStream.range(0, DAYS).mapToDouble(k -> figures[k].t()).toArray();
  }

  private static double finite(double days) {
    return Double.isFinite(days) && days >= 0 ? days : Double.NaN;
  }
}
