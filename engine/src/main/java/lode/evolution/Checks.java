package lode.evolution;

/** Refuses settings outside their range, in one form of words. */
final class Checks {
  private Checks() {}

  /** The value, if {@code least <= value <= most}. */
  static void range(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "setting out of range: name=%s value=%s least=%s most=%s"
              .formatted(name, value, least, most));
    }
  }
}
