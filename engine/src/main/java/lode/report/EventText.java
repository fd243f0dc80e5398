package lode.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** One event of a run as a line of logfmt: time, name, its figures, the formula last. */
public final class EventText {
  /** Shown elsewhere in the line, or of no use to a reader. */
  private static final Set<String> APART = Set.of("crc", "seq", "at", "ev", "expr", "epoch");

  private EventText() {}

  /** The line. */
  public static String line(ObjectNode event) {
    StringBuilder line = new StringBuilder(event.path("at").asText(""));
    line.append(line.isEmpty() ? "" : " ").append("ev=").append(event.path("ev").asText("?"));
    for (Map.Entry<String, JsonNode> entry : event.properties()) {
      if (!APART.contains(entry.getKey())) {
        line.append(' ').append(entry.getKey()).append('=').append(value(entry.getValue()));
      }
    }
    if (event.hasNonNull("expr")) {
      line.append(" f=").append(event.get("expr"));
    }
    return line.toString();
  }

  /** Words without quotes where they need none. */
  private static String value(JsonNode value) {
    return value.isTextual() && value.asText().matches("[^\\s\"=]+")
        ? value.asText()
        : value.toString();
  }
}
