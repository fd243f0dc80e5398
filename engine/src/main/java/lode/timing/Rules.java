package lode.timing;

import lode.backtest.Costs;
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
 */
public record Rules(double buy, double sell, int blind, Price entry, Costs costs) {
  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException unless {@code -1 <= sell < buy <= 1} and {@code blind >= 1}
   */
  public Rules {
    if (!(sell >= -1 && sell < buy && buy <= 1)) {
      throw new IllegalArgumentException(
          "thresholds out of order: sell=" + sell + " buy=" + buy + " rule=-1 <= sell < buy <= 1");
    }
    if (blind < 1) {
      throw new IllegalArgumentException("at least one day without a score: blind=" + blind);
    }
  }
}
