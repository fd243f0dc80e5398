package lode.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lode.formula.FormulaException;
import lode.formula.FormulaSet;
import lode.formula.NamedFormula;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lode formulas}: the built-in sets of formulas, or those of a file. */
@Command(
    name = "formulas",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the built-in sets of formulas, or the formulas of a set.",
      "lode evaluate and lode mine take them with --formulas <set>. A file of your own has a",
      "formula a line, with or without a name (momentum = close / ts_delay(close, 20) - 1);",
      "a line that begins with # is a note."
    })
final class FormulasCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "<set>",
      arity = "0..1",
      description = "A built-in set, or a file of formulas.")
  private String set;

  @Mixin private OutputChoice output;

  @Spec private CommandSpec spec;

  /** A set as JSON, with its formulas where it was asked for. */
  record Answer(String name, String about, int size, List<Row> formulas) {}

  /** A formula. */
  record Row(String name, String fid, String formula, String note) {}

  @Override
  public Integer call() {
    try {
      if (set == null) {
        List<FormulaSet> sets = FormulaSet.BUILT_IN.stream().map(FormulaSet::of).toList();
        print(
            sets.stream().map(s -> answer(s, List.of())).toList(),
            sets.stream().map(FormulasCommand::summary).toList());
      } else {
        FormulaSet asked = FormulaSet.of(set);
        print(answer(asked, asked.formulas()), lines(asked));
      }
      return ExitCode.OK;
    } catch (FormulaException e) {
      spec.commandLine().getErr().println("error: " + e.getMessage());
      return ExitCode.USER;
    }
  }

  private void print(Object answer, List<String> lines) {
    output.print(spec.commandLine().getOut(), answer, lines);
  }

  private static Answer answer(FormulaSet set, List<NamedFormula> formulas) {
    List<Row> rows =
        formulas.stream()
            .map(f -> new Row(f.name(), f.formula().fid(), f.formula().text(), f.note()))
            .toList();
    return new Answer(set.name(), set.about(), set.formulas().size(), rows);
  }

  private static String summary(FormulaSet set) {
    String first = set.about().lines().findFirst().orElse("");
    return "%-10s %4d formulas  %s".formatted(set.name(), set.formulas().size(), first);
  }

  private static List<String> lines(FormulaSet set) {
    int width = set.formulas().stream().mapToInt(f -> f.name().length()).max().orElse(0);
    List<String> lines = new ArrayList<>(set.about().lines().map(line -> "# " + line).toList());
    lines.add("");
    for (NamedFormula named : set.formulas()) {
      if (!named.note().isEmpty()) {
        lines.add("# " + named.note());
      }
      lines.add(("%-" + width + "s = %s").formatted(named.name(), named.formula().text()));
    }
    return lines;
  }
}
