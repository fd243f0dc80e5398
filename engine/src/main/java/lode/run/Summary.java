package lode.run;

import com.fasterxml.jackson.annotation.JsonProperty;

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
    @JsonProperty("planted_total") int plantedTotal,
    @JsonProperty("planted_found") int plantedFound,
    @JsonProperty("promoted") int promoted,
    @JsonProperty("formulas_evaluated") long formulasEvaluated,
    @JsonProperty("formulas_raced") long formulasRaced,
    @JsonProperty("formulas_per_second") double formulasPerSecond,
    @JsonProperty("store_hits") long storeHits,
    @JsonProperty("store_misses") long storeMisses,
    @JsonProperty("champions_sha256") String championsSha256,
    @JsonProperty("seconds") double seconds) {}
