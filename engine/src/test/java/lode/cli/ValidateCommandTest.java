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
import lode.library.Admission;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ValidateCommandTest {
  @TempDir static Path folder;
  private static Path run;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void mine() {
    run = folder.resolve("run");
    assertThat(mine(run)).isZero();
  }

  private static int mine(Path run) {
    CommandLine line = Lode.commandLine();
    line.setOut(new PrintWriter(new StringWriter()));
    return line.execute(
        "mine",
        "--run-dir",
        run.toString(),
        "--generations",
        "3",
        "--population",
        "30",
        "-D",
        "store=false",
        "-D",
        "cache=" + folder.resolve("cache"));
  }

  private int validate(String... arguments) {
    CommandLine line = Lode.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    String[] all = new String[arguments.length + 2];
    all[0] = "validate";
    all[1] = run.toString();
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return line.execute(all);
  }

  private JsonNode json(String... arguments) throws IOException {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "-o";
    all[arguments.length + 1] = "json";
    assertThat(validate(all)).as(err.toString()).isZero();
    return new ObjectMapper().readTree(out.toString());
  }

  @Test
  void shouldSayHowHardItSearchedAndWhatLuckWouldHaveFound() {
    assertThat(validate()).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("formulas proposed")
        .contains("tried on these data for life")
        .contains("best |z| by luck alone")
        .contains("max-calibrated")
        .contains("overfitting (PBO)")
        .contains("t naive counts days as independent")
        .contains("holdout sealed from");
  }

  @Test
  void shouldShowTheChecksOfAFinalist() throws IOException {
    String fid = json().at("/validation/finalists/0/fid").asText();
    out.getBuffer().setLength(0);
    assertThat(validate("--fid", "f:" + fid)).isZero();
    Admission.keys().forEach(key -> assertThat(out.toString()).contains(key));
    assertThat(validate("--fid", "f:ffffffffffff")).isEqualTo(1);
    assertThat(err.toString()).contains("no such finalist");
  }

  @Test
  void shouldGiveAllOfItAsJson() throws IOException {
    JsonNode answer = json();
    assertThat(answer.at("/ledger/counts/semantically_distinct").asLong()).isPositive();
    assertThat(answer.at("/validation/luck/expected").asDouble()).isPositive();
    JsonNode first = answer.at("/validation/finalists/0");
    assertThat(first.get("checks")).hasSize(Admission.values().length);
    assertThat(first.at("/checks/0/limit").isNumber()).isTrue();
    assertThat(first.at("/significance/t_naive").isNumber()).isTrue();
  }

  @Test
  void shouldOpenTheHoldoutOnlyAloudAndRememberIt() throws IOException {
    String fid = json().at("/validation/finalists/0/fid").asText();
    out.getBuffer().setLength(0);
    assertThat(validate("--open-holdout", "--fid", fid)).isEqualTo(1);
    assertThat(err.toString()).contains("needs a reason").doesNotContain("\tat ");
    assertThat(run.resolve("holdout.json")).doesNotExist();
    assertThat(validate("--reason", "why not")).isEqualTo(1);
    out.getBuffer().setLength(0);

    JsonNode answer = json("--open-holdout", "--fid", fid, "--reason", "to be sure");
    assertThat(answer.get("looks")).hasSize(1);
    assertThat(answer.at("/holdout/look/reason").asText()).isEqualTo("to be sure");
    assertThat(answer.at("/holdout/figures/0/fid").asText()).isEqualTo(fid);
    assertThat(answer.at("/holdout/figures/0/days").asInt()).isPositive();
    assertThat(run.resolve("holdout.json")).exists();

    out.getBuffer().setLength(0);
    answer = json("--open-holdout", "--fid", fid, "--reason", "once more");
    assertThat(answer.at("/holdout/look/number").asInt()).isEqualTo(2);
    assertThat(answer.at("/holdout/formulas").asInt()).isEqualTo(2);
    out.getBuffer().setLength(0);
    assertThat(validate()).isZero();
    assertThat(out.toString()).contains("opened 2 times");
  }

  @Test
  void shouldCountTheSameCampaignRunAgainOnce() throws IOException {
    Path again = folder.resolve("again");
    assertThat(mine(again)).isZero();
    assertThat(again.resolve("ledger.json")).hasSameTextualContentAs(run.resolve("ledger.json"));
    try (var files = Files.walk(folder.resolve(".ledger"))) {
      List<Path> campaigns = files.filter(f -> f.toString().endsWith(".json")).toList();
      assertThat(campaigns).hasSize(1);
    }
  }

  @Test
  void shouldSayOfARunWithoutVerdictsHowToGoOn() throws IOException {
    Path other = folder.resolve("unfinished");
    Files.createDirectories(other);
    Files.copy(run.resolve("manifest.json"), other.resolve("manifest.json"));
    CommandLine line = Lode.commandLine();
    line.setErr(new PrintWriter(err, true));
    assertThat(line.execute("validate", other.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("not come to its verdicts", "remedy=lode resume");
  }
}
