package lode.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lode.evaluation.Split;
import lode.market.SampleMarket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StudyCommandTest {
  private static final int DAYS = 400;

  @TempDir static Path folder;
  private static Path data;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void writeMarket() {
    data = folder.resolve("market.panel");
    new SampleMarket(5, 60, DAYS, true).write(data);
  }

  @Test
  void shouldShowAllSidesOfAFormula() {
    assertThat(run("neg(ts_mean(returns,10))")).as(err.toString()).isZero();
    List<String> firsts = out.toString().lines().map(l -> l.strip().replaceAll(" .*", "")).toList();
    assertThat(firsts)
        .containsSubsequence(
            "f:" + lode.formula.Formula.parse("neg(ts_mean(returns,10))").fid(),
            "held",
            "5d",
            "quantile",
            "names",
            "gap",
            "fold",
            "purge",
            "part",
            "year",
            "bull",
            "high",
            "small",
            "taken",
            "days",
            "half-life");
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 130);
  }

  @Test
  void shouldShowTheSameAsJsonUpToTheEndOfValidation() throws Exception {
    assertThat(run("volume", "-o", "json", "-D", "target.horizon=3")).as(err.toString()).isZero();
    JsonNode study = new ObjectMapper().readTree(out.toString());
    Split split = Split.of(DAYS, 4, 5, 0.6, 0.2);
    assertThat(study.get("dates")).hasSize(split.validation().to());
    assertThat(study.get("target").asText()).isEqualTo("3d@open");
    assertThat(study.get("horizons")).hasSize(5);
    assertThat(study.at("/horizons/1/days").asInt()).isEqualTo(3);
    assertThat(study.at("/daily/all_rank_ic")).hasSize(split.validation().to());
  }

  @Test
  void shouldPointAtWhatIsNoFormula() {
    assertThat(run("neg(ts_maen(returns,5))")).isEqualTo(ExitCode.USER);
    assertThat(err.toString())
        .startsWith("error: unknown operator: name=ts_maen")
        .contains("\n    ^")
        .doesNotContain("Exception");
  }

  @Test
  void shouldRefuseWhatCannotBe() {
    assertThat(run("close", "--universe", "moon")).isEqualTo(ExitCode.USER);
    assertThat(run("close", "-D", "target.horizn=3")).isEqualTo(ExitCode.USER);
    assertThat(run("f:0123", "--run", folder.resolve("none").toString())).isEqualTo(ExitCode.USER);
    assertThat(err.toString())
        .contains("unknown universe: name=moon")
        .contains("key=target.horizn nearest=target.horizon")
        .contains("no such run")
        .doesNotContain("\tat ");
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("study", "--data", data.toString()));
    all.addAll(List.of(arguments));
    CommandLine line = Lode.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(all.toArray(String[]::new));
  }
}
