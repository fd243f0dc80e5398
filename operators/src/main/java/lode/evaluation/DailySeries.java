package lode.evaluation;

import lode.panel.Period;

/**
 * Per-date numbers of one formula against one target; index = date - {@code from}; NaN where the
 * date has too few names. One pass over the dates serves every period inside it.
 *
 * @param horizon days that the target holds
 * @param from date index of the first entry
 * @param ic Pearson correlation of value and forward return across the enterable universe
 * @param rankIc the same of ranks (average ties)
 * @param coverage share of the traded universe with a value
 * @param turnover one-way turnover of the centred-rank portfolio against the day before, 0..1; NaN
 *     on the first date
 * @param names number of stocks in the IC
 * @param ties share of those names whose value is shared by another
 */
public record DailySeries(
    int horizon,
    int from,
    float[] ic,
    float[] rankIc,
    float[] coverage,
    float[] turnover,
    float[] names,
    float[] ties) {
  /** The dates that have entries. */
  public Period period() {
    return new Period(from, from + ic.length);
  }
}
