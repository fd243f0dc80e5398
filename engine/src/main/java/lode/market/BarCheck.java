package lode.market;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lode.panel.Panel;
import lode.panel.TradingStatus;

/** Looks at every bar of a panel in date order and counts what is odd. */
final class BarCheck {
  /** A one-day move beyond this share is suspicious where no halt explains it. */
  private static final double JUMP = 0.5;

  /** A stock without trade in the last so many days has vanished. */
  private static final int VANISHED = 20;

  private final Panel panel;
  private final int stocks;
  private final Map<String, DataCheck.Finding> findings = new LinkedHashMap<>();
  private final double[] lastClose;
  private final int[] lastDate;

  BarCheck(Panel panel) {
    this.panel = panel;
    this.stocks = panel.stocks().size();
    this.lastClose = new double[stocks];
    this.lastDate = new int[stocks];
    Arrays.fill(lastDate, -1);
  }

  List<DataCheck.Finding> findings() {
    announce();
    float[] status = new float[panel.stride()];
    float[][] bar = new float[5][panel.stride()];
    List<String> names = List.of("open", "high", "low", "close", "vwap");
    for (int date = 0; date < panel.dates().size(); date++) {
      panel.row(panel.field(TradingStatus.FIELD), date, status, 0);
      for (int f = 0; f < bar.length; f++) {
        panel.row(panel.field(names.get(f)), date, bar[f], 0);
      }
      for (int s = 0; s < stocks; s++) {
        if (TradingStatus.traded((int) status[s])) {
          count("traded", date, s, "");
          limits(date, s, (int) status[s]);
          range(date, s, bar[0][s], bar[1][s], bar[2][s], bar[3][s], bar[4][s]);
          move(date, s, bar[3][s]);
        }
      }
    }
    vanished();
    return List.copyOf(findings.values());
  }

  /** All findings in their order, at zero: what was looked for and not found is shown too. */
  private void announce() {
    kind("traded", "stock-days with trade");
    kind("suspended", "stock-days without trade between a stock's first and last trade");
    kind("close_at_upper_limit", "stock-days: not to be bought at the close");
    kind("close_at_lower_limit", "stock-days: not to be sold at the close");
    kind("locked_at_limit", "stock-days at the limit all day: not to be traded on that side");
    kind("high_below_low", "stock-days: broken bars");
    kind("open_outside_range", "stock-days with the open above the high or below the low");
    kind("close_outside_range", "stock-days with the close above the high or below the low");
    kind(
        "vwap_outside_range",
        "stock-days with the average price more than 1 % outside low to high: units or factor may be wrong");
    kind(
        "jump",
        "moves of more than 50 % from one day to the next: a missed split, or a first day of listing");
    kind(
        "jump_after_halt",
        "moves of more than 50 % across days without trade: not one-day returns, and no label is made of them");
    kind("vanished", "stocks without trade in the last 20 days");
  }

  private void kind(String name, String meaning) {
    findings.put(name, new DataCheck.Finding(name, 0, "", meaning));
  }

  private void count(String name, int date, int stock, String more) {
    count(name, 1, date, stock, more);
  }

  private void count(String name, long n, int date, int stock, String more) {
    DataCheck.Finding f = findings.get(name);
    boolean shown = f.count() > 0 || name.equals("traded");
    String first =
        shown ? f.first() : panel.stocks().at(stock) + "@" + panel.dates().at(date) + more;
    findings.put(name, new DataCheck.Finding(name, f.count() + n, first, f.meaning()));
  }

  private void limits(int date, int stock, int status) {
    if ((status & TradingStatus.CLOSE_UP) != 0) {
      count("close_at_upper_limit", date, stock, "");
    }
    if ((status & TradingStatus.CLOSE_DOWN) != 0) {
      count("close_at_lower_limit", date, stock, "");
    }
    if ((status & (TradingStatus.LOCKED_UP | TradingStatus.LOCKED_DOWN)) != 0) {
      count("locked_at_limit", date, stock, "");
    }
  }

  private void range(
      int date, int stock, float open, float high, float low, float close, float vwap) {
    if (high < low) {
      count("high_below_low", date, stock, "");
    }
    if (open > high || open < low) {
      count("open_outside_range", date, stock, "");
    }
    if (close > high || close < low) {
      count("close_outside_range", date, stock, "");
    }
    if (vwap > high * 1.01 || vwap < low * 0.99) {
      count("vwap_outside_range", date, stock, "");
    }
  }

  private void move(int date, int stock, float close) {
    int before = lastDate[stock];
    if (before >= 0) {
      double move = close / lastClose[stock] - 1;
      if (date - before > 1) {
        count("suspended", date - before - 1, before + 1, stock, "");
      }
      if (Math.abs(move) > JUMP) {
        count(
            date - before > 1 ? "jump_after_halt" : "jump",
            date,
            stock,
            String.format(Locale.ROOT, "(%+.0f%%)", 100 * move));
      }
    }
    lastDate[stock] = date;
    lastClose[stock] = close;
  }

  private void vanished() {
    int end = panel.dates().size();
    for (int s = 0; s < stocks; s++) {
      if (lastDate[s] >= 0 && lastDate[s] < end - VANISHED) {
        count("vanished", lastDate[s], s, "");
      }
    }
    DataCheck.Finding f = findings.get("vanished");
    String hint =
        f.count() == 0 && end > 250
            ? ": none, so the data may hold survivors only"
            : ": delisted, merged, or halted to the end";
    findings.put(
        "vanished", new DataCheck.Finding(f.name(), f.count(), f.first(), f.meaning() + hint));
  }
}
