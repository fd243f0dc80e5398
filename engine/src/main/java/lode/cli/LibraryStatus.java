package lode.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import lode.library.Factor;
import lode.library.FactorDatabase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lode library promote}, {@code demote}, {@code retire}: another status, for a reason. */
abstract class LibraryStatus implements Callable<Integer> {
  @Mixin private DatabaseChoice library;

  @Parameters(paramLabel = "<fid>", description = "Factor id, or enough of its first digits.")
  private String fid;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "<text>",
      description = "Why; it is kept with the factor.")
  private String reason;

  @Spec private CommandSpec spec;

  private final Factor.Status status;

  private LibraryStatus(Factor.Status status) {
    this.status = status;
  }

  @Override
  public Integer call() {
    try (FactorDatabase opened = library.open()) {
      Factor factor = opened.require(fid);
      if (factor.status() == status) {
        throw new IllegalArgumentException(
            "nothing to change: fid=" + factor.fid() + " status=" + status);
      }
      opened.change(factor.fid(), status, reason);
      PrintWriter screen = spec.commandLine().getOut();
      screen.printf("f:%s  %s -> %s%n", factor.fid(), key(factor.status()), key(status));
      screen.flush();
    }
    return ExitCode.OK;
  }

  private static String key(Factor.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  /** {@code lode library promote}. */
  @Command(
      name = "promote",
      mixinStandardHelpOptions = true,
      description = "Puts a factor into use.")
  static final class Promote extends LibraryStatus {
    Promote() {
      super(Factor.Status.ACTIVE);
    }
  }

  /** {@code lode library demote}. */
  @Command(
      name = "demote",
      mixinStandardHelpOptions = true,
      description = "Takes a factor out of use; it is still measured.")
  static final class Demote extends LibraryStatus {
    Demote() {
      super(Factor.Status.DEPRECATED);
    }
  }

  /** {@code lode library retire}. */
  @Command(
      name = "retire",
      mixinStandardHelpOptions = true,
      description = "Takes a factor out of use for good; it is no longer measured.")
  static final class Retire extends LibraryStatus {
    Retire() {
      super(Factor.Status.RETIRED);
    }
  }
}
