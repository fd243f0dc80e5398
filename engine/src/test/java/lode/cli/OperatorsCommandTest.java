package lode.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import lode.operator.Operator;
import lode.operator.Operators;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class OperatorsCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = Lode.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(arguments);
  }

  @Test
  void shouldShowEveryOperatorByFamily() {
    assertThat(run("operators")).isZero();
    assertThat(out.toString())
        .contains("elementwise (", "rolling (", "cross-section (")
        .contains(Operators.all().stream().map(Operator::signature).toList());
  }

  @Test
  void shouldShowOnlyWhatIsAskedFor() {
    assertThat(run("operators", "ts_decay")).isZero();
    assertThat(out.toString()).contains("ts_decay_linear(x,n)").doesNotContain("elementwise");
  }

  @Test
  void shouldAnswerInJson() throws Exception {
    assertThat(run("operators", "-o", "json")).isZero();
    JsonNode answer = new ObjectMapper().readTree(out.toString());
    assertThat(answer.get("operators").size()).isEqualTo(Operators.all().size());
    JsonNode first = answer.get("operators").get(0);
    assertThat(first.get("family").asText()).isEqualTo("elementwise");
    assertThat(first.get("signature").asText()).isEqualTo("neg(x)");
  }

  @Test
  void shouldNameTheNearestOfAnUnknownOne() {
    assertThat(run("operators", "ts_maen")).isEqualTo(1);
    assertThat(err.toString()).contains("unknown operator: name=ts_maen nearest=ts_mean");
  }
}
