package lode.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lode.market.SampleMarket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BacktestCommandTest {
  private static final String FORMULA = "neg(ts_mean(returns,5))";

  @TempDir static Path folder;
  private static Path data;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void writeMarket() {
    data = folder.resolve("market.panel");
    new SampleMarket(5, 40, 300, true).write(data);
  }

  private int run(String... args) {
    CommandLine line = Lode.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    String[] all = new String[args.length + 3];
    all[0] = "backtest";
    all[1] = "--data";
    all[2] = data.toString();
    System.arraycopy(args, 0, all, 3, args.length);
    return line.execute(all);
  }

  @Test
  void shouldShowEveryTableAndSayWhichDaysItRead() {
    assertThat(run(FORMULA)).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("long_short", "long_only", "top_k", "information ratio", "30 bps", "capacity")
        .contains("252 days a year")
        .contains("period=train and validation");
    assertThat(err.toString()).contains("sealed holdout=66 are not read");
  }

  @Test
  void shouldShowTheSameAsJson() throws IOException {
    assertThat(run(FORMULA, "-o", "json", "-D", "backtest.top=7")).as(err.toString()).isZero();
    JsonNode sheet = new ObjectMapper().readTree(out.toString());
    assertThat(sheet.at("/subject/rules/top").asInt()).isEqualTo(7);
    assertThat(sheet.at("/figures/top_k/net/longest_drawdown").isInt()).isTrue();
    assertThat(sheet.at("/portfolios/long_only/net")).hasSize(sheet.get("dates").size());
    assertThat(sheet.at("/benchmarks/market")).hasSize(sheet.get("dates").size());
  }

  @Test
  void shouldReadTheHoldoutOnlyForAReasonAndWriteThatDown() {
    String ledger = "ledger=" + folder.resolve("ledger");
    assertThat(run(FORMULA, "--to", "2030-01-01", "-D", ledger)).isEqualTo(ExitCode.USER);
    assertThat(err.toString()).contains("needs a reason").contains("--reason");
    assertThat(run(FORMULA, "--to", "2030-01-01", "-D", ledger, "--reason", "final look"))
        .as(err.toString())
        .isZero();
    assertThat(err.toString()).contains("holdout opened: look 1");
    assertThat(out.toString()).contains("days of holdout");
  }

  @Test
  void shouldWriteTheDailySeries() throws IOException {
    Path csv = folder.resolve("out.csv");
    assertThat(run(FORMULA, "--returns", csv.toString())).as(err.toString()).isZero();
    List<String> lines = Files.readAllLines(csv);
    assertThat(lines.getFirst())
        .startsWith("date,long_short_gross,long_short_net,long_short_traded,")
        .endsWith(",q5,universe,market");
    int columns = lines.getFirst().split(",").length;
    assertThat(lines).allMatch(line -> line.split(",").length == columns);
  }

  @Test
  void shouldPointAtWhatIsNoFormula() {
    assertThat(run("neg(ts_maen(returns,5))")).isEqualTo(ExitCode.USER);
    assertThat(err.toString()).contains("unknown operator: name=ts_maen").contains("^");
  }

  @Test
  void shouldSayWhatIsWrongWithASetting() {
    assertThat(run(FORMULA, "-D", "backtest.quantiles=1")).isEqualTo(ExitCode.USER);
    assertThat(err.toString()).contains("too few quantiles: quantiles=1 least=2");
    assertThat(run(FORMULA, "-D", "backtest.quantile=5")).isEqualTo(ExitCode.USER);
    assertThat(err.toString()).contains("unknown setting: key=backtest.quantile");
  }

  @Test
  void shouldSayThatThereIsNothingToTradeInAPeriod() {
    assertThat(run(FORMULA, "--from", "2031-01-01", "--to", "2031-02-01")).isEqualTo(ExitCode.USER);
    assertThat(err.toString()).contains("period has nothing to trade: from=2031-01-01");
  }
}
