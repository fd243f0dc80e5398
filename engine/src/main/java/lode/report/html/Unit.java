package lode.report.html;

import java.util.Locale;

/** How the numbers along an axis, and those that a chart tells of, are written. */
enum Unit {
  /** As they are. */
  PLAIN,
  /** Fractions, as percentages. */
  PERCENT,
  /** Whole numbers, thousands apart. */
  COUNT;

  /** A mark with as many decimals as steps of this width need. */
  String mark(double mark, double step) {
    if (this == PERCENT) {
      return PLAIN.mark(100 * mark, 100 * step) + "%";
    }
    if (step >= 1000) {
      return String.format(Locale.ROOT, "%,.0f", mark);
    }
    if (step < 1e-5) {
      return String.format(Locale.ROOT, "%.1e", mark);
    }
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    String text = String.format(Locale.ROOT, "%." + decimals + "f", mark);
    return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
  }

  /** A number with some three digits that count. */
  String told(double value) {
    if (this == PERCENT) {
      return String.format(Locale.ROOT, "%.1f%%", 100 * value);
    }
    if (this == COUNT) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    double size = Math.abs(value);
    String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.4f";
    return String.format(Locale.ROOT, size > 0 && size < 1e-3 ? "%.1e" : format, value);
  }
}
