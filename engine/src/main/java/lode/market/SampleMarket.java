package lode.market;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lode.panel.Dates;
import lode.panel.Field;
import lode.panel.Panel;
import lode.panel.PanelWriter;
import lode.panel.Stocks;
import lode.panel.TradingStatus;

/**
 * A market made from a seed, in which it is known what can be found: realistic noise and, if asked
 * for, three factors of stated strength. Named {@code sample} and {@code sample:noise} wherever a
 * data source is asked for.
 *
 * <h2>The model</h2>
 *
 * <p>Day t of stock i, as log returns, overnight part and intraday part each:
 *
 * <pre>
 *   r(i,t) = beta(i) m(t) + s(sector(i),t) + e(i,t)      noise: {@link SampleShocks}
 *          + sum over k of drift(k) mean over l = 1..5 of z(k,i,t-l)
 *                                                       planted, intraday: {@link SamplePlants}
 * </pre>
 *
 * where m, s and e are Student-t, m and e with GARCH variance, and z(k,i,t) is the standardised
 * cross-sectional rank of planted factor k at the close of day t, computed from the simulated
 * prices and volumes themselves: it is worth something on each of the next five days. {@link
 * SampleExchange} makes prices, volumes and status of it: late listings, delistings, suspensions,
 * price limits. What a price limit cuts off is lost.
 *
 * <p>Two markets that differ only in {@code planting} have the same noise. In the one without, no
 * formula foretells anything: noise is symmetric in log returns and independent of the past but for
 * its size.
 *
 * @param seed of all randomness
 * @param stocks number of stocks
 * @param days number of trading days, weekdays from 2016-01-04 on
 * @param planting whether returns obey the planted factors
 */
public record SampleMarket(long seed, int stocks, int days, boolean planting) {
  private static final List<String> SECTORS =
      List.of(
          "energy",
          "materials",
          "industrials",
          "consumer",
          "staples",
          "health",
          "financials",
          "technology",
          "utilities",
          "property");

  private static final long SEED = 4;

  /** Raised with every change of what the generator makes, so that cached panels are made anew. */
  static final String VERSION = "2";

  /** With the planted factors: 300 stocks, 1000 days. */
  public static final SampleMarket SAMPLE = new SampleMarket(SEED, 300, 1000, true);

  /** The same noise without them. */
  public static final SampleMarket NOISE = new SampleMarket(SEED, 300, 1000, false);

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if there is no stock or no day
   */
  public SampleMarket {
    if (stocks < 1 || days < 1) {
      throw new IllegalArgumentException("empty sample market: stocks=" + stocks + " days=" + days);
    }
  }

  /** The market of a data source's name: {@code sample}, {@code sample:noise}, or none. */
  public static Optional<SampleMarket> named(String source) {
    return switch (source) {
      case "sample" -> Optional.of(SAMPLE);
      case "sample:noise" -> Optional.of(NOISE);
      default -> Optional.empty();
    };
  }

  /** The factors that this market obeys; none where it is noise. */
  public List<Planted> planted() {
    return planting ? SamplePlants.stated() : List.of();
  }

  /** Simulates it, in memory. */
  public Panel panel() {
    return writer().build();
  }

  /** Simulates it into a panel file. */
  public void write(Path file) {
    writer().write(file);
  }

  private PanelWriter writer() {
    SplittableRandom root = new SplittableRandom(seed);
    SampleRandom birth = new SampleRandom(root.split());
    List<SampleCompany> companies = SampleCompany.draw(birth, stocks, days, SECTORS.size());
    SampleTape tape = new SampleTape(days, stocks);
    SampleShocks shocks =
        new SampleShocks(new SampleRandom(root.split()), companies, SECTORS.size());
    SampleExchange exchange = new SampleExchange(new SampleRandom(root.split()), companies, tape);
    SamplePlants plants = new SamplePlants(tape);
    double[] drift = new double[stocks];
    for (int day = 0; day < days; day++) {
      shocks.next();
      exchange.trade(day, shocks, drift);
      if (planting) {
        drift = plants.drift(day);
      }
    }
    return fields(tape, companies);
  }

  private PanelWriter fields(SampleTape tape, List<SampleCompany> companies) {
    PanelWriter writer =
        new PanelWriter(dates(), new Stocks(symbols())).benchmark("market", tape.index());
    value(writer, "open", "Opening price, in coins.", tape.open);
    value(writer, "high", "Highest price, in coins.", tape.high);
    value(writer, "low", "Lowest price, in coins.", tape.low);
    value(writer, "close", "Closing price, in coins.", tape.close);
    value(writer, "volume", "Shares traded.", tape.volume);
    value(writer, "amount", "Value traded, in coins: vwap times volume.", tape.amount);
    value(writer, "vwap", "Volume-weighted average price, in coins.", tape.vwap);
    value(writer, "returns", "Close over the day before's, minus 1.", tape.returns);
    writer.add(
        new Field("adv20", Field.Kind.VALUE, "Mean amount of 20 days, at least 10 of them traded."),
        (day, row) -> fill(row, i -> tape.averageAmount(day, i, 20)));
    writer.add(
        new Field(TradingStatus.FIELD, Field.Kind.STATUS, "What could be traded; limit 10%."),
        (day, row) -> fill(row, i -> tape.status[tape.cell(day, i)]));
    writer.add(
        new Field("universe_all", Field.Kind.MASK, "Traded that day."),
        (day, row) -> fill(row, i -> tape.traded(day, i) ? 1 : 0));
    writer.add(
        new Field("sector", Field.Kind.GROUP, "Sector, while listed."),
        SECTORS,
        (day, row) ->
            fill(row, i -> companies.get(i).listedOn(day) ? companies.get(i).sector() : Float.NaN));
    return writer;
  }

  private void value(PanelWriter writer, String name, String meaning, float[] cells) {
    writer.add(
        new Field(name, Field.Kind.VALUE, meaning),
        (day, row) -> System.arraycopy(cells, day * stocks, row, 0, stocks));
  }

  /** A value per stock. */
  @FunctionalInterface
  private interface Cell {
    float of(int stock);
  }

  private static void fill(float[] row, Cell cell) {
    for (int i = 0; i < row.length; i++) {
      row[i] = cell.of(i);
    }
  }

  private Dates dates() {
    return Dates.of(
        Stream.iterate(LocalDate.of(2016, 1, 4), d -> d.plusDays(1))
            .filter(d -> d.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
            .limit(days)
            .toList());
  }

  private List<String> symbols() {
    return IntStream.rangeClosed(1, stocks)
        .mapToObj(i -> String.format(Locale.ROOT, "S%04d", i))
        .toList();
  }
}
