package lode.journal;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A record as a JSON file for people and tools: keys in snake_case, one member a line, doubles so
 * that they read back equal, a number that is not one as {@code null} and back. Keys that a reader
 * does not know are left aside, so that keys may be added.
 */
public final class JsonFile {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(
              new SimpleModule()
                  .addSerializer(double.class, new Written())
                  .addSerializer(Double.class, new Written())
                  .addDeserializer(double.class, new Read())
                  .addDeserializer(Double.class, new Read()))
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

  /** What is not finite has no number in JSON. */
  private static final class Written extends StdSerializer<Double> {
    private static final long serialVersionUID = 1;

    Written() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(value)) {
        out.writeNumber(value);
      } else {
        out.writeNull();
      }
    }
  }

  /** A number, or NaN where there is none. */
  private static final class Read extends StdDeserializer<Double> {
    private static final long serialVersionUID = 1;

    Read() {
      super(Double.class);
    }

    @Override
    public Double deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return in.getDoubleValue();
    }

    @Override
    public Double getNullValue(DeserializationContext context) {
      return Double.NaN;
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
      return Double.NaN;
    }
  }
}
