package lode.backtest;

import java.util.List;

/**
 * What a quantile backtest found: signal at the close of t, trade at t + 1, held for the horizon in
 * overlapping sleeves, masks respected.
 *
 * @param longShortGross top quantile minus bottom quantile, before costs
 * @param longShort the same after costs and borrow
 * @param longOnly top quantile after costs
 * @param excess top quantile after costs minus the equally weighted universe before costs
 * @param quantiles annual return of each quantile before costs, lowest value first
 * @param turnover mean one-way turnover of the top quantile per day
 * @param breakeven costs per unit of traded value at which the long-short return is gone
 */
public record Backtest(
    Performance longShortGross,
    Performance longShort,
    Performance longOnly,
    Performance excess,
    List<Double> quantiles,
    double turnover,
    double breakeven) {}
