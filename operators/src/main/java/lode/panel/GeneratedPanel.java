package lode.panel;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A panel of any size made from a seed, for measuring and for tests. It has the shape of a real
 * market's, so that code takes the same branches: prices in cents within limits of 10 percent (and
 * so ties), fat tails, a market and sectors that move together, later listings, suspensions, single
 * missing values. It holds nothing to be found; a market with planted factors is {@code
 * lode.market.SampleMarket}.
 *
 * <p>Same arguments, same bits, on every machine. Beside the value fields it has {@code status},
 * {@code universe_all} (traded that day) and the groups {@code sector} and {@code industry}. Each
 * field is made in a pass of its own, so that no more than the panel itself is ever in memory.
 *
 * @param seed of all randomness
 * @param stocks number of stocks
 * @param days number of trading days, from 2016-01-04 on
 * @param values number of value fields: those of {@link #NAMES} first, then {@code x14}, {@code
 *     x15} and so on, slowly moving noise
 */
public record GeneratedPanel(long seed, int stocks, int days, int values) {
  /** The value fields that mean something; a panel has at least the first {@value #LEAST}. */
  public static final List<String> NAMES =
      List.of(
          "open",
          "high",
          "low",
          "close",
          "volume",
          "amount",
          "vwap",
          "returns",
          "adv20",
          "preclose",
          "turnover",
          "market_cap",
          "float_market_cap");

  /** Raised with every change of what is made, so that cached files are made anew. */
  public static final String VERSION = "1";

  private static final int LEAST = 9;
  private static final Pattern NAME = Pattern.compile("generated:([0-9]{1,6})x([0-9]{1,6})");
  private static final LocalDate FIRST = LocalDate.of(2016, 1, 4);

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if there is no stock, no day, or too few value fields
   */
  public GeneratedPanel {
    if (stocks < 1 || days < 1 || values < LEAST) {
      throw new IllegalArgumentException(
          "generated panel too small: stocks=%d days=%d values=%d least=1,1,%d"
              .formatted(stocks, days, values, LEAST));
    }
  }

  /** With the fields of {@link #NAMES}, from the seed 1. */
  public static GeneratedPanel of(int stocks, int days) {
    return new GeneratedPanel(1, stocks, days, NAMES.size());
  }

  /**
   * The panel of a data source's name, such as {@code generated:5000x1250} (stocks x days), or
   * none.
   *
   * @throws IllegalArgumentException if it begins like one and goes on otherwise
   */
  public static Optional<GeneratedPanel> named(String source) {
    if (!source.startsWith("generated:")) {
      return Optional.empty();
    }
    Matcher name = NAME.matcher(source);
    if (!name.matches()) {
      throw new IllegalArgumentException(
          "no size of a generated panel: data=%s remedy=write generated:<stocks>x<days>"
              .formatted(source));
    }
    return Optional.of(of(Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2))));
  }

  /** Makes it in memory. */
  public Panel panel() {
    return writer().build();
  }

  /** Makes it into a panel file. */
  public void write(Path file) {
    writer().write(file);
  }

  private PanelWriter writer() {
    PanelWriter writer = new PanelWriter(dates(), new Stocks(symbols()));
    List<String> names = names();
    for (int v = 0; v < values; v++) {
      String name = names.get(v);
      Field field = new Field(name, Field.Kind.VALUE, "Made up.");
      if (v < NAMES.size()) {
        add(writer, field, bars -> bars.row(name));
      } else {
        writer.add(field, new GeneratedNoise(seed + v, stocks)::fill);
      }
    }
    add(writer, new Field(TradingStatus.FIELD, Field.Kind.STATUS, "Made up."), b -> b.status);
    add(writer, new Field(Field.UNIVERSE + "all", Field.Kind.MASK, "Traded."), b -> b.traded);
    GeneratedBars born = new GeneratedBars(seed, stocks, days);
    group(writer, "sector", GeneratedBars.SECTORS, born::sector);
    group(writer, "industry", GeneratedBars.INDUSTRIES, born::industry);
    return writer;
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(NAMES);
    for (int v = names.size() + 1; v <= values; v++) {
      names.add("x" + v);
    }
    return names;
  }

  /** A field by bars of its own, which move on by a day with every row. */
  private void add(PanelWriter writer, Field field, Function<GeneratedBars, float[]> column) {
    GeneratedBars bars = new GeneratedBars(seed, stocks, days);
    writer.add(
        field,
        (day, row) -> {
          bars.trade(day);
          System.arraycopy(column.apply(bars), 0, row, 0, stocks);
        });
  }

  private static void group(PanelWriter writer, String name, int size, IntUnaryOperator id) {
    List<String> labels = IntStream.rangeClosed(1, size).mapToObj(i -> name + i).toList();
    writer.add(
        new Field(name, Field.Kind.GROUP, "Made up."),
        labels,
        (day, row) -> {
          for (int s = 0; s < row.length; s++) {
            row[s] = id.applyAsInt(s);
          }
        });
  }

  private Dates dates() {
    return Dates.of(
        Stream.iterate(FIRST, d -> d.plusDays(1))
            .filter(d -> d.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
            .limit(days)
            .toList());
  }

  private List<String> symbols() {
    return IntStream.rangeClosed(1, stocks)
        .mapToObj(i -> String.format(Locale.ROOT, "G%05d", i))
        .toList();
  }
}
