package lode.backtest;

import java.util.Arrays;

/**
 * What a portfolio's trades ask of the market, per unit of money that it manages: a trade of a
 * fraction f of the portfolio in a stock of daily amount a is a participation of f / a times the
 * money.
 */
final class Footprint {
  private double[] rates = new double[1024];
  private int count;
  private int unknown;
  private final double[] root;
  private final double[] square;
  private final double[] slowest;

  Footprint(int days) {
    this.root = new double[days];
    this.square = new double[days];
    this.slowest = new double[days];
  }

  /**
   * Adds a day's trades.
   *
   * @param before the portfolio's value, in units of the fills
   * @param depth of the market on the day of the signal
   */
  void add(int day, Fills fills, double before, Depth depth) {
    for (int k = 0; k < fills.count; k++) {
      int stock = fills.stock(k);
      double fraction = fills.value(k) / before;
      double amount = depth.amount(stock);
      double sigma = depth.volatility(stock);
      if (!(amount > 0) || Double.isNaN(sigma)) {
        unknown++;
      } else {
        double rate = fraction / amount;
        if (count == rates.length) {
          rates = Arrays.copyOf(rates, 2 * count);
        }
        rates[count++] = rate;
        root[day] += fraction * Impact.squareRoot(1, sigma, rate);
        square[day] += fraction * Impact.quadratic(1, rate);
      }
    }
  }

  /** Adds what is held at the end of a day, as fractions of the portfolio by stock. */
  void hold(int day, double[] fractions, Depth depth) {
    for (int i = 0; i < fractions.length; i++) {
      double rate = fractions[i] / depth.amount(i);
      slowest[day] = rate > slowest[day] ? rate : slowest[day];
    }
  }

  /** Trades counted. */
  int trades() {
    return count;
  }

  /** Trades in stocks whose amount or volatility is not known; counted nowhere else. */
  int unknown() {
    return unknown;
  }

  /** Participations per unit of money, ascending. */
  double[] rates() {
    double[] sorted = Arrays.copyOf(rates, count);
    Arrays.sort(sorted);
    return sorted;
  }

  /**
   * Days it takes to sell everything that is held, as it is in the median over the days.
   *
   * @param money managed
   * @param participation part of each day's amount that it may be
   */
  double daysToLiquidate(double money, double participation) {
    double[] sorted = slowest.clone();
    Arrays.sort(sorted);
    return Impact.daysToLiquidate(money * sorted[sorted.length / 2], 1, participation);
  }

  /** Net returns less the square root law's impact at a size. */
  double[] rootImpact(double[] net, double y, double money) {
    return less(net, root, y * Math.sqrt(money));
  }

  /** Net returns less the quadratic law's impact at a size. */
  double[] quadraticImpact(double[] net, double factor, double money) {
    return less(net, square, factor * money * money);
  }

  private static double[] less(double[] net, double[] cost, double times) {
    double[] returns = net.clone();
    for (int i = 0; i < returns.length; i++) {
      returns[i] -= times * cost[i];
    }
    return returns;
  }
}
