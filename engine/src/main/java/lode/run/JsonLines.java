package lode.run;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of flat JSON records, one a line: keys in snake_case with a unit suffix, doubles printed so
 * that they read back equal, a number that is not finite as null.
 */
final class JsonLines {
  static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonLines() {}

  static ObjectNode record() {
    return JSON.createObjectNode();
  }

  /** Puts a number, null where it is not finite. */
  static void number(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, value);
    } else {
      node.putNull(key);
    }
  }

  /** The whole records of a file, a torn last line left out; none where the file is missing. */
  static List<ObjectNode> read(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      String text = Files.readString(file);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().map(JsonLines::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read: file=" + file, e);
    }
  }

  private static ObjectNode parse(String line) {
    try {
      return (ObjectNode) JSON.readTree(line);
    } catch (IOException | ClassCastException e) {
      throw new IllegalStateException("broken record: line=" + line, e);
    }
  }
}
