package lode.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import lode.evaluation.Target;
import lode.formula.Formula;
import lode.market.DataSource;
import lode.market.SharedData;
import lode.panel.Panel;
import lode.panel.Period;
import lode.panel.Price;
import lode.panel.TradingStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The backtest against {@code src/test/oracle/backtest.py}, which does the same from the source
 * files on, in pandas: on a small made market ({@code src/test/oracle/market.py}) whose daily
 * returns and figures are committed, and on real data where that and a Python with pandas are at
 * hand ({@code LODE_PYTHON}, else {@code python3}).
 */
class OracleTest {
  private static final Path MADE = Path.of("src/test/resources/lode/backtest");
  private static final Path SCRIPT = Path.of("src/test/oracle/backtest.py");
  private static final Costs COSTS = new Costs(.0003, 5, .0005, 0, true, .05);
  private static final List<String> PORTFOLIOS =
      List.of(TearSheet.LONG_SHORT, TearSheet.LONG_ONLY, TearSheet.TOP_K);

  private static final Map<String, ToDoubleFunction<Performance>> FIGURES =
      Map.ofEntries(
          Map.entry("annual_return", Performance::annualReturn),
          Map.entry("volatility", Performance::volatility),
          Map.entry("sharpe", Performance::sharpe),
          Map.entry("sortino", Performance::sortino),
          Map.entry("max_drawdown", Performance::maxDrawdown),
          Map.entry("calmar", Performance::calmar),
          Map.entry("longest_drawdown", Performance::longestDrawdown),
          Map.entry("var95", Performance::var95),
          Map.entry("cvar95", Performance::cvar95),
          Map.entry("win_rate", Performance::winRate),
          Map.entry("skew", Performance::skew),
          Map.entry("kurtosis", Performance::kurtosis));

  private static final Map<String, ToDoubleFunction<Versus>> COMPARISONS =
      Map.of(
          "alpha", Versus::alpha,
          "beta", Versus::beta,
          "tracking_error", Versus::trackingError,
          "information_ratio", Versus::informationRatio);

  @TempDir Path folder;

  private static Rules rules(int top, int drop, double capital) {
    return new Rules(5, top, drop, capital, new Delisting(20, .8), Liquidity.USUAL, COSTS);
  }

  private static Map<String, TearSheet> sheets(Panel panel) {
    return Map.of(
        "weekly", sheet(panel, new Target(5, Price.OPEN), rules(6, 2, 0)),
        "daily", sheet(panel, new Target(1, Price.CLOSE), rules(4, 1, 0)),
        "money", sheet(panel, new Target(3, Price.VWAP), rules(5, 2, 200_000)));
  }

  private static TearSheet sheet(Panel panel, Target target, Rules rules) {
    return new CrossSection(panel, "all", target, rules)
        .run(
            List.of(Formula.parse("returns")),
            new int[] {-1},
            new Period(0, panel.dates().size()),
            "all")
        .getFirst();
  }

  private Panel open(Path source) {
    return DataSource.open(source.toString(), folder).panel();
  }

  @Test
  void shouldAgreeOnTheMadeMarket() throws IOException {
    try (Panel panel = open(MADE.resolve("market"))) {
      compare(sheets(panel), MADE);
    }
  }

  @Test
  void shouldMeetEveryObstacleOnTheMadeMarket() {
    try (Panel panel = open(MADE.resolve("market"))) {
      int[] seen = new int[3];
      float[] row = new float[panel.stride()];
      for (int t = 0; t < panel.dates().size(); t++) {
        panel.row(panel.field(TradingStatus.FIELD), t, row, 0);
        for (int i = 0; i < panel.stocks().size(); i++) {
          int status = (int) row[i];
          seen[0] += (status & (TradingStatus.OPEN_UP | TradingStatus.CLOSE_UP)) != 0 ? 1 : 0;
          seen[1] += (status & (TradingStatus.OPEN_DOWN | TradingStatus.CLOSE_DOWN)) != 0 ? 1 : 0;
          seen[2] += TradingStatus.traded(status) ? 0 : 1;
        }
      }
      assertThat(seen[0]).as("at the upper limit").isGreaterThan(30);
      assertThat(seen[1]).as("at the lower limit").isGreaterThan(30);
      assertThat(seen[2]).as("suspended, delisted or not yet listed").isGreaterThan(100);
    }
  }

  @Test
  void shouldAgreeOnARealMarket() throws IOException, InterruptedException {
    Path source = SharedData.folder("cn_a_small");
    String python = System.getenv().getOrDefault("LODE_PYTHON", "python3");
    assumeTrue(
        run(python, "-c", "import pandas") == 0,
        "no Python with pandas: python=" + python + " remedy=set LODE_PYTHON to one");
    Path out = Files.createDirectory(folder.resolve("out"));
    assertThat(run(python, SCRIPT.toString(), source.toString(), out.toString())).isZero();
    try (Panel panel = open(source)) {
      compare(sheets(panel), out);
    }
  }

  private static int run(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      return process.waitFor(5, TimeUnit.MINUTES) ? process.exitValue() : -1;
    } catch (IOException e) {
      return -1;
    }
  }

  private static void compare(Map<String, TearSheet> sheets, Path oracle) throws IOException {
    List<String[]> daily = rows(oracle.resolve("daily.csv"));
    String[] header = daily.removeFirst();
    for (int r = 0, day = 0; r < daily.size(); r++, day++) {
      String[] row = daily.get(r);
      day = r > 0 && !daily.get(r - 1)[0].equals(row[0]) ? 0 : day;
      TearSheet sheet = sheets.get(row[0]);
      assertThat(sheet.dates().get(day)).isEqualTo(row[1].substring(0, 10));
      for (int c = 2; c < header.length; c++) {
        assertThat(daily(sheet, header[c])[day])
            .as("%s %s %s", row[0], row[1], header[c])
            .isCloseTo(Double.parseDouble(row[c]), within(1e-10));
      }
    }
    List<String[]> figures = rows(oracle.resolve("figures.csv"));
    figures.removeFirst();
    for (String[] row : figures) {
      double expected = Double.parseDouble(row[3]);
      assertThat(figure(sheets.get(row[0]).figures().get(row[1]), row[2]))
          .as("%s %s %s", row[0], row[1], row[2])
          .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
    }
  }

  private static double[] daily(TearSheet sheet, String column) {
    if (column.startsWith("q")) {
      return sheet.quantiles().get(Integer.parseInt(column.substring(1)) - 1);
    }
    String name = PORTFOLIOS.stream().filter(column::startsWith).findFirst().orElseThrow();
    Track track = sheet.portfolios().get(name);
    return switch (column.substring(name.length() + 1)) {
      case "gross" -> track.gross();
      case "net" -> track.net();
      default -> track.traded();
    };
  }

  private static double figure(TearSheet.Figures figures, String name) {
    Versus benchmark = figures.versus().get(1);
    return FIGURES.containsKey(name)
        ? FIGURES.get(name).applyAsDouble(figures.net())
        : COMPARISONS.get(name).applyAsDouble(benchmark);
  }

  private static List<String[]> rows(Path file) throws IOException {
    return new ArrayList<>(Files.readAllLines(file).stream().map(l -> l.split(",")).toList());
  }
}
