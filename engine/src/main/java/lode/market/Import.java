package lode.market;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import lode.panel.Field;
import lode.panel.Nearest;
import lode.panel.PanelWriter;
import lode.panel.TradingStatus;

/**
 * From a source to a panel: read, adjust, derive, mask; what a panel holds and means is decided
 * here.
 */
public final class Import {
  private final RawMarket market;
  private final MarketData data;
  private final ImportOptions options;
  private final Ledger ledger;
  private final Adjustment adjustment;
  private final PanelWriter panel;
  private final List<String> further = new ArrayList<>();
  private final int stocks;

  private Import(RawMarket market, ImportOptions options, Ledger ledger) {
    this.market = market;
    this.data = market.data();
    this.options = options;
    this.ledger = ledger;
    this.adjustment = new Adjustment(data);
    this.stocks = data.stocks().size();
    this.panel = new PanelWriter(data.dates(), data.stocks());
  }

  /**
   * Reads a CSV, Parquet or Qlib source and derives its fields; the result makes the panel.
   *
   * @param source a file, folder or glob
   * @param ledger filled with what was dropped and assumed
   * @throws DataException for data that cannot be used
   * @throws IllegalArgumentException for a source or option that does not exist
   */
  public static PanelWriter read(String source, ImportOptions options, Ledger ledger) {
    RawMarket market =
        QlibFolder.is(source)
            ? QlibFolder.read(Path.of(source), ledger)
            : TableSource.read(SourceFolder.of(source), ledger);
    return new Import(market, options, ledger).derive();
  }

  /** Every file that importing this source would read. */
  static List<Path> files(String source) {
    return QlibFolder.is(source)
        ? QlibFolder.files(Path.of(source))
        : SourceFolder.of(source).files();
  }

  private PanelWriter derive() {
    prices();
    furtherColumns();
    technical();
    masks();
    market
        .groups()
        .forEach(g ->
            panel.add(
                new Field(g.name(), Field.Kind.GROUP, g.meaning()),
                g.labels(),
                g.filler(data.dates(), data.stocks())));
    market.benchmarks().forEach(panel::benchmark);
    return panel;
  }

  private void prices() {
    String adjusted = data.has(MarketData.FACTOR) ? " x adj_factor" : ", taken as adjusted";
    for (String price : MarketData.PRICES) {
      value(
          price,
          price + " price" + adjusted + "; from " + market.provenance(),
          () -> adjustment.price(price));
    }
    if (data.has(MarketData.FACTOR)) {
      value(
          MarketData.FACTOR,
          "what prices as traded were multiplied by; formulas may name it, searches do not",
          () -> data.column(MarketData.FACTOR));
    }
    value(
        "volume",
        "shares traded" + (data.has(MarketData.FACTOR) ? " / adj_factor" : ""),
        adjustment::volume);
    boolean fromAmount = adjustment.amountIsPriceTimesVolume();
    if (data.has("amount") && !fromAmount && !data.has("vwap")) {
      ledger.note("amount / volume is no price (units?): vwap approximated");
    }
    value(
        "amount",
        data.has("amount")
            ? "money traded, as given"
            : "money traded, approximated: close x volume as traded",
        adjustment::amount);
    value(
        "vwap",
        "average price" + adjusted + vwapSource(fromAmount),
        () -> adjustment.vwap(fromAmount));
    value(
        "returns",
        "close / close of the calendar day before - 1; missing unless traded on both",
        () -> adjustment.returns(adjustment.price("close")));
    value(
        "adv20",
        "mean amount of the last 20 calendar days, from 10 values on",
        () -> adjustment.mean(adjustment.amount(), 20, 10));
  }

  private String vwapSource(boolean fromAmount) {
    if (data.has("vwap")) {
      return "; as given";
    }
    return fromAmount ? "; amount / volume" : "; approximated: (high + low + close) / 3";
  }

  private void furtherColumns() {
    List<String> taken =
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
            MarketData.FACTOR);
    for (String column : data.names()) {
      String name = column.replaceAll("[^a-z0-9_]+", "_");
      if (column.equals("returns")
          || column.equals("adv20")
          || column.equals(TradingStatus.FIELD)
          || name.startsWith(Field.UNIVERSE)) {
        ledger.note("column left out, its name is taken: column=" + column);
      } else if (!taken.contains(column)) {
        further.add(name);
        if (options.fields().isEmpty() || options.fields().contains(name)) {
          boolean price = column.equals("preclose");
          value(
              name,
              name + (price ? " x adj_factor" : ", as given"),
              () -> price ? adjustment.price(column) : data.column(column));
        }
      }
    }
    for (String wanted : options.fields()) {
      if (!further.contains(wanted) && !taken.contains(wanted)) {
        throw new IllegalArgumentException(
            "unknown column: name="
                + wanted
                + " nearest="
                + Nearest.to(wanted, further)
                + " known="
                + further);
      }
    }
  }

  private void technical() {
    List<TechnicalField> chosen = TechnicalFields.choose(options.technical());
    if (!chosen.isEmpty()) {
      TechnicalFields.addTo(panel, chosen, data, adjustment);
    }
  }

  private void masks() {
    Optional<MarketRules> rules = MarketRules.choose(options.market(), data.stocks());
    ledger.note(
        rules
            .map(r -> "price limits of market " + r.name())
            .orElse("no price limits: market=none"));
    if (rules.isPresent() && market.special().isEmpty()) {
      ledger.note("no names.csv: no stock is under special treatment");
    }
    String meaning =
        "bits of TradingStatus; price limits of market "
            + rules.map(MarketRules::name).orElse("none");
    PriceLimits limits =
        new PriceLimits(data, rules.orElse(null), market.special(), market.listed());
    panel.add(new Field(TradingStatus.FIELD, Field.Kind.STATUS, meaning), lazy(limits::status));
    panel.add(
        new Field("universe_all", Field.Kind.MASK, "1 where the stock traded that day"),
        (date, row) -> {
          for (int s = 0; s < stocks; s++) {
            row[s] = adjustment.traded(date * stocks + s) ? 1 : 0;
          }
        });
    Listing listing = Listing.of(data);
    for (Universe u : market.universes()) {
      if (u.name().equals("all")) {
        continue;
      }
      panel.add(
          new Field(
              Field.UNIVERSE + u.name(),
              Field.Kind.MASK,
              "member of " + u.name() + " as of the day, and listed; traded or not"),
          u.filler(data.dates(), data.stocks(), listing));
    }
  }

  private void value(String name, String meaning, Supplier<float[]> column) {
    panel.add(new Field(name, Field.Kind.VALUE, meaning), lazy(column));
  }

  /**
   * A filler from a column that is made at the first date and let go after the last: one derived
   * column is alive at a time.
   */
  private PanelWriter.RowFiller lazy(Supplier<float[]> column) {
    float[][] made = new float[1][];
    return (date, row) -> {
      if (made[0] == null) {
        made[0] = column.get();
      }
      System.arraycopy(made[0], date * stocks, row, 0, stocks);
      if (date == data.dates().size() - 1) {
        made[0] = null;
      }
    };
  }

  /** Makes sure that a folder is there. */
  static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (java.io.IOException e) {
      throw new IllegalArgumentException(
          "cannot make the folder: folder=" + folder + " reason=" + e.getMessage(), e);
    }
  }
}
