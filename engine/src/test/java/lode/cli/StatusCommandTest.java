package lode.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import lode.journal.Fence;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is read of a folder as a process that still works would have left it at some moment. */
class StatusCommandTest {
  private static final String GENERATIONS =
      """
      gen,evaluated,raced,semantically_distinct,best_rank_ic,best_formula,seconds
      0,100,0,90,0.01,"add(close,open)",10
      1,200,50,180,-0.02,"ts_mean(close,5)",20
      2,300,100,270,0.03,"ts_mean(close,5)",25
      3,400,1\
      """;

  @TempDir Path run;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int lode(String... args) {
    out.getBuffer().setLength(0);
    CommandLine line = Lode.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }

  @BeforeEach
  void write() throws IOException {
    write("manifest.json", "{}");
    write("resolved.conf", "generations = 9\nminutes = 0\n");
    write("generations.csv", GENERATIONS);
    write(
        "champions.csv",
        """
        rank,fid,len,rank_ic,rank_icir,t,turnover,formula
        1,aaaa,2,0.03,0.5,4.0,0.1,"ts_mean(close,5)"
        2,bbbb,3,-0.02,-0.4,-3.0,0.2,"add(close,open)"
        """);
    write(
        "events.jsonl",
        """
        {"crc":"00000000","seq":0,"epoch":1,"at":"2030-01-01T00:00:00Z","ev":"started","seed":1}
        {"at":"2030-01-01T00:00:10Z","ev":"promoted","expr":"add(close,open)","fid":"bbbb","failed":""}
        {"at":"2030-01-01T00:00:11Z","ev":"store","hits":30,"misses":70}
        {"at":"2030-01-01T00:0\
        """);
  }

  private void status(String state) throws IOException {
    write(
        "status.json",
        "{\"state\":\"%s\",\"gen\":2,\"updated_at\":\"2030-01-01T00:00:00Z\"}\n".formatted(state));
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(run.resolve(file), text);
  }

  @Test
  void shouldCountOnlyWholeGenerations() throws IOException {
    status("DONE");
    assertThat(lode("status", run.toString(), "-o", "json")).isZero();
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.get("state").asText()).isEqualTo("DONE");
    assertThat(json.get("done").asInt()).isEqualTo(3);
    assertThat(json.get("generations").asInt()).isEqualTo(9);
    assertThat(json.get("evaluated").asInt()).isEqualTo(300);
    assertThat(json.get("formulas_per_second").asDouble()).isEqualTo(300.0 / 15);
    assertThat(json.get("eta_seconds").isNull()).isTrue();
    assertThat(json.get("store_hits").asInt()).isEqualTo(30);
    assertThat(json.get("best").get(1).get("formula").asText()).isEqualTo("add(close,open)");
  }

  @Test
  void shouldShowTheBestFormulasFirst() throws IOException {
    status("STOPPED");
    assertThat(lode("status", run.toString(), "--best", "1")).isZero();
    assertThat(out.toString())
        .contains("STOPPED", "generation 3 of 9", "400 tried", "30 of 100", "f:aaaa")
        .doesNotContain("f:bbbb");
  }

  @Test
  void shouldPrintOnceWhenNobodyLooksAtATerminal() throws IOException {
    status("RUNNING");
    assertThat(lode("top", run.toString())).isZero();
    assertThat(out.toString()).contains("generation 3 of 9", "f:bbbb").doesNotContain("\u001b");
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void shouldShowTheLastWholeEventsWithTheFormulaLast() throws IOException {
    status("DONE");
    assertThat(lode("tail", run.toString(), "-n", "2")).isZero();
    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            """
            2030-01-01T00:00:10Z ev=promoted fid=bbbb failed="" f="add(close,open)"
            2030-01-01T00:00:11Z ev=store hits=30 misses=70
            """);
    assertThat(lode("tail", run.toString(), "--event", "started")).isZero();
    assertThat(out.toString())
        .isEqualToNormalizingNewlines("2030-01-01T00:00:00Z ev=started seed=1\n");
  }

  @Test
  @Timeout(20)
  void shouldEndWhenNobodyReadsItAnyMore() throws IOException {
    status("RUNNING");
    PrintStream screen = System.out;
    try (Fence running = Fence.take(run).orElseThrow();
        PrintStream closed = new PrintStream(new PipedOutputStream())) {
      System.setOut(closed);
      assertThat(Lode.commandLine().execute("tail", run.toString())).isZero();
      assertThat(running.epoch()).isPositive();
    } finally {
      System.setOut(screen);
    }
  }

  @Test
  void shouldSayThatARunBegan() {
    assertThat(lode("status", run.toString())).isZero();
    assertThat(out.toString()).contains("BEGUN");
  }

  @Test
  void shouldRefuseARunThatIsNotThere() {
    assertThat(lode("status", "no-such-run")).isEqualTo(ExitCode.USER);
    assertThat(err.toString()).contains("no such run: name=no-such-run");
  }
}
