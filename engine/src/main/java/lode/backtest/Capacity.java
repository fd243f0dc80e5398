package lode.backtest;

import java.util.ArrayList;
import java.util.List;

/**
 * How much money a portfolio can carry, in the unit of the panel's amounts. NaN where the panel
 * does not say how much trades.
 *
 * @param money the smaller of the two below
 * @param byParticipation where more than the allowed share of the trades is too large a part of the
 *     stock's mean daily amount
 * @param bySharpe where the square root law has halved the net Sharpe ratio; 0 where there is none
 *     to halve
 * @param trades counted
 * @param unknown trades in stocks whose amount is not known: left out
 * @param steps how it looks at round sizes
 */
public record Capacity(
    double money,
    double byParticipation,
    double bySharpe,
    int trades,
    int unknown,
    List<Step> steps) {
  /** pyfolio's factor of the quadratic law. */
  private static final double QUADRATIC = 0.1;

  private static final double[] SIZES = {1e5, 3e5, 1e6, 3e6, 1e7, 3e7, 1e8, 3e8, 1e9, 3e9, 1e10};

  /**
   * One size.
   *
   * @param money managed
   * @param tooLarge share of the trades above the allowed participation
   * @param daysToLiquidate days it takes to sell all that is held, at the allowed participation:
   *     the median over the days
   * @param annualReturn net, less the impact of the square root law
   * @param sharpe of the same
   * @param sharpeQuadratic net, less the impact of pyfolio's quadratic law
   */
  public record Step(
      double money,
      double tooLarge,
      double daysToLiquidate,
      double annualReturn,
      double sharpe,
      double sharpeQuadratic) {}

  /** The capacity of a portfolio with these net returns. */
  static Capacity of(Footprint footprint, double[] net, Liquidity rules) {
    double[] rates = footprint.rates();
    if (rates.length == 0) {
      return new Capacity(Double.NaN, Double.NaN, Double.NaN, 0, footprint.unknown(), List.of());
    }
    int allowed = (int) (rates.length * rules.tooLarge());
    double byParticipation = rules.participation() / rates[rates.length - 1 - allowed];
    double bySharpe = halving(footprint, net, rules.impact());
    List<Step> steps = new ArrayList<>();
    for (double money : SIZES) {
      Performance at = Performance.of(footprint.rootImpact(net, rules.impact(), money));
      steps.add(
          new Step(
              money,
              share(rates, rules.participation() / money),
              footprint.daysToLiquidate(money, rules.participation()),
              at.annualReturn(),
              at.sharpe(),
              Performance.sharpe(footprint.quadraticImpact(net, QUADRATIC, money))));
    }
    return new Capacity(
        Math.min(byParticipation, bySharpe),
        byParticipation,
        bySharpe,
        footprint.trades(),
        footprint.unknown(),
        List.copyOf(steps));
  }

  private static double share(double[] ascending, double limit) {
    int above = 0;
    for (int i = ascending.length - 1; i >= 0 && ascending[i] > limit; i--) {
      above++;
    }
    return (double) above / ascending.length;
  }

  /** By halving an interval: the Sharpe ratio falls as the money grows. */
  private static double halving(Footprint footprint, double[] net, double impact) {
    double half = Performance.sharpe(net) / 2;
    if (half <= 0) {
      return 0;
    }
    double high = 1;
    while (high < 1e18 && sharpe(footprint, net, impact, high) > half) {
      high *= 2;
    }
    double low = high / 2;
    for (int i = 0; i < 50; i++) {
      double middle = (low + high) / 2;
      if (sharpe(footprint, net, impact, middle) > half) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double sharpe(Footprint footprint, double[] net, double impact, double money) {
    return Performance.sharpe(footprint.rootImpact(net, impact, money));
  }
}
