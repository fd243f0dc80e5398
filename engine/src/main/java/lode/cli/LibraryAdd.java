package lode.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import lode.formula.Formula;
import lode.formula.FormulaException;
import lode.journal.Stamp;
import lode.library.Factor;
import lode.library.FactorDatabase;
import lode.library.LibraryUpdate;
import lode.operator.Operators;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lode library add}. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = "Adds a formula of your own as a candidate; lode library update measures it.")
final class LibraryAdd implements Callable<Integer> {
  @Mixin private DatabaseChoice library;

  @Parameters(paramLabel = "<formula>", description = "As lode evaluate takes it.")
  private String text;

  @Option(
      names = "--universe",
      defaultValue = "all",
      paramLabel = "<name>",
      description = "Universe to measure it in (default: ${DEFAULT-VALUE}).")
  private String universe;

  @Option(
      names = "--target",
      defaultValue = "5d@open",
      paramLabel = "<target>",
      description = "What it should foresee: days and price (default: ${DEFAULT-VALUE}).")
  private String target;

  @Option(
      names = "--direction",
      defaultValue = "1",
      paramLabel = "<sign>",
      description = "1 where high values are good (default), -1 where low ones are.")
  private int direction;

  @Option(names = "--name", defaultValue = "", description = "What you call it.")
  private String name;

  @Option(names = "--category", defaultValue = "", description = "What you file it under.")
  private String category;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (direction != 1 && direction != -1) {
      throw new IllegalArgumentException(
          "no such direction: direction=" + direction + " known=1,-1");
    }
    Formula formula;
    try {
      formula = Formula.parse(text).canonical();
    } catch (FormulaException e) {
      return Failures.refused(spec.commandLine(), e, text);
    }
    try (FactorDatabase opened = library.make()) {
      opened
          .find(formula.fid())
          .ifPresent(known -> {
            throw new IllegalArgumentException(
                "already in the library: fid=" + known.fid() + " status=" + known.status());
          });
      opened.put(factor(formula));
    }
    PrintWriter screen = spec.commandLine().getOut();
    screen.printf("candidate f:%s  %s%n", formula.fid(), formula.text());
    screen.flush();
    return ExitCode.OK;
  }

  private Factor factor(Formula formula) {
    return new Factor(
        formula.fid(),
        formula.text(),
        direction,
        Factor.Status.CANDIDATE,
        "",
        Stamp.now(),
        "",
        universe,
        LibraryUpdate.target(target).key(),
        Operators.VERSION,
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        "added by hand",
        name,
        category,
        Factor.Lineage.NONE);
  }
}
