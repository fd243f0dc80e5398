package lode.timing;

import lode.backtest.Costs;
import lode.backtest.Delisting;
import lode.panel.Price;

/**
 * When a stock is bought and sold, and at what.
 *
 * @param buy a score above it buys
 * @param sell a score below it sells
 * @param blind days of trading in a row without a score after which is sold, at least 1: what
 *     nobody judges any more, because it left the universe or lost its data, is not kept
 * @param entry price of the next day at which is traded
 * @param costs of trading
 * @param capital money to begin with: then whole lots are bought and the least commission is paid;
 *     0: any fraction, no least commission
 * @param delisting what becomes of a stock that has stopped trading; null, as in older files, is as
 *     usual
 */
public record Rules(
    double buy,
    double sell,
    int blind,
    Price entry,
    Costs costs,
    double capital,
    Delisting delisting) {
  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException unless {@code -1 <= sell < buy <= 1}, {@code blind >= 1} and
   *     the capital is not negative
   */
  public Rules {
    if (!(sell >= -1 && sell < buy && buy <= 1)) {
      throw new IllegalArgumentException(
          "thresholds out of order: sell=" + sell + " buy=" + buy + " rule=-1 <= sell < buy <= 1");
    }
    if (blind < 1) {
      throw new IllegalArgumentException("at least one day without a score: blind=" + blind);
    }
    if (!(capital >= 0 && capital < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "capital out of range: capital=" + capital + " allowed=0 or more");
    }
    delisting = delisting == null ? Delisting.AFTER_A_YEAR : delisting;
  }
}
