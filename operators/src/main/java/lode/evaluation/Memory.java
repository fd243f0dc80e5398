package lode.evaluation;

/**
 * How much a thread may hold of rows and windows while it evaluates. A batch of formulas that would
 * hold more is evaluated in parts, which share fewer subtrees; the results are the same. The system
 * property {@code lode.memory} says it in MiB.
 */
final class Memory {
  private static final String PROPERTY = "lode.memory";
  private static final int LEAST = 1;
  private static final int MOST = 1 << 20;

  private Memory() {}

  /**
   * Bytes a thread may hold: what the property says, else 256 MiB.
   *
   * @throws IllegalArgumentException if the property is no number in range
   */
  static long bytes() {
    return bytes(System.getProperty(PROPERTY, "256"));
  }

  static long bytes(String mebibytes) {
    int number;
    try {
      number = Integer.parseInt(mebibytes.trim());
    } catch (NumberFormatException e) {
      number = -1;
    }
    if (number < LEAST || number > MOST) {
      throw new IllegalArgumentException(
          "not a number of MiB: %s=%s range=%d..%d".formatted(PROPERTY, mebibytes, LEAST, MOST));
    }
    return (long) number << 20;
  }
}
