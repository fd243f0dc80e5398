package lode.library;

/**
 * One named check of a candidate.
 *
 * @param name stable name, lower_snake_case
 * @param result whether it held
 * @param limit the bar, from the settings
 * @param value what was measured; NaN where it could not be
 */
public record Check(String name, Result result, double limit, double value) {
  /** Outcome of a check. */
  public enum Result {
    /** It held. */
    PASS,
    /** It did not, or could not be measured. */
    FAIL
  }

  /** A check that the value is at least the limit. */
  static Check atLeast(String name, double limit, double value) {
    return new Check(name, value >= limit ? Result.PASS : Result.FAIL, limit, value);
  }

  /** A check that the value is at most the limit. */
  static Check atMost(String name, double limit, double value) {
    return new Check(name, value <= limit ? Result.PASS : Result.FAIL, limit, value);
  }

  /** Whether it held. */
  public boolean passed() {
    return result == Result.PASS;
  }
}
