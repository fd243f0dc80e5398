/**
 * When to hold a single stock: a backtest on ta4j.
 *
 * <p>A {@link lode.timing.Combination} says which factors count how much; its weights sum to 1. On
 * each date a factor's value becomes the stock's standing among the universe, from -1 for the least
 * to 1 for the most, turned so that high is good; the weighted sum is the stock's score. A score
 * above +0.6 at the close buys at the next day's entry price with all the money there is, one below
 * -0.6 sells, as do too many days without a score ({@link lode.timing.Rules}).
 *
 * <p>What a score may know is its {@link lode.timing.Mode}. Historical: values are of data up to
 * the date in any case, and those that a library wrote down at the time where it did ({@link
 * lode.timing.KnownValues}), weights are those dated by then, and a direction that is learned is
 * the sign of the mean rank IC over labels known by then, at least sixty of them; before that there
 * is no score. Model: the weights and directions of the last date, over all of history, which is
 * hindsight.
 *
 * <p>The flow. {@link lode.timing.Timing} takes a {@link lode.timing.Question}; {@code Stance}
 * gives signed weights by date, {@code Scores} the scores of all stocks asked for in one pass.
 * {@code StockBacktest} hands one stock's {@code StockDays} (a ta4j bar series) and {@code Signals}
 * (a ta4j strategy) to ta4j's {@code BarSeriesManager}; {@code Fills} says what an order comes to:
 * nothing on a suspended day, no purchase at the upper limit, no sale at the lower one, none on the
 * day of the purchase. Buying and holding goes through the same fills. {@link
 * lode.timing.StockResult} has the {@link lode.backtest.Performance} of both and every {@link
 * lode.timing.RoundTrip}. With a capital ({@code backtest.capital}) whole lots are bought, counted
 * in prices as traded, and the least commission of an order is paid; the rest stays money. A stock
 * that has not traded for as long as {@link lode.backtest.Delisting} says is closed out by its
 * rule, as in the cross-section backtest.
 *
 * <p>{@link lode.timing.Batch} trades a pool and keeps every stock's {@link lode.timing.Task} in a
 * folder, so that it survives a kill and the failure of single stocks.
 *
 * <p>Another rule of trading goes into {@code Signals}, another way to fill into {@code Fills}.
 */
package lode.timing;
