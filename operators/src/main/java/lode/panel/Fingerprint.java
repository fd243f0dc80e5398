package lode.panel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The content hash of a panel: SHA-256 over the axes, the fields' names, kinds and labels, the
 * benchmarks, then for every field the SHA-256 of its values in date order, so that fields can be
 * made and hashed by several threads. Numbers are little-endian, texts are UTF-8 after their
 * length, NaN is the canonical one. Where the panel lies, how its fields are described and how rows
 * are padded does not enter.
 */
final class Fingerprint {
  private static final String DOMAIN = "lode panel 2";

  private final MessageDigest digest = sha256();

  /** The hash of one field's values. */
  static final class OfField {
    private final MessageDigest digest = sha256();
    private final int valueBytes;

    OfField(PanelSchema schema) {
      valueBytes = schema.stocks().size() * Float.BYTES;
    }

    /** Takes the next row, as it lies in the file; its padding is left out. */
    void row(byte[] row) {
      digest.update(row, 0, valueBytes);
    }

    /** The 32 bytes. Call once, after the last row. */
    byte[] bytes() {
      return digest.digest();
    }
  }

  /** The 32 bytes of a panel, of its schema and the hashes of its fields in order. */
  static byte[] of(PanelSchema schema, List<byte[]> fields) {
    Fingerprint fingerprint = new Fingerprint(schema);
    fields.forEach(fingerprint.digest::update);
    return fingerprint.digest.digest();
  }

  private Fingerprint(PanelSchema schema) {
    text(DOMAIN);
    number(schema.dates().size());
    for (int i = 0; i < schema.dates().size(); i++) {
      number(schema.dates().epochDay(i));
    }
    number(schema.stocks().size());
    schema.stocks().symbols().forEach(this::text);
    number(schema.fields().size());
    for (Field field : schema.fields()) {
      text(field.name());
      text(field.kind().name());
      var labels = schema.labels().get(field.name());
      number(labels == null ? -1 : labels.size());
      if (labels != null) {
        labels.forEach(this::text);
      }
    }
    number(schema.benchmarks().size());
    schema.benchmarks().forEach(this::series);
  }

  static String hex(byte[] fingerprint) {
    return HexFormat.of().formatHex(fingerprint);
  }

  /** Fingerprint of a panel cut after some dates. */
  static String until(String fingerprint, int dates) {
    String cut = fingerprint + " until " + dates;
    return hex(sha256().digest(cut.getBytes(StandardCharsets.US_ASCII)));
  }

  private void series(String name, float[] closes) {
    text(name);
    for (float close : closes) {
      number(Float.floatToIntBits(close));
    }
  }

  private void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    digest.update(utf8);
  }

  private void number(int value) {
    ByteBuffer four = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    digest.update(four.putInt(value).array());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
