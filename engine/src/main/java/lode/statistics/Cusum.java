package lode.statistics;

/**
 * Has the mean of daily numbers fallen to 0? Page's cumulative sum (1954) of the log-likelihood
 * ratio of two normal laws of the same deviation, one whose mean is 0 against one whose mean is as
 * it was: each number {@code x} adds {@code mean / deviation^2 * (mean / 2 - x)}, and the sum never
 * goes below 0. It rises by {@code mean^2 / (2 deviation^2)} a number once the mean is 0, and falls
 * by as much before.
 *
 * @param highest the highest that the sum came to
 * @param last where it stands after the last number
 */
public record Cusum(double highest, double last) {
  /**
   * The sum of numbers in order of date, none of them missing.
   *
   * @param mean before the fall, above 0; otherwise there is nothing to fall and the sum stays 0
   * @param deviation of one number, above 0. Of numbers that are alike as neighbours: the standard
   *     error of their mean times the root of their number
   */
  public static Cusum ofFall(double[] x, double mean, double deviation) {
    double sum = 0;
    double highest = 0;
    if (mean > 0 && deviation > 0) {
      for (double value : x) {
        sum = Math.max(0, sum + mean / (deviation * deviation) * (mean / 2 - value));
        highest = Math.max(highest, sum);
      }
    }
    return new Cusum(highest, sum);
  }

  /**
   * The height from which a fall is told, such that it is told falsely no more than once in so many
   * numbers on average: their logarithm (Lorden, 1971).
   */
  public static double bound(double numbers) {
    return StrictMath.log(numbers);
  }
}
