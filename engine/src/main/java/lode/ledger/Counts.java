package lode.ledger;

/**
 * How many formulas a search looked at: exact, cumulative, and what a correction for multiple
 * testing needs. {@code proposed = limits + duplicateText + distinct} and {@code distinct =
 * voidOrder + duplicateSketch + semanticallyDistinct}. What is semantically distinct was tried:
 * evaluated or raced.
 *
 * @param proposed made by initialisation or variation
 * @param distinct of these, new canonical texts
 * @param semanticallyDistinct of these, new orderings by the probe
 * @param evaluated handed to the evaluator and back
 * @param raced scored in a race and not evaluated further
 * @param duplicateText proposals whose canonical text was seen before
 * @param duplicateSketch distinct texts whose probe hash was seen before
 * @param voidOrder distinct texts that order nothing
 * @param limits proposals outside the size limits in spite of repair
 */
public record Counts(
    long proposed,
    long distinct,
    long semanticallyDistinct,
    long evaluated,
    long raced,
    long duplicateText,
    long duplicateSketch,
    long voidOrder,
    long limits) {
  /** Nothing yet. */
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** The counts of two searches together. */
  public Counts plus(Counts other) {
    return new Counts(
        proposed + other.proposed,
        distinct + other.distinct,
        semanticallyDistinct + other.semanticallyDistinct,
        evaluated + other.evaluated,
        raced + other.raced,
        duplicateText + other.duplicateText,
        duplicateSketch + other.duplicateSketch,
        voidOrder + other.voidOrder,
        limits + other.limits);
  }
}
