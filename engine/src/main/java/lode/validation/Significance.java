package lode.validation;

/**
 * Whether a finalist is more than luck. It was found on train, where all formulas tried compete, so
 * there its figures are corrected for their number; on validation nobody had looked before, so
 * there they stand as they are. Sharpe ratios are per day, of the paper portfolio before costs, in
 * the direction fixed on train. NaN where a figure cannot be had.
 *
 * @param zTrain normal value with the p-value of the Newey-West t on train
 * @param pTrain that p-value, two-sided, of this formula alone
 * @param holm the same, corrected by Holm for all formulas tried on this data
 * @param bhy by Benjamini, Hochberg and Yekutieli as Harvey and Liu write it
 * @param by by Benjamini and Yekutieli
 * @param sharpeTrain Sharpe ratio on train
 * @param deflated probability that its true ratio is above what the best of as many effective
 *     formulas shows by luck, were all of them worthless: the deflated Sharpe ratio (DSR)
 * @param deflatedByTrials the same by the published variance: that over the trials of the sample
 * @param t Newey-West t of the rank IC on validation, in the direction fixed on train
 * @param z normal value with the sign of t and its p-value: what t is worth, which in a short
 *     window is less; this is what promotion asks for
 * @param tNaive t as if days were independent, which they are not: for comparison only
 * @param lags autocovariances in t
 * @param p two-sided p-value of t by its own law
 * @param sharpe Sharpe ratio on validation
 * @param probabilistic probability that its true ratio is above 0: the PSR
 * @param leastRecord days after which a ratio like this would be believed at 95 %: the MinTRL;
 *     infinite where the ratio is not above 0
 * @param days days of validation with a return
 * @param haircuts what corrections leave of the ratio on train; null in an older file
 */
public record Significance(
    double zTrain,
    double pTrain,
    double holm,
    double bhy,
    double by,
    double sharpeTrain,
    double deflated,
    double deflatedByTrials,
    double t,
    double z,
    double tNaive,
    int lags,
    double p,
    double sharpe,
    double probabilistic,
    double leastRecord,
    int days,
    Haircuts haircuts) {}
