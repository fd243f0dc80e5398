package lode.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A record as a line of logfmt, formulas always in quotes and other words only where need be. */
final class Logfmt {
  private Logfmt() {}

  static String of(ObjectNode node) {
    StringBuilder line = new StringBuilder();
    node.properties().forEach(e -> pair(line, e.getKey(), e.getValue()));
    return line.toString();
  }

  private static void pair(StringBuilder line, String key, JsonNode value) {
    line.append(line.isEmpty() ? "" : " ").append(key).append('=');
    boolean plain = value.isTextual() && value.asText().matches("[^\\s\"=]+");
    line.append(plain && !key.equals("expr") ? value.asText() : value.toString());
  }
}
