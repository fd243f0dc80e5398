package lode.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Option;

/** The option {@code -o}: lines for people, or JSON with keys in snake_case. */
final class OutputChoice {
  private static final ObjectMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

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
      case json -> screen.println(json(answer));
    }
    screen.flush();
  }

  private static String json(Object answer) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
