package lode.cli;

import java.io.PrintWriter;
import java.util.List;
import lode.journal.JsonFile;
import picocli.CommandLine.Option;

/** The option {@code -o}: lines for people, or JSON with keys in snake_case. */
final class OutputChoice {
  /** The forms of output. */
  enum Form {
    /** Lines for people. */
    text,
    /** The same, where they are tables. */
    table,
    /** One JSON object. */
    json
  }

  @Option(
      names = {"-o", "--output"},
      defaultValue = "text",
      description = "Form of the output: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Form form;

  /** Prints an answer in the chosen form. */
  void print(PrintWriter screen, Object answer, List<String> lines) {
    switch (form) {
      case text, table -> lines.forEach(screen::println);
      case json -> screen.print(JsonFile.text(answer));
    }
    screen.flush();
  }
}
