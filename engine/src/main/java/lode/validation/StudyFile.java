package lode.validation;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A study as JSON: keys in snake_case, numbers printed so that they read back equal, what is not
 * finite as {@code null} and back as NaN, and dates in order. The text is a function of the study.
 */
public final class StudyFile {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(
              new SimpleModule()
                  .addSerializer(Double.class, new Finite())
                  .addSerializer(double.class, new Finite())
                  .addSerializer(double[].class, new Doubles())
                  .addSerializer(float[].class, new Floats())
                  .addDeserializer(Double.class, new OrNan())
                  .addDeserializer(double.class, new OrNan())
                  .addDeserializer(double[].class, new DoublesOrNan())
                  .addDeserializer(float[].class, new FloatsOrNan()))
          .build();

  private StudyFile() {}

  /** The study as one line of JSON with a line feed. */
  public static String text(FactorStudy study) {
    try {
      return JSON.writeValueAsString(study) + "\n";
    } catch (JacksonException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads a study.
   *
   * @throws UncheckedIOException if the file cannot be read or is no study, with its name
   */
  public static FactorStudy read(Path file) {
    try {
      return JSON.readValue(Files.readString(file), FactorStudy.class);
    } catch (IOException e) {
      throw new UncheckedIOException("not a readable study: file=" + file, e);
    }
  }

  private static void write(double value, JsonGenerator out) throws IOException {
    if (Double.isFinite(value)) {
      out.writeNumber(value);
    } else {
      out.writeNull();
    }
  }

  private static final class Finite extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider all)
        throws IOException {
      write(value, out);
    }
  }

  private static final class Doubles extends JsonSerializer<double[]> {
    @Override
    public void serialize(double[] values, JsonGenerator out, SerializerProvider all)
        throws IOException {
      out.writeStartArray();
      for (double value : values) {
        write(value, out);
      }
      out.writeEndArray();
    }
  }

  private static final class Floats extends JsonSerializer<float[]> {
    @Override
    public void serialize(float[] values, JsonGenerator out, SerializerProvider all)
        throws IOException {
      out.writeStartArray();
      for (float value : values) {
        if (Float.isFinite(value)) {
          out.writeNumber(value);
        } else {
          out.writeNull();
        }
      }
      out.writeEndArray();
    }
  }

  private static final class OrNan extends JsonDeserializer<Double> {
    @Override
    public Double deserialize(JsonParser in, DeserializationContext all) throws IOException {
      return in.getDoubleValue();
    }

    @Override
    public Double getNullValue(DeserializationContext all) {
      return Double.NaN;
    }
  }

  private static final class DoublesOrNan extends JsonDeserializer<double[]> {
    @Override
    public double[] deserialize(JsonParser in, DeserializationContext all) throws IOException {
      double[] values = new double[16];
      int n = 0;
      while (in.nextToken() != JsonToken.END_ARRAY) {
        values = n < values.length ? values : Arrays.copyOf(values, 2 * n);
        values[n++] = in.currentToken() == JsonToken.VALUE_NULL ? Double.NaN : in.getDoubleValue();
      }
      return Arrays.copyOf(values, n);
    }
  }

  private static final class FloatsOrNan extends JsonDeserializer<float[]> {
    @Override
    public float[] deserialize(JsonParser in, DeserializationContext all) throws IOException {
      float[] values = new float[16];
      int n = 0;
      while (in.nextToken() != JsonToken.END_ARRAY) {
        values = n < values.length ? values : Arrays.copyOf(values, 2 * n);
        values[n++] = in.currentToken() == JsonToken.VALUE_NULL ? Float.NaN : in.getFloatValue();
      }
      return Arrays.copyOf(values, n);
    }
  }
}
