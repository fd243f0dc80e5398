package lode.run;

/**
 * What a search took.
 *
 * @param formulasPerSecond distinct formulas tried, of the time of its generations
 * @param storeHits scores answered by the evaluation store
 * @param storeMisses scores that had to be computed while the store was on
 */
record Effort(double formulasPerSecond, long storeHits, long storeMisses) {}
