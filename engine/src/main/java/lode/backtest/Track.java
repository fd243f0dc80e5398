package lode.backtest;

/**
 * What a portfolio earned and traded, day by day; arrays of equal length, never missing.
 *
 * @param gross simple returns before costs
 * @param net simple returns after costs
 * @param traded value bought and sold as a fraction of the portfolio's value at the close before:
 *     two way; half of it is the one-way turnover
 */
public record Track(double[] gross, double[] net, double[] traded) {
  /** A track of so many days, to be filled. */
  static Track ofDays(int days) {
    return new Track(new double[days], new double[days], new double[days]);
  }

  void write(int day, double grossReturn, double netReturn, double tradedValue) {
    gross[day] = grossReturn;
    net[day] = netReturn;
    traded[day] = tradedValue;
  }

  /** Mean one-way turnover a day; 0 for no days. */
  public double turnover() {
    return gross.length == 0 ? 0 : sum(traded) / 2 / gross.length;
  }

  /**
   * Cost per unit of traded value at which the sum of the gross returns is gone; 0 without trade.
   */
  public double breakeven() {
    double all = sum(traded);
    return all == 0 ? 0 : sum(gross) / all;
  }

  /** The returns had every trade cost the same part of its value, and nothing else anything. */
  public double[] at(double cost) {
    double[] returns = gross.clone();
    for (int i = 0; i < returns.length; i++) {
      returns[i] -= cost * traded[i];
    }
    return returns;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
