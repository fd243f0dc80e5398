package lode.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import lode.formula.FormulaSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FormulasCommandTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = Lode.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  @Test
  void shouldListTheSets() {
    assertThat(run("formulas")).isZero();
    assertThat(out.toString())
        .contains("alpha101     82 formulas  Alpha101", "alpha158    158 formulas  Alpha158");
  }

  @Test
  void shouldShowASetThatCanBeReadBack() throws Exception {
    assertThat(run("formulas", "alpha101")).isZero();
    assertThat(out.toString())
        .contains("# - a window of d days")
        .contains("# place of the largest");
    Path file = Files.writeString(folder.resolve("copy.txt"), out.toString());
    assertThat(FormulaSet.of(file.toString()).trees()).isEqualTo(FormulaSet.of("alpha101").trees());
  }

  @Test
  void shouldAnswerInJson() throws Exception {
    assertThat(run("formulas", "alpha158", "-o", "json")).isZero();
    JsonNode answer = new ObjectMapper().readTree(out.toString());
    assertThat(answer.get("size").asInt()).isEqualTo(158);
    assertThat(answer.get("formulas").get(0).get("name").asText()).isEqualTo("KMID");
    assertThat(answer.get("formulas").get(0).get("formula").asText())
        .isEqualTo("div(sub(close,open),open)");
  }

  @Test
  void shouldNameTheNearestOfAnUnknownOne() {
    assertThat(run("formulas", "alpha15")).isEqualTo(1);
    assertThat(err.toString()).contains("unknown formula set: name=alpha15 nearest=alpha158");
  }
}
