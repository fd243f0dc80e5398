package lode.library;

/**
 * The bars of promotion, all on the validation period unless said.
 *
 * @param rankIc least oriented mean rank IC
 * @param rankIcir least oriented daily rank ICIR
 * @param t least oriented Newey-West t of the rank IC
 * @param coverage least mean share of the traded universe with a value
 * @param turnoverLeast least mean daily turnover: a factor that never moves is a label
 * @param turnoverMost largest mean daily turnover
 * @param correlation largest absolute rank correlation to a factor of the library
 * @param better how much larger the strength on train must be to replace such a twin (1.1 = 10 %)
 * @param longShortSharpe least Sharpe ratio of the long-short portfolio net of costs
 * @param longOnlyExcess least annual return of the top quantile, net, over the universe
 */
public record Limits(
    double rankIc,
    double rankIcir,
    double t,
    double coverage,
    double turnoverLeast,
    double turnoverMost,
    double correlation,
    double better,
    double longShortSharpe,
    double longOnlyExcess) {}
