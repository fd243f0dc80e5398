package lode.evolution;

import java.util.Comparator;
import lode.evaluation.Likeness;

/**
 * An individual with what is computed once from its evaluation.
 *
 * @param individual formula and evaluation
 * @param text canonical
 * @param strength |objective| discounted by likeness to the library and by complexity; -1 where not
 *     eligible
 * @param turnover in steps
 * @param complexity symbols
 * @param likeness its sketch, made ready to be compared
 */
record Member(
    Individual individual,
    String text,
    double strength,
    int turnover,
    int complexity,
    Likeness likeness) {
  /** Strongest first; of equals the shorter, then by text: total, so that no order is left open. */
  static final Comparator<Member> BEST_FIRST =
      Comparator.comparingDouble(Member::strength)
          .reversed()
          .thenComparingInt(Member::complexity)
          .thenComparing(Member::text);

  boolean eligible() {
    return strength >= 0;
  }

  /** Estimated correlation with another, without sign; 0 where it is below {@code least}. */
  double kinship(Member other, double least) {
    return likeness.kinship(other.likeness, least);
  }
}
