package lode.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import lode.fault.LodeProcess;
import lode.market.SampleMarket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchCommandTest {
  private static final List<String> TINY = List.of("--quick", "--stocks", "30", "--days", "80");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = Lode.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(arguments);
  }

  private JsonNode json(String... arguments) throws Exception {
    List<String> all = new java.util.ArrayList<>(List.of("bench", "-o", "json"));
    all.addAll(List.of(arguments));
    assertThat(run(all.toArray(String[]::new))).as(err.toString()).isZero();
    return new ObjectMapper().readTree(out.toString());
  }

  private static List<String> keys(JsonNode node) {
    return StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false)
        .toList();
  }

  @Test
  void shouldMeasureTheOperatorsAskedFor() throws Exception {
    JsonNode answer =
        json(
            "--quick",
            "--stocks",
            "30,40",
            "--days",
            "80",
            "--windows",
            "5,20",
            "--only",
            "ts_mean,cs_rank,add");
    JsonNode operators = answer.get("operators");
    assertThat(operators).hasSize(8);
    JsonNode first = operators.get(1);
    assertThat(keys(first))
        .containsExactly("name", "window", "stocks", "ns_per_cell", "bytes_per_date");
    assertThat(first.get("name").asText()).isEqualTo("ts_mean");
    assertThat(first.get("window").asInt()).isEqualTo(5);
    assertThat(first.get("stocks").asInt()).isEqualTo(30);
    assertThat(first.get("ns_per_cell").asDouble()).isPositive();
    assertThat(operators.get(0).get("window").isNull()).isTrue();
    assertThat(answer.get("sets")).isEmpty();
    assertThat(answer.get("threads")).isEmpty();
    assertThat(answer.get("generation").isNull()).isTrue();
  }

  @Test
  void shouldMeasureSetsSearchThreadsAndStore() throws Exception {
    JsonNode answer =
        json(
            "--quick",
            "--stocks",
            "60",
            "--days",
            "120",
            "--population",
            "20",
            "--only",
            "alpha158_no_quantiles,generation,threads,store,opening,rank_ic");
    assertThat(answer.get("operators")).isEmpty();
    JsonNode set = answer.get("sets").get(0);
    assertThat(keys(set)).containsExactly("name", "formulas", "stocks", "days", "ns_per_cell");
    assertThat(set.get("formulas").asInt()).isEqualTo(148);
    JsonNode generation = answer.get("generation");
    assertThat(generation.get("formulas_per_second").asDouble()).isPositive();
    assertThat(generation.get("formulas").asInt()).isBetween(20, 40);
    JsonNode threads = answer.get("threads");
    assertComparedUpToTheCores(threads);
    JsonNode store = answer.get("store");
    assertThat(store.isNull() || store.get("ns_per_hit").asDouble() > 0).isTrue();
    assertThat(answer.get("opening").get("fields").asInt()).isEqualTo(20);
    assertThat(answer.get("rank_ic").get(0).get("ns_per_cell").asDouble()).isPositive();
    assertThat(answer.get("memory").get("heap_mb").asLong()).isPositive();
  }

  private static void assertComparedUpToTheCores(JsonNode costs) {
    assertThat(keys(costs.get(0))).containsExactly("workers", "formulas_per_second", "ratio");
    assertThat(costs.get(0).get("workers").asInt()).isEqualTo(1);
    assertThat(costs.get(0).get("ratio").asDouble()).isEqualTo(1);
    assertThat(costs.get(costs.size() - 1).get("workers").asInt())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(costs.get(costs.size() - 1).get("formulas_per_second").asDouble()).isPositive();
  }

  /** In a process of its own, which tests' class loaders do not hide the classes of. */
  @Test
  void shouldMeasureWorkerProcesses(@TempDir Path folder) throws Exception {
    try (LodeProcess bench =
        LodeProcess.start(folder, List.of(), command("--only", "processes", "-o", "json"))) {
      assertThat(bench.exitCode()).as(bench.output()).isZero();
      JsonNode answer =
          new ObjectMapper().readTree(bench.output().substring(bench.output().indexOf("\n{")));
      assertComparedUpToTheCores(answer.get("processes"));
      assertThat(answer.get("threads")).isEmpty();
    }
  }

  @Test
  void shouldMeasureOnGivenData(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("small.panel");
    new SampleMarket(5, 40, 100, false).write(file);
    JsonNode answer = json("--quick", "--only", "ts_std,opening", "--data", file.toString());
    assertThat(answer.get("operators").get(0).get("stocks").asInt()).isEqualTo(40);
    assertThat(answer.get("opening").get("stocks").asInt()).isEqualTo(40);
  }

  @Test
  void shouldDrawATable() {
    assertThat(run(command("--only", "ts_mean,rank_ic"))).isZero();
    assertThat(out.toString())
        .contains("ns/cell, 30 stocks", "ts_mean", "(rank IC)", "peak memory")
        .doesNotContain("cs_rank", "alpha101");
  }

  @Test
  void shouldNameTheNearestOfAnUnknownOne() {
    assertThat(run(command("--only", "ts_maen"))).isEqualTo(1);
    assertThat(err.toString()).contains("unknown benchmark: name=ts_maen nearest=ts_mean");
    assertThat(run(command("--only", "opperators"))).isEqualTo(1);
    assertThat(err.toString()).contains("name=opperators nearest=operators");
  }

  @Test
  void shouldRefuseSizesThatCannotBe() {
    assertThat(run("bench", "--stocks", "1")).isEqualTo(1);
    assertThat(err.toString()).contains("out of range: name=stocks value=1 range=20..100000");
    assertThat(run("bench", "--stocks", "100", "--data", "sample")).isEqualTo(1);
    assertThat(err.toString()).contains("given data has its own size");
    assertThat(run("bench", "--data", "sample", "--universe", "top300")).isEqualTo(1);
    assertThat(err.toString()).contains("unknown universe: name=top300");
  }

  private static String[] command(String... more) {
    List<String> all = new java.util.ArrayList<>(List.of("bench"));
    all.addAll(TINY);
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
