package lode.panel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** The rows of one field as bytes, in date order, checked against the field's kind. */
final class FieldRows {
  private final PanelSchema schema;
  private final Field field;
  private final int groups;

  private final float[] values;
  private final byte[] bytes;
  private final FloatBuffer out;
  private int date;

  FieldRows(PanelSchema schema, int field) {
    this.schema = schema;
    this.field = schema.fields().get(field);
    this.groups = schema.labels().containsKey(name()) ? schema.labels().get(name()).size() : 0;
    this.values = new float[schema.stocks().size()];
    this.bytes = new byte[schema.stride() * Float.BYTES];
    this.out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    for (int i = 0; i < schema.stride(); i++) {
      out.put(i, Float.NaN);
    }
  }

  /**
   * The next date's row, of {@code data[offset .. offset + stocks)}, padded; the array is used
   * again for the row after.
   */
  byte[] next(float[] data, int offset) {
    boolean finite = true;
    for (int i = 0; i < values.length; i++) {
      float value = data[offset + i];
      // one bit pattern of NaN, or equal panels would have two fingerprints
      values[i] = Float.isNaN(value) ? Float.NaN : value;
      finite &= !(Math.abs(value) > Float.MAX_VALUE);
    }
    if (!finite || field.kind() != Field.Kind.VALUE) {
      for (int i = 0; i < values.length; i++) {
        if (!allowed(values[i])) {
          throw refused(i, values[i]);
        }
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
