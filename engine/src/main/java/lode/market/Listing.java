package lode.market;

import java.util.Arrays;

/** The date indices between which each stock is known to be listed: its first and its last row. */
final class Listing {
  private final int[] first;
  private final int[] last;

  private Listing(int[] first, int[] last) {
    this.first = first;
    this.last = last;
  }

  static Listing of(MarketData data) {
    int stocks = data.stocks().size();
    int[] first = new int[stocks];
    int[] last = new int[stocks];
    Arrays.fill(first, data.dates().size());
    Arrays.fill(last, -1);
    float[] close = data.column("close");
    for (int i = 0; i < data.cells(); i++) {
      if (!Float.isNaN(close[i])) {
        int s = i % stocks;
        first[s] = Math.min(first[s], i / stocks);
        last[s] = i / stocks;
      }
    }
    return new Listing(first, last);
  }

  /** Index of the first day with a row. */
  int first(int stock) {
    return first[stock];
  }

  /** Index of the last day with a row. */
  int last(int stock) {
    return last[stock];
  }
}
