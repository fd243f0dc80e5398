package lode.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lode.market.SampleMarket;
import lode.panel.Panel;
import lode.panel.PanelFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code lode combine} and {@code lode timing}, and the file that goes from one to the other. */
class TimingCommandTest {
  private static final String FACTORS =
      "0.6*ts_mean(returns,10),0.4*div(volume,ts_mean(volume,20))";

  @TempDir static Path folder;
  private static Path data;
  private static Path formulas;
  private static List<String> symbols;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void writeMarket() throws IOException {
    data = folder.resolve("market.panel");
    new SampleMarket(5, 60, 500, true).write(data);
    try (Panel panel = PanelFile.open(data)) {
      symbols = panel.stocks().symbols();
    }
    formulas = folder.resolve("three.txt");
    Files.writeString(
        formulas,
        "ts_pct_change(close,10)\nts_corr(close,volume,20)\ndiv(ts_std(volume,20),ts_mean(volume,20))\n");
  }

  private int run(String... args) {
    CommandLine line = Lode.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }

  private JsonNode json() throws IOException {
    JsonNode tree = new ObjectMapper().readTree(out.toString());
    out.getBuffer().setLength(0);
    return tree;
  }

  private int timing(String... more) {
    return run(
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("timing", "--data", data.toString()),
                java.util.Arrays.stream(more))
            .toArray(String[]::new));
  }

  @Test
  void shouldShowTradesBesideHolding() throws IOException {
    String[] args = {
      "--stock", symbols.get(3), "--factors", FACTORS, "--buy", "0.4", "--sell", "0"
    };
    assertThat(timing(args)).isZero();
    assertThat(out.toString())
        .contains("mode=historical", "directions learned", "max drawdown", "round trips", "bought")
        .doesNotContain("hindsight");
    out.getBuffer().setLength(0);
    assertThat(timing("--stock", symbols.get(3), "--factors", FACTORS, "-o", "json")).isZero();
    assertThat(json().get("timing").has("max_drawdown")).isTrue();
  }

  @Test
  void shouldKeepToTheSealedHoldoutUnlessALookIsEntered() throws IOException {
    Path ledger = folder.resolve("ledger");
    String[] asked = {
      "--stock", symbols.get(3), "--factors", FACTORS, "-o", "json", "-D", "ledger=" + ledger
    };
    assertThat(timing(asked)).isZero();
    String seen = json().get("to").asText();
    String last;
    try (Panel panel = PanelFile.open(data)) {
      last = panel.dates().at(panel.dates().size() - 1).toString();
    }
    assertThat(seen).isLessThan(last);
    String[] further = java.util.Arrays.copyOf(asked, asked.length + 2);
    further[asked.length] = "--to";
    further[asked.length + 1] = last;
    assertThat(timing(further)).isEqualTo(1);
    assertThat(err.toString()).contains("reason");
    assertThat(out.toString()).isEmpty();
    String[] told = java.util.Arrays.copyOf(further, further.length + 2);
    told[further.length] = "--reason";
    told[further.length + 1] = "the last word";
    assertThat(timing(told)).isZero();
    assertThat(json().get("to").asText()).isEqualTo(last);
    assertThat(err.toString()).contains("holdout opened: look 1");
  }

  @Test
  void shouldCallTheModelHindsight() {
    assertThat(timing("--stock", symbols.get(3), "--factors", FACTORS, "--mode", "model")).isZero();
    assertThat(out.toString()).contains("mode=model").contains("hindsight");
  }

  @Test
  void shouldRefuseWeightsThatDoNotSumToOne() {
    assertThat(timing("--stock", symbols.get(3), "--factors", "0.5*close,0.6*open")).isEqualTo(1);
    assertThat(err.toString()).startsWith("error: weights must sum to 1: sum=1.1");
  }

  @Test
  void shouldGoOnWithABatchWhereStocksFail() throws IOException {
    Path pool = folder.resolve("pool.txt");
    Files.writeString(pool, "# mine\n%s\nNOBODY\n%s\n".formatted(symbols.get(1), symbols.get(2)));
    Path batch = folder.resolve("batch");
    assertThat(timing("--pool", pool.toString(), "--factors", FACTORS, "--out", batch.toString()))
        .isZero();
    assertThat(out.toString())
        .contains("stocks=3 done=2 failed=1 open=0")
        .contains("failed NOBODY: unknown stock: symbol=NOBODY");
    out.getBuffer().setLength(0);
    assertThat(run("timing", "--resume", batch.toString(), "-o", "json")).isZero();
    JsonNode tasks = json();
    assertThat(tasks.findValuesAsText("symbol")).contains(symbols.get(1), "NOBODY", symbols.get(2));
    assertThat(tasks.get(1).get("state").asText()).isEqualTo("FAILED");
  }

  @Test
  void shouldTradeByTheWeightsThatCombineWrote() throws IOException {
    Path weights = folder.resolve("weights.csv");
    String[] combine = {
      "combine",
      "--data",
      data.toString(),
      "--formulas",
      formulas.toString(),
      "--method",
      "icir",
      "--rolling",
      "120",
      "--weights",
      weights.toString()
    };
    assertThat(run(combine)).as(err.toString()).isZero();
    assertThat(out.toString()).contains("fitted again and again", "gain_icir");
    assertThat(weights).content().contains("from,weight,formula").contains("lode combine");
    assertThat(timing("--stock", symbols.get(3), "--factors", weights.toString())).isZero();
    assertThat(out.toString()).contains("weights change", "directions as stated");
  }

  @Test
  void shouldCombineByEveryMethod() throws IOException {
    Path values = folder.resolve("combined.panel");
    String[] combine = {
      "combine",
      "--data",
      data.toString(),
      "--formulas",
      formulas.toString(),
      "-o",
      "json",
      "--values",
      values.toString()
    };
    assertThat(run(combine)).as(err.toString()).isZero();
    JsonNode report = json();
    assertThat(report.get("methods").findValuesAsText("method"))
        .containsExactly("equal", "ic", "icir", "max-icir", "pool");
    for (JsonNode method : report.get("methods")) {
      double sum = 0;
      for (JsonNode weight : method.get("weights")) {
        sum += Math.abs(weight.asDouble());
      }
      assertThat(sum).isCloseTo(1, within(1e-9));
    }
    try (Panel panel = PanelFile.open(values)) {
      assertThat(panel.has("max_icir")).isTrue();
      assertThat(panel.dates().size()).isLessThan(500);
    }
  }

  @Test
  void shouldRefuseAnUnknownMethod() {
    assertThat(run("combine", "--formulas", formulas.toString(), "--method", "best")).isEqualTo(1);
    assertThat(err.toString()).contains("unknown method: name=best known=[equal, ic");
  }
}
