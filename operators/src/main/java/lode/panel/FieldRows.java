package lode.panel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** The rows of one field as bytes, in date order, checked against the field's kind. */
final class FieldRows {
  private final PanelSchema schema;
  private final Field field;
  private final PanelWriter.RowFiller filler;
  private final int groups;

  private final float[] values;
  private final byte[] bytes;
  private final FloatBuffer out;
  private int date;

  FieldRows(PanelSchema schema, int field, PanelWriter.RowFiller filler) {
    this.schema = schema;
    this.field = schema.fields().get(field);
    this.filler = filler;
    this.groups = schema.labels().containsKey(name()) ? schema.labels().get(name()).size() : 0;
    this.values = new float[schema.stocks().size()];
    this.bytes = new byte[schema.stride() * Float.BYTES];
    this.out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    for (int i = 0; i < schema.stride(); i++) {
      out.put(i, Float.NaN);
    }
  }

  /** The next date's row, padded; the array is used again for the row after. */
  byte[] next() {
    Arrays.fill(values, Float.NaN);
    filler.fill(date, values);
    for (int i = 0; i < values.length; i++) {
      float value = values[i];
      if (Float.isNaN(value)) {
        values[i] = Float.NaN; // one bit pattern, or equal panels would have two fingerprints
      }
      if (!allowed(value)) {
        throw refused(i, value);
      }
    }
    out.put(0, values);
    date++;
    return bytes;
  }

  private boolean allowed(float value) {
    return switch (field.kind()) {
      case VALUE -> !Float.isInfinite(value);
      case MASK -> value == 0 || value == 1;
      case GROUP -> Float.isNaN(value) || (value >= 0 && value < groups && value == (int) value);
      case STATUS -> value >= 0 && value <= TradingStatus.ALL && value == (int) value;
    };
  }

  private IllegalArgumentException refused(int stock, float value) {
    String rule =
        switch (field.kind()) {
          case VALUE -> "value infinite (missing is NaN)";
          case MASK -> "mask neither 0 nor 1";
          case GROUP -> "no group id below " + groups;
          case STATUS -> "no trading status";
        };
    return new IllegalArgumentException(
        String.format(
            "%s: field=%s date=%s symbol=%s value=%s",
            rule, name(), schema.dates().at(date), schema.stocks().at(stock), value));
  }

  private String name() {
    return field.name();
  }
}
