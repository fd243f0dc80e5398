package lode.backtest;

import java.util.Arrays;

/**
 * Chooses what a portfolio of the k best stocks exchanges, a few a day: Qlib's TopkDropout. The
 * worst held stocks make way, but only for better ones: of the held stocks and the best others
 * together, those held ones that are among the lowest {@code drop}. A held stock without a value,
 * or outside the universe, is lowest of all.
 *
 * <p>Two rules where Qlib's leave a portfolio stuck or overfull. A held stock that did not trade on
 * the day of the signal is not ranked at all: it could hardly be sold, and would keep others from
 * being. And a place is free when its stock has been sold, not when it should have been.
 */
final class Dropout {
  private static final long LOWEST = (long) Integer.MIN_VALUE << 32;

  private final int top;
  private final int drop;
  private final long[] together;
  private final int[] sales;
  private final int[] purchases;
  private int saleCount;
  private int purchaseCount;

  Dropout(int top, int drop, int stocks) {
    this.top = top;
    this.drop = drop;
    this.together = new long[stocks];
    this.sales = new int[stocks];
    this.purchases = new int[stocks];
  }

  /** Most stocks that are held. */
  int top() {
    return top;
  }

  /** Stocks that should be sold, worst first: how many, and which. */
  int sales() {
    return saleCount;
  }

  int sale(int k) {
    return sales[k];
  }

  /** Stocks to be bought where there is place, best first: how many, and which. */
  int purchases() {
    return purchaseCount;
  }

  int purchase(int k) {
    return purchases[k];
  }

  /**
   * Decides.
   *
   * @param ranking the universe on the day of the signal
   * @param holds whether a stock is held
   * @param positions how many are held
   */
  void decide(Buckets ranking, boolean[] holds, int positions) {
    int n = 0;
    saleCount = 0;
    purchaseCount = 0;
    int free = top - positions;
    int wanted = drop + free;
    for (int rank = ranking.size() - 1; rank >= 0; rank--) {
      long key = ranking.key(rank);
      if (holds[(int) key]) {
        together[n++] = key;
      } else if (purchaseCount < wanted) {
        together[n++] = key;
        purchases[purchaseCount++] = (int) key;
      }
    }
    for (int i = 0; i < holds.length; i++) {
      if (holds[i] && ranking.traded(i) && !ranking.ranked(i)) {
        together[n++] = LOWEST | i;
      }
    }
    Arrays.sort(together, 0, n);
    int least = Math.min(drop, purchaseCount - free);
    for (int k = 0; k < least; k++) {
      int stock = (int) together[k];
      if (holds[stock]) {
        sales[saleCount++] = stock;
      }
    }
  }
}
