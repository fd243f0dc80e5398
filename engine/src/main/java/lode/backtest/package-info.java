/**
 * What a formula would have earned, had it been traded.
 *
 * <h2>Main types</h2>
 *
 * {@link lode.backtest.CrossSection} trades formulas and gives a {@link lode.backtest.TearSheet}
 * for each: daily series and every figure; {@link lode.backtest.QuantileBacktest} gives the few
 * figures ({@link lode.backtest.Backtest}) that the gate of promotion judges by. Both play the same
 * simulation by the same {@link lode.backtest.Rules}.
 *
 * <h2>The flow of a day</h2>
 *
 * <pre>
 * Market   opens the day: prices of entry and close, what can be traded, what it costs
 * Buckets  ranks the universe by yesterday's values
 * Leg      of each quantile and of the short side: one of its overlapping Sleeves is rebalanced
 * Account  of the top-k portfolio: sells what Dropout names, buys the best in its place
 * Diary    writes down returns before and after costs, and what was traded
 * </pre>
 *
 * Signal at the close of t; trade at the open, close or average price of t + 1; valued at the
 * close. A sleeve is held for the horizon and its weights drift; the top-k portfolio exchanges a
 * few stocks a day and its weights drift too.
 *
 * <h2>What cannot be traded</h2>
 *
 * A stock at its upper limit is not bought, one at its lower limit not sold ({@link
 * lode.panel.TradingStatus}, made of the dated rules in {@code market-rules.conf}); a suspended one
 * neither. Its position is carried at its last price, and what it should have been exchanged for is
 * not bought. {@link lode.backtest.Delisting} ends what will not end by itself. Nothing is sold on
 * the day on which it was bought (T + 1): a portfolio trades once a day, and sells before it buys.
 * With a capital, the top-k portfolio buys whole lots and pays the least commission; dividends are
 * bought back into the stock, as adjusted prices imply. Quantile portfolios have no capital and no
 * lots: they measure what a ranking is worth, not what an account of some size would have had.
 *
 * <h2>Costs</h2>
 *
 * {@link lode.backtest.Costs} are fractions of the traded value; the stamp duty of {@code
 * market-rules.conf} goes by date. Sleeves do not pay them out of their holdings: gross and net
 * differ by the day's costs alone, so breakeven and the cost sweep need no second simulation. The
 * top-k account pays them. The market's impact is in neither: {@link lode.backtest.Capacity} asks
 * how much money it takes until it matters.
 *
 * <h2>To add</h2>
 *
 * A figure of a return series: a component of {@link lode.backtest.Performance}; of a portfolio: of
 * {@link lode.backtest.TearSheet.Figures}; a portfolio: a class that trades a day as {@code
 * Account} does, and a track in {@code Diary}; a stress window: an entry in {@code
 * stress-windows.conf}.
 */
package lode.backtest;
