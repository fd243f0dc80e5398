package lode.evaluation;

/**
 * What following a formula would have brought, date by date; index = date - {@code from}; NaN where
 * the date has too few names, or lies too near the end of the data.
 *
 * @param from date index of the first entry
 * @param rankIc rank correlation with the forward return, as in {@link DailySeries}
 * @param pnl return of the {@link PaperBook} from the next day's entry price to that of the day
 *     after, before costs; high values are bought, whatever the sign of the formula
 */
public record TrackRecord(int from, float[] rankIc, float[] pnl) {}
