package lode.run;

/**
 * Of how many formulas tried the daily series are kept: a share of them, but not fewer than some
 * and not more than others. They are evaluated once more for it, so the share is about what it
 * costs.
 *
 * @param least so many, where as many were tried
 * @param share of the formulas tried
 * @param most so many
 */
public record Sampling(int least, double share, int most) {
  /** Checks the ranges. */
  public Sampling {
    if (least < 0 || most < least || !(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "not a sample: least=%d share=%s most=%d; 0 <= least <= most, share in 0..1"
              .formatted(least, share, most));
    }
  }

  /** How many of so many. */
  int size(int tried) {
    return Math.min(tried, Math.clamp((int) Math.ceil(share * tried), least, most));
  }
}
