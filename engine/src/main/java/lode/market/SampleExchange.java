package lode.market;

import java.util.List;
import lode.panel.TradingStatus;

/**
 * Turns a day's log returns into prints on the tape: listing and suspension, the price limit of
 * 10%, the day's range, volume and its average price. It draws the same number of variates whatever
 * happens, so that two markets of one seed have the same noise.
 */
final class SampleExchange {
  private static final double LIMIT = 0.10;
  private static final double SUSPENDED = 0.001;
  private static final int LONGEST_SUSPENSION = 12;
  private static final double LOCK = 0.7;

  private final SampleRandom random;
  private final List<SampleCompany> companies;
  private final SampleTape tape;
  private final double[] last;
  private final double[] activity;
  private final int[] suspendedUntil;

  SampleExchange(SampleRandom random, List<SampleCompany> companies, SampleTape tape) {
    this.random = random;
    this.companies = companies;
    this.tape = tape;
    this.last = companies.stream().mapToDouble(SampleCompany::price).toArray();
    this.activity = new double[companies.size()];
    this.suspendedUntil = new int[companies.size()];
  }

  /** Trades one day; {@code drift} is added to the log returns from open to close. */
  void trade(int day, SampleShocks shocks, double[] drift) {
    for (int i = 0; i < companies.size(); i++) {
      boolean halted = random.chance(SUSPENDED);
      int length = 1 + random.index(LONGEST_SUSPENSION);
      activity[i] = 0.9 * activity[i] + 0.17 * random.normal();
      Draws draws = new Draws(random);
      if (halted && suspendedUntil[i] <= day) {
        suspendedUntil[i] = day + length;
      }
      if (companies.get(i).listedOn(day) && suspendedUntil[i] <= day) {
        double intraday = shocks.intraday[i] + drift[i];
        print(day, i, shocks.overnight[i], intraday, shocks.volatility[i], draws);
      }
    }
  }

  private void print(
      int day, int stock, double overnight, double intraday, double volatility, Draws draws) {
    int cell = tape.cell(day, stock);
    double before = last[stock];
    boolean limited = day > companies.get(stock).listed();
    float up = limited ? (float) (before * (1 + LIMIT)) : Float.MAX_VALUE;
    float down = limited ? (float) (before * (1 - LIMIT)) : 0;
    float open = clip(before * StrictMath.exp(overnight), down, up);
    float close = clip(open * StrictMath.exp(intraday), down, up);
    boolean locked = open == close && (open == up || open == down) && draws.lock < LOCK;
    float high = locked ? open : clip(extreme(open, close, volatility, draws.high, 1), down, up);
    float low = locked ? open : clip(extreme(open, close, volatility, draws.low, -1), down, up);
    double middle = (open + high + low + (double) close) / 4;
    tape.open[cell] = open;
    tape.high[cell] = high;
    tape.low[cell] = low;
    tape.close[cell] = close;
    tape.vwap[cell] = clip(middle + 0.1 * (high - low) * draws.vwap, low, high);
    tape.volume[cell] = volume(stock, close / before - 1, volatility, locked, draws.volume);
    tape.amount[cell] = tape.vwap[cell] * tape.volume[cell];
    tape.status[cell] = status(open, close, up, down, locked);
    if (day > 0 && tape.traded(day - 1, stock)) {
      tape.returns[cell] = (float) (close / before - 1);
    }
    last[stock] = close;
  }

  /** Highest (side 1) or lowest (side -1) point of a Brownian bridge from open to close. */
  private static double extreme(
      double open, double close, double volatility, double uniform, int side) {
    double way = StrictMath.log(close / open);
    double room = Math.sqrt(way * way - 2 * volatility * volatility * StrictMath.log(1 - uniform));
    return open * StrictMath.exp((way + side * room) / 2);
  }

  /** Shares traded: the stock's usual number, how busy its times are, how far it moved. */
  private float volume(int stock, double move, double volatility, boolean locked, double noise) {
    double excitement = 0.3 * Math.min(4, Math.abs(move) / volatility);
    double log = companies.get(stock).shares() + activity[stock] + excitement + 0.3 * noise;
    double shares = StrictMath.exp(log) * (locked ? 0.1 : 1);
    return (float) (100 * Math.max(1, Math.rint(shares / 100)));
  }

  private static int status(float open, float close, float up, float down, boolean locked) {
    int status = TradingStatus.TRADED;
    status |= open == up ? TradingStatus.OPEN_UP : 0;
    status |= open == down ? TradingStatus.OPEN_DOWN : 0;
    status |= close == up ? TradingStatus.CLOSE_UP : 0;
    status |= close == down ? TradingStatus.CLOSE_DOWN : 0;
    status |= locked && close == up ? TradingStatus.LOCKED_UP : 0;
    status |= locked && close == down ? TradingStatus.LOCKED_DOWN : 0;
    return status;
  }

  private static float clip(double value, float least, float most) {
    return Math.clamp((float) value, least, most);
  }

  /** The variates of one stock and day that its prints may need. */
  private static final class Draws {
    final double high;
    final double low;
    final double lock;
    final double vwap;
    final double volume;

    Draws(SampleRandom random) {
      high = random.uniform();
      low = random.uniform();
      lock = random.uniform();
      vwap = random.normal();
      volume = random.normal();
    }
  }
}
