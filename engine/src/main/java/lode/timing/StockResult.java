package lode.timing;

import java.util.List;
import lode.backtest.Performance;

/**
 * What trading one stock by its score came to.
 *
 * @param symbol the stock
 * @param mode what the scores knew
 * @param from ISO date of the first score; both began with money only
 * @param to ISO date of the last close
 * @param timing what the strategy earned, after costs
 * @param hold what buying once and holding earned, by the same fills and costs
 * @param trades round trips, an open one included
 * @param winRate share of the closed round trips that earned something after costs; 0 if none
 * @param invested share of the days at whose close the stock was held
 * @param roundTrips in order
 */
public record StockResult(
    String symbol,
    Mode mode,
    String from,
    String to,
    Performance timing,
    Performance hold,
    int trades,
    double winRate,
    double invested,
    List<RoundTrip> roundTrips) {
  /** Keeps a copy. */
  public StockResult {
    roundTrips = List.copyOf(roundTrips);
  }
}
