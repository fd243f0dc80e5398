package lode.validation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The factor's values in one quantile over all dates: alphalens' quantile statistics. A date's
 * names are cut into equal parts by value, equal values by order of the stocks.
 *
 * @param quantile 1 for the lowest values
 * @param min least value
 * @param max greatest value
 * @param mean mean value
 * @param std standard deviation (ddof 1)
 * @param count stock-days
 * @param share of all stock-days with a value
 */
public record QuantileValues(
    int quantile, double min, double max, double mean, double std, long count, double share) {

  /** Adds the sums of each quantile up, in order of the dates. */
  static List<QuantileValues> of(StudySeries.ValueSums[] quantiles) {
    long all = Arrays.stream(quantiles).mapToLong(QuantileValues::count).sum();
    return IntStream.range(0, quantiles.length)
        .mapToObj(q -> of(q + 1, quantiles[q], all))
        .toList();
  }

  private static long count(StudySeries.ValueSums sums) {
    return Arrays.stream(sums.count).asLongStream().sum();
  }

  /** Means and squared deviations of the dates are joined by the rule of Chan, Golub, LeVeque. */
  private static QuantileValues of(int quantile, StudySeries.ValueSums sums, long all) {
    double min = Double.NaN;
    double max = Double.NaN;
    double mean = 0;
    double squares = 0;
    long n = 0;
    for (int day = 0; day < sums.count.length; day++) {
      int more = sums.count[day];
      if (more > 0) {
        double apart = sums.mean[day] - mean;
        mean += apart * more / (n + more);
        squares += sums.squares[day] + apart * apart * n * more / (n + more);
        min = n == 0 ? sums.min[day] : Math.min(min, sums.min[day]);
        max = n == 0 ? sums.max[day] : Math.max(max, sums.max[day]);
        n += more;
      }
    }
    return new QuantileValues(
        quantile,
        min,
        max,
        n == 0 ? Double.NaN : mean,
        n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1)),
        n,
        (double) n / all);
  }
}
