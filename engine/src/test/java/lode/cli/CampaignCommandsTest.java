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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** One small campaign by the command line, and every command that reads what it left. */
class CampaignCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static Path run;
  private static String screen;

  private static final StringWriter OUT = new StringWriter();
  private static final StringWriter ERR = new StringWriter();

  private static int lode(String... args) {
    OUT.getBuffer().setLength(0);
    ERR.getBuffer().setLength(0);
    CommandLine line = Lode.commandLine();
    line.setOut(new PrintWriter(OUT));
    line.setErr(new PrintWriter(ERR));
    return line.execute(args);
  }

  private static String[] mine(Path runDir, String... more) {
    List<String> args =
        new java.util.ArrayList<>(
            List.of(
                "mine",
                "--run-dir",
                runDir.toString(),
                "--generations",
                "3",
                "--population",
                "60",
                "-D",
                "cache=" + folder.resolve("cache"),
                "-D",
                "store=false"));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  @BeforeAll
  static void mineOnce() {
    run = folder.resolve("one");
    assertThat(lode(mine(run))).as(ERR.toString()).isZero();
    screen = OUT.toString();
  }

  @Test
  void shouldShowOneLineOfAtMostAHundredColumnsForEachGeneration() {
    assertThat(screen.lines().filter(l -> l.matches(" +[0-2] +\\d+ +\\d+ .*"))).hasSize(3);
    assertThat(screen.lines().takeWhile(l -> !l.startsWith("examining")).skip(3))
        .allSatisfy(l -> assertThat(l.length()).as(l).isLessThanOrEqualTo(100));
  }

  @Test
  void shouldEndWithThePlantedFactorsFoundAndWhatToDoNext() {
    assertThat(screen).containsPattern("planted factors found: \\d of 3");
    assertThat(screen).contains("next: lode explain <fid> --run " + run);
  }

  @Test
  void shouldWriteASummaryWithTheAgreedKeys() throws IOException {
    JsonNode summary = JSON.readTree(run.resolve("summary.json").toFile());
    assertThat(summary.properties())
        .extracting(java.util.Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "planted_total",
            "planted_found",
            "promoted",
            "formulas_evaluated",
            "formulas_raced",
            "store_hits",
            "store_misses",
            "formulas_per_second",
            "champions_sha256",
            "seconds");
    assertThat(summary.get("planted_total").asInt()).isEqualTo(3);
    assertThat(summary.get("champions_sha256").asText()).hasSize(64);
  }

  @Test
  void shouldWriteOnlyFlatJsonThatParses() throws IOException {
    for (String file : List.of("events.jsonl", "trials.jsonl", "verdicts.jsonl")) {
      for (String line : Files.readAllLines(run.resolve(file))) {
        assertThat(JSON.readTree(line).isObject()).as(file + ": " + line).isTrue();
      }
    }
  }

  @Test
  void shouldExplainEveryFinalist() throws IOException {
    String verdict = Files.readAllLines(run.resolve("verdicts.jsonl")).getFirst();
    String fid = JSON.readTree(verdict).get("fid").asText();
    assertThat(lode("explain", "f:" + fid, "--run", run.toString())).isZero();
    assertThat(OUT.toString())
        .contains(
            "f:" + fid, "born in generation", "evaluated on train", "verdict: ", "beyond_luck");
  }

  @Test
  void shouldSayWhereToLookForAnUnknownFormula() {
    assertThat(lode("explain", "zzzz", "--run", run.toString())).isEqualTo(ExitCode.USER);
    assertThat(ERR.toString()).contains("no such formula: fid=zzzz");
  }

  @Test
  void shouldListTheRun() {
    assertThat(lode("runs", "--in", folder.toString())).isZero();
    assertThat(OUT.toString()).contains("one").contains("DONE");
  }

  @Test
  void shouldExportTheLibraryInEveryFormat() throws IOException {
    assertThat(lode("library", "export", "--run", run.toString(), "--format", "json")).isZero();
    int promoted = JSON.readTree(OUT.toString()).size();
    assertThat(lode("library", "export", "--run", run.toString(), "--format", "text")).isZero();
    assertThat(OUT.toString().lines()).hasSize(promoted);
    assertThat(lode("library", "export", "--run", run.toString())).isZero();
    assertThat(OUT.toString().lines()).hasSize(promoted + 1);
    assertThat(lode("library", "export", "--run", run.toString(), "--format", "xml"))
        .isEqualTo(ExitCode.USER);
  }

  @Test
  void shouldShowAFactor() throws IOException {
    assertThat(lode("library", "export", "--run", run.toString(), "--format", "json")).isZero();
    JsonNode factors = JSON.readTree(OUT.toString());
    org.junit.jupiter.api.Assumptions.assumeFalse(factors.isEmpty(), "nothing was promoted");
    String fid = factors.get(0).get("fid").asText();
    assertThat(lode("library", "show", fid, "--run", run.toString())).isZero();
    assertThat(OUT.toString()).contains(fid).contains("backtest on validation");
  }

  @Test
  void shouldStudyEveryPromotedFactor() throws IOException {
    for (String line : Files.readAllLines(run.resolve("verdicts.jsonl"))) {
      JsonNode verdict = JSON.readTree(line);
      Path file = run.resolve("studies").resolve(verdict.get("fid").asText() + ".json");
      assertThat(Files.exists(file)).isEqualTo(verdict.get("ev").asText().equals("promoted"));
    }
    String rejected =
        Files.readAllLines(run.resolve("verdicts.jsonl")).stream()
            .filter(line -> line.contains("\"rejected\""))
            .findFirst()
            .orElseThrow();
    String fid = JSON.readTree(rejected).get("fid").asText();
    assertThat(lode("study", "f:" + fid, "--run", run.toString(), "-o", "json")).isZero();
    JsonNode study = JSON.readTree(OUT.toString());
    assertThat(study.get("fid").asText()).isEqualTo(fid);
    assertThat(study.at("/parts/1/rank_ic/mean").asDouble())
        .isCloseTo(JSON.readTree(rejected).get("rank_ic_valid").asDouble(), within(1e-12));
  }

  @Test
  void shouldRefuseAnUnknownSettingInOneLine() {
    assertThat(lode(mine(folder.resolve("typo"), "-D", "target.horizn=3")))
        .isEqualTo(ExitCode.USER);
    assertThat(ERR.toString().strip())
        .isEqualTo("error: unknown setting: key=target.horizn nearest=target.horizon");
  }

  @Test
  void shouldHaveTheBacktestOfEveryPromotedFactorAsTheCommandMakesItAgain() throws IOException {
    int promoted = 0;
    for (String line : Files.readAllLines(run.resolve("verdicts.jsonl"))) {
      JsonNode verdict = JSON.readTree(line);
      String fid = verdict.get("fid").asText();
      Path file = run.resolve("backtests").resolve(fid + ".json");
      assertThat(Files.exists(file)).isEqualTo(verdict.get("ev").asText().equals("promoted"));
      if (Files.exists(file)) {
        promoted++;
        assertThat(lode("backtest", fid, "--run", run.toString(), "-o", "json")).isZero();
        assertThat(OUT).hasToString(Files.readString(file));
        assertThat(JSON.readTree(file.toFile()).at("/figures/long_short/net/sharpe").asDouble())
            .isEqualTo(verdict.get("ls_sharpe").asDouble());
      }
    }
    assertThat(promoted).isPositive();
  }

  @Test
  void shouldRefuseAMissingSourceAsTheUsers() {
    assertThat(lode(mine(folder.resolve("nodata"), "--data", "nowhere"))).isEqualTo(ExitCode.USER);
    assertThat(ERR.toString()).contains("nowhere");
  }

  @Test
  void shouldStopAtASignalAndResumeToTheSameChampions() throws Exception {
    Path stopped = folder.resolve("stopped");
    Path output = folder.resolve("stopped.txt");
    Process process = process(output, mine(stopped));
    while (process.isAlive() && !Files.readString(output).contains("train ")) {
      Thread.sleep(20);
    }
    process.destroy();
    assertThat(process.waitFor()).as(Files.readString(output)).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(Files.readString(output)).contains("to go on: lode resume " + stopped);

    assertThat(lode("resume", stopped.toString())).as(ERR.toString()).isZero();
    assertThat(Files.readString(stopped.resolve("champions.sha256")))
        .isEqualTo(Files.readString(run.resolve("champions.sha256")));
  }

  @Test
  void shouldReachTheSameChampionsAfterAKillInTheMidst() throws Exception {
    Path killed = folder.resolve("killed");
    Path output = folder.resolve("killed.txt");
    String[] stored = {"-D", "store=true", "-D", "cache=" + folder.resolve("kept")};
    Process process = process(output, mine(killed, stored));
    while (process.isAlive() && !Files.readString(output).contains("best f:")) {
      Thread.sleep(20);
    }
    process.destroyForcibly().waitFor();
    assertThat(killed.resolve("champions.sha256")).doesNotExist();

    assertThat(lode("resume", killed.toString())).as(ERR.toString()).isZero();
    assertThat(Files.readString(killed.resolve("champions.sha256")))
        .isEqualTo(Files.readString(run.resolve("champions.sha256")));

    Path again = folder.resolve("again");
    assertThat(lode(mine(again, stored))).as(ERR.toString()).isZero();
    assertThat(Files.readString(again.resolve("champions.sha256")))
        .isEqualTo(Files.readString(run.resolve("champions.sha256")));
    JsonNode summary = JSON.readTree(again.resolve("summary.json").toFile());
    assertThat(summary.get("store_hits").asLong()).isPositive();
  }

  private static Process process(Path output, String... arguments) throws IOException {
    List<String> command = new java.util.ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(System.getProperty("lode.jvm.flags").split(" ", -1)));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Lode.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }
}
