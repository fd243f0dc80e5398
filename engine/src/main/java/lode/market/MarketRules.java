package lode.market;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lode.panel.Nearest;
import lode.panel.Stocks;

/**
 * The trading rules of one market, dated and by board, from {@code market-rules.conf}.
 *
 * @param name of the market
 * @param symbols what its symbols look like
 * @param tick price step
 * @param boards its boards
 * @param duties its stamp duties, by first day
 */
record MarketRules(
    String name, Pattern symbols, double tick, List<Board> boards, List<Duty> duties) {
  /** Name for a market without price limits. */
  static final String NONE = "none";

  /** Name for: find the market by the look of the symbols. */
  static final String AUTO = "auto";

  /** A board: which symbols it lists, shares in a lot, and its rules by their first day. */
  record Board(String name, Pattern symbols, int lot, List<Rule> rules) {}

  /**
   * Stamp duty from a day on, as fractions of the traded value.
   *
   * @param from days since 1970-01-01
   */
  record Duty(int from, double buy, double sell) {}

  /**
   * What holds from a day on.
   *
   * @param from days since 1970-01-01
   * @param limit largest move from the previous close, permille
   * @param specialLimit the same under special treatment
   * @param freeDays trading days from listing on without a limit
   */
  record Rule(int from, int limit, int specialLimit, int freeDays) {}

  /**
   * The market of this name, or by the look of all symbols; empty where no price limits are known.
   *
   * @throws IllegalArgumentException for an unknown name
   */
  static Optional<MarketRules> choose(String market, Stocks stocks) {
    Config all =
        ConfigFactory.parseResources(MarketRules.class.getClassLoader(), "market-rules.conf")
            .resolve()
            .getConfig("market-rules");
    List<String> names = new ArrayList<>(all.root().keySet());
    names.sort(null);
    if (market.equals(NONE)) {
      return Optional.empty();
    }
    if (market.equals(AUTO)) {
      return names.stream()
          .map(n -> parse(n, all.getConfig(n)))
          .filter(m -> m.fits(stocks))
          .findFirst();
    }
    if (!names.contains(market)) {
      names.add(NONE);
      throw new IllegalArgumentException(
          "unknown market: name="
              + market
              + " nearest="
              + Nearest.to(market, names)
              + " known="
              + names);
    }
    return Optional.of(parse(market, all.getConfig(market)));
  }

  private boolean fits(Stocks stocks) {
    return stocks.symbols().stream().allMatch(s -> symbols.matcher(s).matches());
  }

  private static MarketRules parse(String name, Config c) {
    try {
      List<Board> boards = new ArrayList<>();
      for (Config b : c.getConfigList("boards")) {
        List<Rule> rules = new ArrayList<>();
        for (Config r : b.getConfigList("rules")) {
          rules.add(new Rule(day(r), r.getInt("limit"), r.getInt("st"), r.getInt("free-days")));
        }
        boards.add(
            new Board(
                b.getString("board"),
                Pattern.compile(b.getString("symbols"), Pattern.CASE_INSENSITIVE),
                b.getInt("lot"),
                List.copyOf(rules)));
      }
      return new MarketRules(
          name,
          Pattern.compile(c.getString("symbols")),
          c.getDouble("tick"),
          List.copyOf(boards),
          c.getConfigList("stamp-duty").stream()
              .map(d -> new Duty(day(d), d.getDouble("buy"), d.getDouble("sell")))
              .toList());
    } catch (ConfigException e) {
      throw new IllegalStateException(
          "broken market-rules.conf: market=" + name + " reason=" + e.getMessage(), e);
    }
  }

  private static int day(Config rule) {
    return Math.toIntExact(LocalDate.parse(rule.getString("from")).toEpochDay());
  }

  /** The rules of a symbol's board by date; empty where the symbol is on none. */
  List<Rule> of(String symbol) {
    return board(symbol).map(Board::rules).orElse(List.of());
  }

  /** Shares in a lot of a symbol; 1 where it is on no board. */
  int lot(String symbol) {
    return board(symbol).map(Board::lot).orElse(1);
  }

  private Optional<Board> board(String symbol) {
    return boards.stream().filter(b -> b.symbols.matcher(symbol).matches()).findFirst();
  }

  /** The rule that holds on a day, or null. */
  static Rule on(List<Rule> rules, int epochDay) {
    Rule holds = null;
    for (Rule r : rules) {
      if (r.from <= epochDay) {
        holds = r;
      }
    }
    return holds;
  }
}
