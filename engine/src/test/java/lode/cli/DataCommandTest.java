package lode.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DataCommandTest {
  private static final String HEADER = "date,symbol,open,high,low,close,volume\n";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    CommandLine line = Lode.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }

  private String source(String rows) throws IOException {
    return Files.writeString(folder.resolve("bars.csv"), HEADER + rows).toString();
  }

  @Test
  void shouldImportAndSayWhatWasDropped() throws IOException {
    Path panel = folder.resolve("out.panel");
    String row = "2020-01-02,A,10,11,9,10,100\n";
    assertThat(
            run(
                "data",
                "import",
                source(row + row),
                "--out",
                panel.toString(),
                "--technical",
                "rsi_14,roc_10"))
        .isZero();
    assertThat(out.toString())
        .contains("dropped: reason=duplicate rows=1 first=bars.csv:3")
        .contains("wrote: file=" + panel + " dates=1");
    assertThat(panel).exists();
  }

  @Test
  void shouldExitWithTwoAndOneLineOnBadData() throws IOException {
    assertThat(
            run(
                "data",
                "import",
                source("2020-01-02,A,x,11,9,10,100\n"),
                "--out",
                folder.resolve("o.panel").toString()))
        .isEqualTo(2);
    assertThat(err.toString()).startsWith("error: bad value: file=").hasLineCount(1);
  }

  @Test
  void shouldExitWithOneOnAUsersMistake() throws IOException {
    assertThat(run("data", "check", folder.resolve("nowhere").toString())).isEqualTo(1);
    assertThat(err.toString()).startsWith("error: no such data: source=").hasLineCount(1);
    assertThat(
            run(
                "data",
                "import",
                source("2020-01-02,A,1,1,1,1,100\n"),
                "--technical",
                "rsi",
                "--out",
                folder.resolve("o.panel").toString()))
        .isEqualTo(1);
    assertThat(run("data", "import")).isEqualTo(1);
  }

  @Test
  void shouldCheckInJson() throws IOException {
    assertThat(run("data", "check", source("2020-01-02,A,10,11,9,10,100\n"), "-o", "json"))
        .isZero();
    JsonNode check = new ObjectMapper().readTree(out.toString());
    assertThat(check.get("rows").asInt()).isEqualTo(1);
    assertThat(check.get("first_date").asText()).isEqualTo("2020-01-02");
    assertThat(check.get("findings").get(0).get("name").asText()).isEqualTo("traded");
  }

  @Test
  void shouldShowWhatAPanelHolds() throws IOException {
    Path panel = folder.resolve("out.panel");
    run("data", "import", source("2020-01-02,A,10,11,9,10,100\n"), "--out", panel.toString());
    assertThat(run("data", "info", panel.toString())).isZero();
    assertThat(out.toString())
        .contains("universes: all")
        .contains("vwap")
        .contains("approximated: (high + low + close) / 3");
    assertThat(run("data", "info", panel.toString(), "-o", "json")).isZero();
  }
}
