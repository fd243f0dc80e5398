package lode.combination;

/**
 * Weights of factors from the date on whose close they are known.
 *
 * @param known index of that date
 * @param values one for each factor; absolute values sum to 1, or all are 0
 */
public record Weights(int known, double[] values) {}
