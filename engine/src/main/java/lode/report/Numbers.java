package lode.report;

import java.util.Locale;

/** How numbers are shown to people: few digits, one width, the same in every locale. */
public final class Numbers {
  private Numbers() {}

  /** With this many decimals; {@code nan} where it is not a number. */
  public static String fixed(double value, int decimals) {
    return Double.isNaN(value) ? "nan" : String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** As a percentage with one decimal. */
  public static String percent(double share) {
    return Double.isNaN(share) ? "nan" : String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }

  /** Seconds as {@code 42s}, {@code 3m07s} or {@code 5h12m}. */
  public static String duration(double seconds) {
    long s = Math.round(Math.max(0, seconds));
    if (s < 60) {
      return s + "s";
    }
    return s < 3600
        ? String.format(Locale.ROOT, "%dm%02ds", s / 60, s % 60)
        : String.format(Locale.ROOT, "%dh%02dm", s / 3600, s / 60 % 60);
  }

  /** A text cut to a width, with dots where something is missing. */
  public static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, Math.max(0, width - 2)) + "..";
  }
}
