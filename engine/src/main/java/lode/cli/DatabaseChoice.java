package lode.cli;

import lode.library.FactorDatabase;
import picocli.CommandLine.Option;

/** The option {@code --library} of commands that change a library: JSON lines will not do. */
final class DatabaseChoice {
  @Option(
      names = "--library",
      required = true,
      paramLabel = "<library>",
      description = {
        "A file, or jdbc:postgresql://host/database",
        "with PGUSER and PGPASSWORD or ~/.pgpass."
      })
  private String library;

  /** Opens it, or makes it; to be closed. */
  FactorDatabase make() {
    return FactorDatabase.open(library);
  }

  /** Opens one that is there; to be closed. */
  FactorDatabase open() {
    LibraryChoice.require(library);
    return FactorDatabase.open(library);
  }
}
