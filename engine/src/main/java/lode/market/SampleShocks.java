package lode.market;

import java.util.List;

/**
 * The returns that nothing foretells: market, sectors and each stock's own, Student-t with four
 * degrees of freedom, a quarter of the variance overnight. The market's and the stocks' own
 * variances follow GARCH(1,1) (Bollerslev 1986), which makes quiet and wild times. All are
 * symmetric as log returns, so that no characteristic of a stock foretells the median.
 */
final class SampleShocks {
  private static final double FREEDOM = 4;
  private static final double NEWS = 0.09;
  private static final double MEMORY = 0.89;
  private static final double MARKET = 0.011;
  private static final double SECTOR = 0.007;
  private static final double OVERNIGHT = Math.sqrt(0.25);
  private static final double INTRADAY = Math.sqrt(0.75);

  private final SampleRandom random;
  private final List<SampleCompany> companies;
  private final double[] variance;
  private final double[] sectors;
  private double marketVariance = MARKET * MARKET;

  /** Log return from the close before to today's open, by stock. */
  final double[] overnight;

  /** Log return from today's open to the close, by stock. */
  final double[] intraday;

  /** Standard deviation of today's own return, by stock. */
  final double[] volatility;

  SampleShocks(SampleRandom random, List<SampleCompany> companies, int sectors) {
    this.random = random;
    this.companies = companies;
    this.sectors = new double[sectors];
    this.variance = companies.stream().mapToDouble(c -> c.volatility() * c.volatility()).toArray();
    this.overnight = new double[companies.size()];
    this.intraday = new double[companies.size()];
    this.volatility = new double[companies.size()];
  }

  /** Draws the next day. */
  void next() {
    double market = part(overnight, Math.sqrt(marketVariance), OVERNIGHT);
    market += part(intraday, Math.sqrt(marketVariance), INTRADAY);
    marketVariance = garch(MARKET, marketVariance, market);
    for (int i = 0; i < variance.length; i++) {
      double sd = Math.sqrt(variance[i]);
      double night = OVERNIGHT * sd * random.student(FREEDOM);
      double day = INTRADAY * sd * random.student(FREEDOM);
      overnight[i] += night;
      intraday[i] += day;
      volatility[i] = sd;
      variance[i] = garch(companies.get(i).volatility(), variance[i], night + day);
    }
  }

  /** Fills in what stocks have in common for one part of the day; returns the market's move. */
  private double part(double[] returns, double marketSd, double share) {
    double market = share * marketSd * random.student(FREEDOM);
    for (int s = 0; s < sectors.length; s++) {
      sectors[s] = share * SECTOR * random.student(FREEDOM);
    }
    for (int i = 0; i < returns.length; i++) {
      SampleCompany company = companies.get(i);
      returns[i] = company.beta() * market + sectors[company.sector()];
    }
    return market;
  }

  private static double garch(double usual, double variance, double shock) {
    return (1 - NEWS - MEMORY) * usual * usual + NEWS * shock * shock + MEMORY * variance;
  }
}
