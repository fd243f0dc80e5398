package lode.run;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Predicate;

/**
 * An append-only file of flat JSON records, one a line: keys in snake_case with a unit suffix,
 * doubles printed so that they read back equal, a number that is not finite as null. One owner
 * thread.
 */
final class JsonLines implements AutoCloseable {
  static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final BufferedWriter out;

  JsonLines(Path file) {
    this.file = file;
    try {
      this.out =
          Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open: file=" + file, e);
    }
  }

  /** Appends a record. */
  void append(ObjectNode node) {
    try {
      out.write(node.toString());
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("cannot append: file=" + file, e);
    }
  }

  /** Hands what was appended to the operating system. */
  void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot append: file=" + file, e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close: file=" + file, e);
    }
  }

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

  /** Rewrites a file with the records that hold. */
  static void retain(Path file, Predicate<ObjectNode> holds) {
    if (Files.exists(file)) {
      StringBuilder text = new StringBuilder();
      read(file).stream().filter(holds).forEach(r -> text.append(r).append('\n'));
      DurableFile.write(file, text.toString());
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
