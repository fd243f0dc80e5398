package lode.evaluation;

import lode.panel.Period;

/**
 * Train, validation and sealed holdout by date. At each edge the labels that reach over it are
 * purged and an embargo of further days is left out.
 *
 * @param train what the search sees
 * @param validation what promotion sees
 * @param holdout what nobody sees without an entry in a ledger
 */
public record Split(Period train, Period validation, Period holdout) {
  /**
   * Splits {@code dates} days by shares. The edges are at {@code round(dates * train)} and {@code
   * round(dates * (train + validation))}; a part ends {@code reach} days before its edge, so that
   * none of its labels reaches over it, and the next begins {@code embargo} days after it. A part
   * of which nothing is left is empty.
   *
   * @param dates number of dates
   * @param reach days after t until t's label is known (purged before an edge)
   * @param embargo further days dropped after an edge
   * @param train share of train, e.g. 0.6
   * @param validation share of validation, e.g. 0.2; the rest is holdout
   * @throws IllegalArgumentException if a length is negative or the shares exceed 1
   */
  public static Split of(int dates, int reach, int embargo, double train, double validation) {
    if (dates < 0 || reach < 0 || embargo < 0) {
      throw new IllegalArgumentException(
          "negative length: dates=%d reach=%d embargo=%d".formatted(dates, reach, embargo));
    }
    if (!(train > 0 && validation >= 0 && train + validation <= 1)) {
      throw new IllegalArgumentException(
          "not shares of a whole: train=%s validation=%s".formatted(train, validation));
    }
    int first = (int) Math.round(dates * train);
    int second = (int) Math.round(dates * (train + validation));
    return new Split(
        part(0, first - reach),
        part(first + embargo, second - reach),
        part(second + embargo, dates));
  }

  /** Empty where purge and embargo leave nothing. */
  private static Period part(int from, int to) {
    return new Period(from, Math.max(from, to));
  }
}
