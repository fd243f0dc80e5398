package lode.validation;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import lode.backtest.Costs;
import lode.statistics.Line;
import lode.statistics.Moments;

/**
 * The tear sheet of a factor for one holding period: entry at the target's price of the next day,
 * exit at the same price {@code days} later, before costs. Daily arrays are by date of the signal;
 * NaN where there is none.
 *
 * @param days days held
 * @param ic Pearson correlation of value and forward return among enterable names
 * @param rankIc the same of ranks, ties averaged
 * @param names stocks in the IC
 * @param quantileReturns mean forward return by quantile (lowest values first) and date
 * @param universeReturn mean forward return of all names that have a value
 * @param factorReturn forward return of the portfolio that holds each name by its centred rank,
 *     absolute weights adding up to 1
 * @param topTurnover share of the highest quantile that was not in it {@code days} dates before
 * @param bottomTurnover the same of the lowest quantile
 * @param rankAutocorrelation correlation of the ranks with those of {@code days} dates before
 * @param icFigures what the IC adds up to
 * @param rankIcFigures what the rank IC adds up to
 * @param rankIcValidation what the rank IC of the dates of validation adds up to
 * @param quantileFigures what the return of each quantile, less the universe's, adds up to
 * @param spreadFigures what highest less lowest quantile adds up to
 * @param annualAlpha what the factor portfolio earned in a year beyond its beta, compound
 * @param beta slope of the factor portfolio's return on the universe's
 * @param meanTopTurnover mean of the daily ones
 * @param meanBottomTurnover mean of the daily ones
 * @param meanRankAutocorrelation mean of the daily ones
 */
public record HorizonStudy(
    int days,
    float[] ic,
    float[] rankIc,
    float[] names,
    float[][] quantileReturns,
    float[] universeReturn,
    float[] factorReturn,
    float[] topTurnover,
    float[] bottomTurnover,
    float[] rankAutocorrelation,
    Figures icFigures,
    Figures rankIcFigures,
    Figures rankIcValidation,
    List<Figures> quantileFigures,
    Figures spreadFigures,
    double annualAlpha,
    double beta,
    double meanTopTurnover,
    double meanBottomTurnover,
    double meanRankAutocorrelation) {

  /** Adds the series of a holding period up; {@code validation} says which days are of it. */
  static HorizonStudy of(int days, StudySeries.Sheet sheet, IntPredicate validation) {
    float[][] quantiles = sheet.quantileReturns;
    Line line = line(sheet);
    return new HorizonStudy(
        days,
        sheet.ic,
        sheet.rankIc,
        sheet.names,
        quantiles,
        sheet.universeReturn,
        sheet.factorReturn,
        sheet.turnover[1],
        sheet.turnover[0],
        sheet.rankAutocorrelation,
        Figures.of(sheet.ic, days),
        Figures.of(sheet.rankIc, days),
        Figures.of(sheet.rankIc, validation, days),
        Arrays.stream(quantiles)
            .map(quantile -> Figures.of(less(quantile, sheet.universeReturn), days))
            .toList(),
        Figures.of(spread(sheet), days),
        StrictMath.pow(1 + line.intercept(), (double) Costs.YEAR / days) - 1,
        line.slope(),
        mean(sheet.turnover[1]),
        mean(sheet.turnover[0]),
        mean(sheet.rankAutocorrelation));
  }

  /** Return of the highest quantile less that of the lowest, by date. */
  static float[] spread(StudySeries.Sheet sheet) {
    return less(sheet.quantileReturns[sheet.quantileReturns.length - 1], sheet.quantileReturns[0]);
  }

  private static float[] less(float[] a, float[] b) {
    float[] difference = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = (float) ((double) a[i] - b[i]);
    }
    return difference;
  }

  private static double mean(float[] daily) {
    return Moments.of(Moments.present(daily)).mean();
  }

  /** The factor portfolio's returns as a line of the universe's. */
  private static Line line(StudySeries.Sheet sheet) {
    double[] x = new double[sheet.factorReturn.length];
    double[] y = new double[x.length];
    int n = 0;
    for (int day = 0; day < x.length; day++) {
      if (!Float.isNaN(sheet.factorReturn[day])) {
        x[n] = sheet.universeReturn[day];
        y[n++] = sheet.factorReturn[day];
      }
    }
    return Line.through(Arrays.copyOf(x, n), Arrays.copyOf(y, n));
  }
}
