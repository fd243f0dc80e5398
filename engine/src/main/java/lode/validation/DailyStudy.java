package lode.validation;

/**
 * Daily series of a factor that no holding period changes; index = date of the study, NaN where
 * there is none.
 *
 * @param coverage share of the traded universe with a value
 * @param turnover one-way turnover of the centred-rank portfolio against the day before, 0..1
 * @param allRankIc rank IC with the target's label on all names that have both prices, whether or
 *     not they could be bought: never to be believed, shown beside {@link HorizonStudy#rankIc}
 * @param neutralRankIc rank IC with the target's label of what is left when size and group are
 *     taken out of the ranks
 * @param premium Fama-MacBeth slope: return of the target's label for one standard deviation of the
 *     ranks
 * @param index level of the market index that regimes are taken from
 * @param trend 1 bull, 0 sideways, -1 bear; known at the close of the date
 * @param volatility 1 high, 0 low volatility; known at the close of the date
 */
public record DailyStudy(
    float[] coverage,
    float[] turnover,
    float[] allRankIc,
    float[] neutralRankIc,
    float[] premium,
    float[] index,
    float[] trend,
    float[] volatility) {}
