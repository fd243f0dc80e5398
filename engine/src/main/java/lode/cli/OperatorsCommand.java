package lode.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import lode.formula.Vocabulary;
import lode.operator.Family;
import lode.operator.Operator;
import lode.operator.Operators;
import lode.operator.Parameter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lode operators}: what a formula may call, by family. */
@Command(
    name = "operators",
    mixinStandardHelpOptions = true,
    description = "Shows the operators that a formula may call.")
final class OperatorsCommand implements Callable<Integer> {
  private static final ObjectWriter JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build()
          .writerWithDefaultPrettyPrinter();

  @Parameters(
      paramLabel = "<name>",
      arity = "0..1",
      defaultValue = "",
      description = "Only the operators whose name holds this.")
  private String part;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "text",
      description = "Form of the output: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Form form;

  @Spec private CommandSpec spec;

  /** The forms of output. */
  enum Form {
    /** Lines for people. */
    text,
    /** One JSON object. */
    json
  }

  /** The answer as JSON: the version of the meanings and the rows. */
  record Answer(String version, List<Row> operators) {}

  /**
   * One operator.
   *
   * @param leftOut why a search does not draw it by default, or null
   */
  record Row(
      String family,
      String name,
      String signature,
      int arity,
      List<Parameter> parameters,
      boolean commutative,
      String meaning,
      String leftOut) {}

  @Override
  public Integer call() throws JsonProcessingException {
    List<Operator> found = Operators.all().stream().filter(o -> o.name().contains(part)).toList();
    if (found.isEmpty()) {
      Operators.named(part);
    }
    List<Row> rows = found.stream().map(OperatorsCommand::row).toList();
    PrintWriter screen = spec.commandLine().getOut();
    switch (form) {
      case text -> lines(rows).forEach(screen::println);
      case json -> screen.println(JSON.writeValueAsString(new Answer(Operators.VERSION, rows)));
    }
    screen.flush();
    return 0;
  }

  private static Row row(Operator o) {
    return new Row(
        name(o.family()),
        o.name(),
        o.signature(),
        o.arity(),
        o.parameters(),
        o.commutative(),
        o.meaning(),
        Vocabulary.LEFT_OUT.get(o.name()));
  }

  private static List<String> lines(List<Row> rows) {
    int width = rows.stream().mapToInt(r -> r.signature.length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (Family family : Family.values()) {
      List<Row> members = rows.stream().filter(r -> r.family.equals(name(family))).toList();
      if (!members.isEmpty()) {
        lines.add("%s (%d)".formatted(name(family), members.size()));
        for (Row row : members) {
          String mark = row.leftOut == null ? " " : "*";
          lines.add(("%s %-" + width + "s  %s").formatted(mark, row.signature, row.meaning));
        }
      }
    }
    if (rows.stream().anyMatch(r -> r.leftOut != null)) {
      lines.add("* not drawn by a search unless its vocabulary names it");
    }
    return lines;
  }

  private static String name(Family family) {
    return family.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
