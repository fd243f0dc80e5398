package lode.market;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lode.panel.TradingStatus;

/**
 * What could be traded: {@link TradingStatus} of every cell, from prices as traded. The limit price
 * is the previous close times one plus or minus the board's limit, rounded half up to the tick; the
 * previous close is the column {@code preclose} where the data has it, else the last close, carried
 * over the change of the adjustment factor and rounded to the tick. A bar beyond the limit of
 * special treatment was under the ordinary one (the delisting period); a bar beyond that one had no
 * limit (the first day after a reform or relisting).
 */
final class PriceLimits {
  private final MarketData data;
  private final MarketRules rules;
  private final Map<String, TreeMap<Integer, Boolean>> special;
  private final Map<String, Integer> listed;
  private final float[] high;
  private final float[] low;
  private final int stocks;

  /**
   * Of a market.
   *
   * @param rules its rules, or null for none: then only the traded bit is set
   * @param special per symbol, whether it is under special treatment, by first day
   * @param listed per symbol, its listing day; where absent, its first row if that is not the first
   *     day of the data
   */
  PriceLimits(
      MarketData data,
      MarketRules rules,
      Map<String, TreeMap<Integer, Boolean>> special,
      Map<String, Integer> listed) {
    this.data = data;
    this.rules = rules;
    this.special = special;
    this.listed = listed;
    this.high = data.column("high");
    this.low = data.column("low");
    this.stocks = data.stocks().size();
  }

  /** The status of every cell. */
  float[] status() {
    float[] status = new float[data.cells()];
    for (int s = 0; s < stocks; s++) {
      follow(s, status);
    }
    return status;
  }

  /** Walks one stock's days in order, with the close it would be compared to. */
  private void follow(int stock, float[] status) {
    String symbol = data.stocks().at(stock);
    List<MarketRules.Rule> board = rules == null ? List.of() : rules.of(symbol);
    TreeMap<Integer, Boolean> treatment = special.getOrDefault(symbol, new TreeMap<>());
    float[] given = data.column("preclose");
    int tradedDays = daysBefore(symbol);
    int last = -1;
    for (int i = stock, date = 0; i < status.length; i += stocks, date++) {
      if (!data.traded(i)) {
        continue;
      }
      int bits = TradingStatus.TRADED;
      int day = data.dates().epochDay(date);
      MarketRules.Rule rule = MarketRules.on(board, day);
      double before = given != null && given[i] > 0 ? given[i] : carried(last, i);
      if (rule != null && tradedDays >= rule.freeDays() && before > 0) {
        Map.Entry<Integer, Boolean> e = treatment.floorEntry(day);
        boolean st = e != null && e.getValue() && !crosses(i, before, rule.specialLimit());
        bits |= bits(i, before, st ? rule.specialLimit() : rule.limit());
      }
      status[i] = bits;
      tradedDays++;
      last = i;
    }
  }

  /**
   * Trading days since listing at the first row; many where the stock was listed before the data
   * begin.
   */
  private int daysBefore(String symbol) {
    Integer day = listed.get(symbol);
    int begin = data.dates().epochDay(0);
    int stock = data.stocks().indexOf(symbol);
    if (day != null) {
      int first = firstDay(stock);
      return day < begin || day < first ? Integer.MAX_VALUE / 2 : 0;
    }
    return data.traded(stock) ? Integer.MAX_VALUE / 2 : 0;
  }

  private int firstDay(int stock) {
    for (int i = stock, date = 0; i < data.cells(); i += stocks, date++) {
      if (data.traded(i)) {
        return data.dates().epochDay(date);
      }
    }
    return Integer.MAX_VALUE;
  }

  private double carried(int last, int now) {
    if (last < 0) {
      return Double.NaN;
    }
    double close = data.column("close")[last];
    float[] factor = data.column(MarketData.FACTOR);
    return factor == null ? close : close * factor[last] / factor[now];
  }

  private boolean crosses(int i, double before, int permille) {
    return ticks(high[i]) > limit(before, permille) || ticks(low[i]) < limit(before, -permille);
  }

  private int bits(int i, double before, int permille) {
    if (crosses(i, before, permille)) {
      return 0;
    }
    long up = limit(before, permille);
    long down = limit(before, -permille);
    long open = ticks(data.column("open")[i]);
    long close = ticks(data.column("close")[i]);
    return (open >= up ? TradingStatus.OPEN_UP : 0)
        | (open <= down ? TradingStatus.OPEN_DOWN : 0)
        | (close >= up ? TradingStatus.CLOSE_UP : 0)
        | (close <= down ? TradingStatus.CLOSE_DOWN : 0)
        | (ticks(low[i]) >= up ? TradingStatus.LOCKED_UP : 0)
        | (ticks(high[i]) <= down ? TradingStatus.LOCKED_DOWN : 0);
  }

  private long limit(double before, int permille) {
    return (ticks(before) * (1000 + permille) + 500) / 1000;
  }

  private long ticks(double price) {
    return Math.round(price / rules.tick());
  }
}
