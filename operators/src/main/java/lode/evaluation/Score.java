package lode.evaluation;

import java.util.List;

/**
 * What one pass over the dates found out about a formula.
 *
 * @param series per-date series, one for each target in order
 * @param sketch its ranks at sampled cells
 */
public record Score(List<DailySeries> series, Sketch sketch) {}
