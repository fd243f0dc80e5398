package lode.library;

/**
 * The bars of promotion, all on the validation period unless said.
 *
 * @param falseDiscovery largest p-value on train after correction for all formulas tried on the
 *     data (Benjamini and Yekutieli): the share of false finds that is put up with
 * @param deflatedSharpe least probability that the Sharpe ratio on train is above the best by luck
 * @param t least oriented Newey-West t of the rank IC, less what a short window flatters it by: its
 *     normal value
 * @param probabilisticSharpe least probability that the Sharpe ratio is above 0
 * @param overfitting largest probability of backtest overfitting of the run
 * @param superiorAbility largest p-value of the run's best finalist against nothing
 * @param rankIc least oriented mean rank IC
 * @param rankIcir least oriented daily rank ICIR
 * @param coverage least mean share of the traded universe with a value
 * @param turnoverLeast least mean daily turnover: a factor that never moves is a label
 * @param turnoverMost largest mean daily turnover
 * @param correlation largest absolute rank correlation to a factor of the library
 * @param better how much larger the strength on train must be to replace such a twin (1.1 = 10 %)
 * @param longShortSharpe least Sharpe ratio of the long-short portfolio net of costs
 * @param longOnlyExcess least annual return of the top quantile, net, over the universe
 */
public record Limits(
    double falseDiscovery,
    double deflatedSharpe,
    double t,
    double probabilisticSharpe,
    double overfitting,
    double superiorAbility,
    double rankIc,
    double rankIcir,
    double coverage,
    double turnoverLeast,
    double turnoverMost,
    double correlation,
    double better,
    double longShortSharpe,
    double longOnlyExcess) {}
