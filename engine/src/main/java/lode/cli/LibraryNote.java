package lode.cli;

import java.util.concurrent.Callable;
import lode.library.FactorDatabase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lode library note}. */
@Command(
    name = "note",
    mixinStandardHelpOptions = true,
    description = "Writes a note to a factor; lode library show has them all.")
final class LibraryNote implements Callable<Integer> {
  @Mixin private DatabaseChoice library;

  @Parameters(
      index = "0",
      paramLabel = "<fid>",
      description = "Factor id, or enough of its first digits.")
  private String fid;

  @Parameters(index = "1", paramLabel = "<text>", description = "What you want to remember.")
  private String text;

  @Override
  public Integer call() {
    try (FactorDatabase opened = library.open()) {
      opened.note(fid, text);
    }
    return ExitCode.OK;
  }
}
