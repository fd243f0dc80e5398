/**
 * What a formula would have earned, had it been traded.
 *
 * <p>Main types: {@link lode.backtest.QuantileBacktest} trades one formula under {@link
 * lode.backtest.Costs} and the panel's trading status and gives a {@link lode.backtest.Backtest},
 * whose figures are {@link lode.backtest.Performance}s.
 *
 * <p>The flow: the universe is ranked at the close of t, traded at the entry price of t + 1 and held
 * for the horizon in overlapping sleeves, one of which trades each day.
 *
 * <p>To add a figure of a return series, add a component to {@link lode.backtest.Performance}; one of
 * the portfolios, to {@link lode.backtest.Backtest}.
 */
package lode.backtest;
