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
        "A file (SQLite, made where there is none), or jdbc:postgresql://host/database",
        "with PGUSER and PGPASSWORD or ~/.pgpass."
      })
  private String library;

  /** Opens it; to be closed. */
  FactorDatabase open() {
    return FactorDatabase.open(library);
  }

  /** As the user wrote it. */
  String address() {
    return library;
  }
}
