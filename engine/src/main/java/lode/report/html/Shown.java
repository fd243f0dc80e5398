package lode.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import lode.backtest.Costs;
import lode.report.Numbers;

/** How figures are written in a report. */
final class Shown {
  private Shown() {}

  static String fixed(double value, int decimals) {
    String text = Numbers.fixed(value, decimals);
    return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
  }

  static String percent(double share) {
    String text = Numbers.percent(share);
    return text.equals("-0.0%") ? "0.0%" : text;
  }

  /** A fraction in hundredths of a percent. */
  static String bps(double share) {
    return fixed(1e4 * share, 1);
  }

  /** A count with its thousands apart. */
  static String count(double n) {
    return String.format(Locale.ROOT, "%,.0f", n);
  }

  /** A number of a record; NaN where there is none. */
  static double number(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isNumber() ? value.asDouble() : Double.NaN;
  }

  /** A p-value: small ones by their power of ten. */
  static String p(double p) {
    return Double.isNaN(p) ? "nan" : p < 0.0001 ? "<0.0001" : fixed(p, 4);
  }

  /** Money with a unit of a thousand, million or thousand million. */
  static String money(double amount) {
    if (!Double.isFinite(amount)) {
      return "nan";
    }
    double[] units = {1e9, 1e6, 1e3};
    String[] names = {"bn", "m", "k"};
    for (int i = 0; i < units.length; i++) {
      if (Math.abs(amount) >= units[i]) {
        double n = amount / units[i];
        return fixed(n, Math.abs(n) >= 99.95 ? 0 : 1) + names[i];
      }
    }
    return fixed(amount, 0);
  }

  /** A Sharpe ratio per day, as one per year. */
  static String perYear(double daily) {
    return fixed(yearly(daily), 2);
  }

  /** A Sharpe ratio per day, per year. */
  static double yearly(double daily) {
    return Math.sqrt(Costs.YEAR) * daily;
  }

  /** A card of one figure. */
  static String card(String figure, String words) {
    return "<div class=\"card\"><b>"
        + Html.text(figure)
        + "</b><span>"
        + Html.text(words)
        + "</span></div>";
  }

  /** A round sum of money, without decimals where it needs none. */
  static String round(double amount) {
    return money(amount).replace(".0", "");
  }

  /** An id as it is shown and searched for. */
  static String fid(String fid) {
    return "f:" + fid;
  }

  /** An id that leads to the formula's own part of the page. */
  static HtmlTable.Cell link(String fid, boolean detailed) {
    return new HtmlTable.Cell(
        detailed
            ? "<a href=\"#f-%s\"><code>f:%s</code></a>".formatted(fid, fid)
            : "<code>f:" + fid + "</code>");
  }

  /** A result in its colour. */
  static HtmlTable.Cell result(String words, boolean good) {
    return new HtmlTable.Cell(
        "<span class=\"%s\">%s</span>".formatted(good ? "pass" : "fail", Html.text(words)),
        "words");
  }

  /** Numbers as doubles. */
  static double[] doubles(float[] values) {
    double[] all = new double[values.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = values[i];
    }
    return all;
  }
}
