package lode.panel;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/** All of a panel file but the rows. {@link PanelFile} draws the bytes. */
final class PanelHeader {
  static final byte[] MAGIC = "LODEPANL".getBytes(StandardCharsets.US_ASCII);
  static final int VERSION = 2;

  /** Bytes of the part whose layout never depends on the data. */
  static final int FIXED = 128;

  /** Sections begin at multiples of this many bytes: a page, so that each maps on its own. */
  static final int SECTION_ALIGNMENT = 4096;

  static final int CHECKSUM = Integer.BYTES;
  static final int FINGERPRINT = 32;

  final PanelSchema schema;
  final byte[] fingerprint;
  final long[] offsets;
  final int[] checksums;
  final long fileBytes;

  PanelHeader(
      PanelSchema schema, byte[] fingerprint, long[] offsets, int[] checksums, long fileBytes) {
    this.schema = schema;
    this.fingerprint = fingerprint;
    this.offsets = offsets;
    this.checksums = checksums;
    this.fileBytes = fileBytes;
  }

  /** A header with all sections in their places; fingerprint and checksums are yet to come. */
  static PanelHeader layout(PanelSchema schema) {
    int fields = schema.fields().size();
    PanelHeader blank =
        new PanelHeader(schema, new byte[FINGERPRINT], new long[fields], new int[fields], 0);
    long end = blank.encode().length;
    long[] offsets = new long[fields];
    for (int f = 0; f < fields; f++) {
      offsets[f] = align(end);
      end = offsets[f] + schema.fieldBytes();
    }
    return new PanelHeader(schema, blank.fingerprint, offsets, blank.checksums, end);
  }

  private static long align(long offset) {
    return Math.ceilDiv(offset, SECTION_ALIGNMENT) * SECTION_ALIGNMENT;
  }

  byte[] encode() {
    Out out = new Out();
    Dates dates = schema.dates();
    for (int i = 0; i < dates.size(); i++) {
      out.number(dates.epochDay(i));
    }
    schema.stocks().symbols().forEach(out::text);
    for (int f = 0; f < offsets.length; f++) {
      Field field = schema.fields().get(f);
      List<String> labels = schema.labels().getOrDefault(field.name(), List.of());
      out.text(field.name());
      out.text(field.kind().name());
      out.text(field.meaning());
      out.number(labels.size());
      labels.forEach(out::text);
      out.number((int) offsets[f]);
      out.number((int) (offsets[f] >>> 32));
      out.number(checksums[f]);
    }
    schema
        .benchmarks()
        .forEach((name, closes) -> {
          out.text(name);
          for (float close : closes) {
            out.number(Float.floatToIntBits(close));
          }
        });
    return sealed(out.bytes.toByteArray());
  }

  /** The variable part between the fixed one and the checksum of both. */
  private byte[] sealed(byte[] variable) {
    int size = Math.addExact(FIXED + CHECKSUM, variable.length);
    ByteBuffer header = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    header.put(MAGIC).putInt(VERSION).putInt(size);
    header.putInt(schema.dates().size()).putInt(schema.stocks().size()).putInt(schema.stride());
    header.putInt(schema.fields().size()).putInt(schema.benchmarks().size()).putInt(0);
    header.putLong(fileBytes).put(fingerprint);
    header.put(FIXED, variable);
    header.putInt(size - CHECKSUM, checksum(header.array(), size - CHECKSUM));
    return header.array();
  }

  static int checksum(byte[] bytes, int size) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, size);
    return (int) crc.getValue();
  }

  boolean fingerprintIs(byte[] other) {
    return Arrays.equals(fingerprint, other);
  }

  /** Numbers little-endian, texts as UTF-8 after their length in bytes. */
  private static final class Out {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void number(int value) {
      for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
        bytes.write(value >>> shift);
      }
    }

    void text(String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      number(utf8.length);
      bytes.writeBytes(utf8);
    }
  }
}
