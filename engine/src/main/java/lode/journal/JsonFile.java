package lode.journal;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A record as a JSON file for people and tools: keys in snake_case, one member a line, numbers and
 * arrays of them so that they read back equal, one that is not finite as {@code null} and back as
 * NaN. Keys that a reader does not know are left aside, so that keys may be added.
 */
public final class JsonFile {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(JsonNumbers.module())
          .build();

  private JsonFile() {}

  /** The record as text, a line feed at its end. */
  public static String text(Object record) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(record) + "\n";
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not to be written as JSON: " + record, e);
    }
  }

  /** The record as one line, with a line feed: for records of long series. */
  public static String line(Object record) {
    try {
      return JSON.writeValueAsString(record) + "\n";
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not to be written as JSON: " + record, e);
    }
  }

  /**
   * Writes a record durably, whole or not at all.
   *
   * @throws UncheckedIOException naming the file, which is then as it was before
   */
  public static void write(Path file, Object record) {
    DurableFile.write(file, text(record));
  }

  /**
   * Reads a record.
   *
   * @throws DamagedException if the file is no such record
   * @throws UncheckedIOException if it cannot be read
   */
  public static <T> T read(Path file, Class<T> type) {
    try {
      return JSON.readValue(Files.readString(file), type);
    } catch (JacksonException e) {
      throw new DamagedException(file, "not a " + type.getSimpleName());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read: file=" + file, e);
    }
  }
}
