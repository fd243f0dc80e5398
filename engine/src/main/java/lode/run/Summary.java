package lode.run;

/**
 * What came out of a run, as {@code summary.json} holds it.
 *
 * @param plantedTotal factors planted in the market; 0 unless it is a sample market
 * @param plantedFound planted factors that a promoted one matches (rank correlation 0.9 or more)
 * @param promoted factors that entered the library
 * @param formulasEvaluated distinct formulas evaluated
 * @param formulasRaced distinct formulas that were only raced
 * @param formulasPerSecond both, of the time the search took
 * @param storeHits scores answered by the evaluation store, races and whole ones
 * @param storeMisses scores that had to be computed while the store was on
 * @param championsSha256 digest of the champions
 * @param seconds the whole run, wall-clock
 */
public record Summary(
    int plantedTotal,
    int plantedFound,
    int promoted,
    long formulasEvaluated,
    long formulasRaced,
    double formulasPerSecond,
    long storeHits,
    long storeMisses,
    String championsSha256,
    double seconds) {}
