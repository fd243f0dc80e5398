package lode.market;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The pages of a Parquet column chunk, not compressed: what a daily panel needs of the format.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/data-pages/">the format</a>
 */
final class ParquetPage {
  static final int PLAIN = 0;
  static final int RLE = 3;
  static final int RLE_DICTIONARY = 8;

  private static final int DATA = 0;
  private static final int DICTIONARY = 2;

  /** No header is longer. */
  private static final int HEADER = 64;

  /** Bits of an index into a dictionary: whole bytes need no packing. */
  private static final int INDEX_BITS = 32;

  private ParquetPage() {}

  /** A page of floats under construction: values one by one, NaN as null. One owner thread. */
  static final class Floats {
    private final int count;
    private final byte[] present;
    private final ByteBuffer values;
    private int next;

    /** A page of so many values. */
    Floats(int count) {
      this.count = count;
      this.present = new byte[Math.ceilDiv(count, Byte.SIZE)];
      this.values = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    void add(float value) {
      if (!Float.isNaN(value)) {
        present[next >> 3] |= (byte) (1 << (next & 7));
        values.putFloat(value);
      }
      next++;
    }

    /** The page with its header. */
    ByteBuffer page() {
      if (next != count) {
        throw new IllegalStateException("page not full: values=%d of=%d".formatted(next, count));
      }
      byte[] run = run(count);
      int levels = run.length + present.length;
      ByteBuffer body =
          little(Integer.BYTES + levels + values.position())
              .putInt(levels)
              .put(run)
              .put(present)
              .put(values.flip());
      return withHeader(DATA, count, PLAIN, body);
    }

    /** Bytes that a page of so many values has at most. */
    static long most(int count) {
      return HEADER + Integer.BYTES + Integer.BYTES + Math.ceilDiv(count, Byte.SIZE) + 4L * count;
    }
  }

  /** Indices into a dictionary. */
  static ByteBuffer indices(int[] indices) {
    byte[] run = run(indices.length);
    int padded = Math.ceilDiv(indices.length, Byte.SIZE) * Byte.SIZE;
    ByteBuffer body = little(1 + run.length + padded * Integer.BYTES).put((byte) INDEX_BITS);
    body.put(run);
    for (int index : indices) {
      body.putInt(index);
    }
    return withHeader(DATA, indices.length, RLE_DICTIONARY, body.position(body.capacity()));
  }

  /** A dictionary of days. */
  static ByteBuffer days(int[] days) {
    ByteBuffer body = little(days.length * Integer.BYTES);
    for (int day : days) {
      body.putInt(day);
    }
    return withHeader(DICTIONARY, days.length, PLAIN, body);
  }

  /** A dictionary of texts. */
  static ByteBuffer texts(List<String> texts) {
    List<byte[]> utf8 = texts.stream().map(t -> t.getBytes(StandardCharsets.UTF_8)).toList();
    ByteBuffer body = little(utf8.stream().mapToInt(t -> Integer.BYTES + t.length).sum());
    utf8.forEach(text -> body.putInt(text.length).put(text));
    return withHeader(DICTIONARY, texts.size(), PLAIN, body);
  }

  /** Head of a bit-packed run: groups of eight values, as a number of seven bits a byte. */
  private static byte[] run(int count) {
    ByteBuffer head = ByteBuffer.allocate(Integer.BYTES + 1);
    int rest = Math.ceilDiv(count, Byte.SIZE) << 1 | 1;
    for (; rest >= 0x80; rest >>>= 7) {
      head.put((byte) (rest & 0x7F | 0x80));
    }
    head.put((byte) rest);
    byte[] bytes = new byte[head.position()];
    head.flip().get(bytes);
    return bytes;
  }

  private static ByteBuffer withHeader(int type, int count, int encoding, ByteBuffer body) {
    body.flip();
    int size = body.remaining();
    ThriftOut header = new ThriftOut().i32(1, type).i32(2, size).i32(3, size);
    if (type == DATA) {
      header.struct(5).i32(1, count).i32(2, encoding).i32(3, RLE).i32(4, RLE).end();
    } else {
      header.struct(7).i32(1, count).i32(2, encoding).end();
    }
    byte[] head = header.bytes();
    return little(head.length + size).put(head).put(body).flip();
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
