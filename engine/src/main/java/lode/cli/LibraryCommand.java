package lode.cli;

import picocli.CommandLine.Command;

/** {@code lode library}: the factors that were promoted, and what became of them. */
@Command(
    name = "library",
    mixinStandardHelpOptions = true,
    description = {
      "Lists, measures, changes and exports factors.",
      "A library is a file (SQLite; JSON lines where a run or an older library has them) or",
      "jdbc:postgresql://host/database, with PGUSER and PGPASSWORD or ~/.pgpass."
    },
    subcommands = {
      LibraryList.class,
      LibraryShow.class,
      LibraryUpdating.class,
      LibraryAdd.class,
      LibraryStatus.Promote.class,
      LibraryStatus.Demote.class,
      LibraryStatus.Retire.class,
      LibraryNote.class,
      LibraryDiff.class,
      LibraryExport.class,
      LibraryImport.class
    })
final class LibraryCommand {}
