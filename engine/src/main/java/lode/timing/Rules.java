package lode.timing;

import lode.backtest.Costs;
import lode.panel.Price;

/**
 * When a stock is bought and sold, and at what.
 *
 * @param buy a score above it buys
 * @param sell a score below it sells
 * @param entry price of the next day at which is traded
 * @param costs of trading
 */
public record Rules(double buy, double sell, Price entry, Costs costs) {
  /**
   * Checks the thresholds.
   *
   * @throws IllegalArgumentException unless {@code -1 <= sell < buy <= 1}
   */
  public Rules {
    if (!(sell >= -1 && sell < buy && buy <= 1)) {
      throw new IllegalArgumentException(
          "thresholds out of order: sell=" + sell + " buy=" + buy + " rule=-1 <= sell < buy <= 1");
    }
  }
}
