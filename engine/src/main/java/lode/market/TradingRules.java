package lode.market;

import java.util.List;
import lode.panel.Stocks;

/**
 * What a market asks of those who trade on it, beside the price limits that are in the panel's
 * status: stamp duty by date, and lots. From {@code market-rules.conf}; a market that is not there
 * asks nothing.
 */
public final class TradingRules {
  private final String market;
  private final List<MarketRules.Duty> duties;
  private final int[] lots;

  private TradingRules(String market, List<MarketRules.Duty> duties, int[] lots) {
    this.market = market;
    this.duties = duties;
    this.lots = lots;
  }

  /** The rules of the market that fits the symbols of all stocks. */
  public static TradingRules of(Stocks stocks) {
    MarketRules rules = MarketRules.choose(MarketRules.AUTO, stocks).orElse(null);
    int[] lots = new int[stocks.size()];
    for (int i = 0; i < lots.length; i++) {
      lots[i] = rules == null ? 1 : rules.lot(stocks.at(i));
    }
    return rules == null
        ? new TradingRules(MarketRules.NONE, List.of(), lots)
        : new TradingRules(rules.name(), rules.duties(), lots);
  }

  /** Name of the market, or {@code none}. */
  public String market() {
    return market;
  }

  /** Stamp duty on a purchase, as a fraction of its value; {@code otherwise} before any rule. */
  public double dutyOnPurchase(int epochDay, double otherwise) {
    MarketRules.Duty duty = on(epochDay);
    return duty == null ? otherwise : duty.buy();
  }

  /** Stamp duty on a sale, as a fraction of its value; {@code otherwise} before any rule. */
  public double dutyOnSale(int epochDay, double otherwise) {
    MarketRules.Duty duty = on(epochDay);
    return duty == null ? otherwise : duty.sell();
  }

  /** Shares that a purchase must be a multiple of. */
  public int lot(int stock) {
    return lots[stock];
  }

  private MarketRules.Duty on(int epochDay) {
    MarketRules.Duty holds = null;
    for (MarketRules.Duty duty : duties) {
      holds = duty.from() <= epochDay ? duty : holds;
    }
    return holds;
  }
}
