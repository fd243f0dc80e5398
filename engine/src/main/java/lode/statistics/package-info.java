/**
 * How much of a finding is luck: the statistics of a search that tried many formulas. Pure
 * functions on numbers; the rooms above bring the numbers and decide. Nobody else writes a second
 * copy of a formula that is here.
 *
 * <p>The questions, and who answers them:
 *
 * <ul>
 *   <li><b>Is a mean IC different from 0?</b> {@link lode.statistics.MeanTest}: Newey and West's t
 *       with lags for the overlap of the labels and a p-value that knows how little such a t knows
 *       (Newey and West 1987; Kiefer and Vogelsang 2005); Hansen and Hodrick's (1980) and the t of
 *       numbers that do not overlap stand beside it. Give {@code z()} to whatever compares with
 *       normal values.
 *   <li><b>Is a Sharpe ratio to be believed, and how long must one watch?</b> {@link
 *       lode.statistics.SharpeRatio}: PSR, minimum track record, DSR, minimum backtest (Bailey and
 *       Lopez de Prado 2012, 2014). Ratios are per period there, kurtosis is 3 for a normal, both
 *       from {@link lode.statistics.Moments}.
 *   <li><b>What would luck alone have found among N tries?</b> {@link
 *       lode.statistics.ExpectedMaximum}, exact and as published, and back from a maximum to N.
 *   <li><b>How many tries were those really?</b> {@link lode.statistics.EffectiveTrials} of the
 *       {@link lode.statistics.Correlations} of a sample of all tries: twins count once. Show the
 *       raw count beside it.
 *   <li><b>Which p-values survive so many tests?</b> {@link lode.statistics.Correction}:
 *       Bonferroni, Holm, BH, BY and BHY; {@link lode.statistics.Haircut} is the same said as the
 *       Sharpe ratio that is left (Harvey and Liu 2015; Harvey, Liu and Zhu 2016).
 *   <li><b>Does picking the best in sample pick well out of sample?</b> {@link
 *       lode.statistics.Overfitting}: PBO by CSCV (Bailey, Borwein, Lopez de Prado and Zhu 2017).
 *   <li><b>Does the best of all beat a benchmark, being the best of all?</b> {@link
 *       lode.statistics.SuperiorAbility}: White's Reality Check (2000) and Hansen's SPA (2005) on
 *       the {@link lode.statistics.StationaryBootstrap} (Politis and Romano 1994); {@link
 *       lode.statistics.StepwiseTest} says which of all do (Romano and Wolf 2005).
 *   <li><b>Which dates may be learnt from when others are tested?</b> {@link
 *       lode.statistics.PurgedFolds} (Lopez de Prado 2018).
 *   <li><b>What does a unit of exposure earn?</b> {@link lode.statistics.FamaMacBeth} (1973).
 *   <li><b>How long does a factor know what it knows?</b> {@link lode.statistics.Decay}: half-life
 *       and the turnover that goes with it.
 * </ul>
 *
 * <p>Rules that hold throughout: series are in order of date; a missing number is NaN, and where
 * none is allowed {@link lode.statistics.Moments#present} takes them out first; what cannot be
 * known is NaN, and a p-value of NaN never passes; simulations are pure functions of their seed,
 * the same bits for any number of threads.
 *
 * <p>To add a statistic, write a record or a final class that names the question in its first
 * sentence and the paper in its second, a test with check values from an outside oracle, and a line
 * here.
 */
package lode.statistics;
