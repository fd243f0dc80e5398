package lode.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.Arrays;

/** Numbers in JSON, which knows none that is not finite: {@code null}, and back as NaN. */
final class JsonNumbers {
  private static final int FIRST = 16;

  private JsonNumbers() {}

  static SimpleModule module() {
    return new SimpleModule()
        .addSerializer(double.class, new Written())
        .addSerializer(Double.class, new Written())
        .addSerializer(double[].class, new DoublesWritten())
        .addSerializer(float[].class, new FloatsWritten())
        .addDeserializer(double.class, new Read())
        .addDeserializer(Double.class, new Read())
        .addDeserializer(double[].class, new DoublesRead())
        .addDeserializer(float[].class, new FloatsRead());
  }

  private static void write(double value, JsonGenerator out) throws IOException {
    if (Double.isFinite(value)) {
      out.writeNumber(value);
    } else {
      out.writeNull();
    }
  }

  private static final class Written extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider all)
        throws IOException {
      write(value, out);
    }
  }

  private static final class DoublesWritten extends JsonSerializer<double[]> {
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

  /** A float has fewer digits than the double it is. */
  private static final class FloatsWritten extends JsonSerializer<float[]> {
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

  private static final class Read extends JsonDeserializer<Double> {
    @Override
    public Double deserialize(JsonParser in, DeserializationContext all) throws IOException {
      return in.getDoubleValue();
    }

    @Override
    public Double getNullValue(DeserializationContext all) {
      return Double.NaN;
    }

    @Override
    public Object getAbsentValue(DeserializationContext all) {
      return Double.NaN;
    }
  }

  private static final class DoublesRead extends JsonDeserializer<double[]> {
    @Override
    public double[] deserialize(JsonParser in, DeserializationContext all) throws IOException {
      double[] values = new double[FIRST];
      int n = 0;
      while (in.nextToken() != JsonToken.END_ARRAY) {
        values = n < values.length ? values : Arrays.copyOf(values, 2 * n);
        values[n++] = in.currentToken() == JsonToken.VALUE_NULL ? Double.NaN : in.getDoubleValue();
      }
      return Arrays.copyOf(values, n);
    }
  }

  private static final class FloatsRead extends JsonDeserializer<float[]> {
    @Override
    public float[] deserialize(JsonParser in, DeserializationContext all) throws IOException {
      float[] values = new float[FIRST];
      int n = 0;
      while (in.nextToken() != JsonToken.END_ARRAY) {
        values = n < values.length ? values : Arrays.copyOf(values, 2 * n);
        values[n++] = in.currentToken() == JsonToken.VALUE_NULL ? Float.NaN : in.getFloatValue();
      }
      return Arrays.copyOf(values, n);
    }
  }
}
