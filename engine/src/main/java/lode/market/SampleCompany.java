package lode.market;

import java.util.ArrayList;
import java.util.List;

/**
 * What never changes about a stock of the sample market.
 *
 * @param sector index of its sector
 * @param beta its exposure to the market factor
 * @param volatility daily standard deviation of its own return
 * @param price first price
 * @param shares usual daily volume, as a logarithm
 * @param listed index of its first day
 * @param delisted index one past its last day
 */
record SampleCompany(
    int sector,
    double beta,
    double volatility,
    double price,
    double shares,
    int listed,
    int delisted) {
  private static final double LATE = 0.10;
  private static final double ENDED = 0.05;

  /** Draws the companies of a market. */
  static List<SampleCompany> draw(SampleRandom random, int stocks, int days, int sectors) {
    List<SampleCompany> companies = new ArrayList<>();
    for (int i = 0; i < stocks; i++) {
      boolean late = random.chance(LATE);
      int listing = 1 + random.index(Math.max(1, days * 6 / 10));
      boolean ended = random.chance(ENDED);
      int end = days * 7 / 10 + random.index(Math.max(1, days * 3 / 10));
      companies.add(
          new SampleCompany(
              i % sectors,
              1 + 0.25 * random.normal(),
              between(random, 0.017, 0.030),
              between(random, 5, 80),
              StrictMath.log(2e6) + 0.9 * random.normal(),
              late ? listing : 0,
              ended ? end : days));
    }
    return companies;
  }

  boolean listedOn(int day) {
    return day >= listed && day < delisted;
  }

  /** Log-uniform. */
  private static double between(SampleRandom random, double from, double to) {
    return StrictMath.exp(random.uniform(StrictMath.log(from), StrictMath.log(to)));
  }
}
