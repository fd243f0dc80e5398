package lode.cli;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lode.cluster.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line: one class per command. */
@Command(
    name = "lode",
    mixinStandardHelpOptions = true,
    versionProvider = Lode.Versions.class,
    description = "Finds stock factors by genetic programming.",
    subcommands = {
      MineCommand.class,
      ResumeCommand.class,
      RunsCommand.class,
      StatusCommand.class,
      TopCommand.class,
      TailCommand.class,
      VerifyCommand.class,
      ExplainCommand.class,
      ReportCommand.class,
      ValidateCommand.class,
      LibraryCommand.class,
      EvaluateCommand.class,
      CombineCommand.class,
      TimingCommand.class,
      BacktestCommand.class,
      StudyCommand.class,
      DataCommand.class,
      OperatorsCommand.class,
      BenchCommand.class,
      FormulasCommand.class,
      WorkerCommand.class,
      CoordinatorCommand.class,
      TlsCommand.class
    })
public final class Lode {
  private Lode() {}

  /** Runs a command and exits with its code: 0 ok, 1 user, 2 data, 3 incomplete, 4 integrity. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /**
   * The command line with its error rules: a user's mistake is one line on standard error, never a
   * stack trace.
   */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Lode());
    // straight over the stream: a writer with a buffer between cannot tell that nobody reads
    line.setOut(new PrintWriter(System.out, true));
    line.setExecutionExceptionHandler(new Failures());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    userErrors(line);
    return line;
  }

  /** The words that run {@code lode} in another process, by this one's Java, flags and classes. */
  static List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Lode.class.getName()));
    return words;
  }

  private static void userErrors(CommandLine line) {
    line.getCommandSpec().exitCodeOnInvalidInput(ExitCode.USER);
    line.getSubcommands().values().forEach(Lode::userErrors);
  }

  /** The version line. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "lode " + Version.NUMBER + " (java " + Runtime.version().feature() + ")"
      };
    }
  }
}
