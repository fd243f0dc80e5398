package lode.cli;

import com.typesafe.config.ConfigException;
import java.io.UncheckedIOException;
import lode.cluster.DisagreementException;
import lode.cluster.SupersededException;
import lode.formula.FormulaException;
import lode.journal.DamagedException;
import lode.journal.FencedException;
import lode.market.DataException;
import lode.panel.PanelException;
import lode.run.IntegrityException;
import lode.run.SettingsException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * How an exception becomes one line and an exit code: a user's mistake gets its message alone; what
 * nobody foresaw goes to the log as well.
 */
final class Failures implements IExecutionExceptionHandler {
  /** Says what is wrong with a formula, and under it where: a caret below the text. */
  static int refused(CommandLine line, FormulaException e, String text) {
    line.getErr().println("error: " + e.getMessage());
    if (e.position() >= 0) {
      line.getErr().println(e.caret(text));
    }
    line.getErr().flush();
    return ExitCode.USER;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
    line.getErr().println("error: " + e.getMessage());
    line.getErr().flush();
    return switch (e) {
      case SettingsException s -> ExitCode.USER;
      case FormulaException f -> ExitCode.USER;
      case ConfigException c -> ExitCode.USER;
      case IllegalArgumentException i -> ExitCode.USER;
      case IntegrityException i -> ExitCode.INTEGRITY;
      case DamagedException d -> ExitCode.INTEGRITY;
      case DisagreementException d -> ExitCode.INTEGRITY;
      case SupersededException s -> ExitCode.INCOMPLETE;
      case DataException d -> ExitCode.DATA;
      case PanelException p -> ExitCode.DATA;
      case UncheckedIOException u -> ExitCode.INCOMPLETE;
      case FencedException f -> ExitCode.INCOMPLETE;
      default -> {
        LoggerFactory.getLogger(Lode.class).error("ev=unforeseen", e);
        yield ExitCode.INCOMPLETE;
      }
    };
  }
}
