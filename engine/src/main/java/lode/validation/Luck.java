package lode.validation;

import lode.ledger.PowerSums;
import lode.statistics.EffectiveTrials;

/**
 * What luck alone would have found in a search like this one: the same for all of its finalists.
 * Every z is two-sided, so the best of n formulas is the largest of 2 n values.
 *
 * @param tried formulas tried by this run
 * @param triedForLife formulas tried on this data by this run and all before it
 * @param campaigns how many were before it
 * @param expected |z| that the best of all those is expected to show where all are worthless and
 *     none resembles another
 * @param expectedAlike the same with their likeness taken from the sample
 * @param significant |z| that only one such search in twenty reaches by luck: Bonferroni at 5 %
 * @param effective how many independent formulas the sample was worth
 * @param effectiveForLife how many all tried were worth, by the same likeness
 * @param sharpeDeviation standard deviation of the Sharpe ratios of the sample on train, per day:
 *     one for every formula tried would need a portfolio for each
 * @param sharpeDeviationError its standard error, from the size and kurtosis of the sample, as if
 *     its formulas were independent; where they are alike it is larger
 * @param sharpes how those ratios are spread over the sample, which is all that they say anything
 *     of; null in older files
 * @param sharpeByLuck daily Sharpe ratio on train that the best of so many effective formulas shows
 *     by luck if all are worthless: what the deflated Sharpe ratio compares with
 * @param sharpeByTrials the same from the deviation over the sample
 * @param overfitting probability of backtest overfitting over finalists and sample, on validation;
 *     NaN where there are too few days
 * @param overfittingBlocks blocks of dates that it was measured with
 * @param choices how the choices behind that probability fared; empty where there are too few days
 * @param superior p-value that the best finalist of validation is no better than nothing, where
 *     luck may choose out of finalists and sample (Hansen's SPA); NaN where there are too few days
 * @param superiorBlock mean days of its bootstrapped blocks
 */
public record Luck(
    long tried,
    long triedForLife,
    int campaigns,
    double expected,
    double expectedAlike,
    double significant,
    EffectiveTrials effective,
    double effectiveForLife,
    double sharpeDeviation,
    double sharpeDeviationError,
    PowerSums sharpes,
    double sharpeByLuck,
    double sharpeByTrials,
    double overfitting,
    int overfittingBlocks,
    Choices choices,
    double superior,
    double superiorBlock) {
  /** What an older file does not say is empty. */
  public Luck {
    choices = choices == null ? Choices.NONE : choices;
  }
}
