package lode.timing;

/**
 * Values of factors as they were known at the time, where somebody wrote them down. What is
 * computed from today's data is the same unless data were restated since.
 */
@FunctionalInterface
public interface KnownValues {
  /** Nobody wrote anything down. */
  KnownValues NONE = (_, _, _) -> false;

  /**
   * The values of a factor on a date.
   *
   * @param fid id of its formula
   * @param date index in the panel that is traded on
   * @param into gets one value for each stock of the panel, NaN where missing; left alone where
   *     nothing is known
   * @return whether anything is
   */
  boolean row(String fid, int date, float[] into);
}
