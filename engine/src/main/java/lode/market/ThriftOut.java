package lode.market;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Writes structs in Thrift's compact protocol, of which Parquet's headers are made. Fields come in
 * ascending order of their ids.
 *
 * @see <a
 *     href="https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md">the
 *     protocol</a>
 */
final class ThriftOut {
  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;
  private static final int SHORT = 15;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Deque<Integer> outer = new ArrayDeque<>();
  private int last;

  ThriftOut i32(int id, int value) {
    field(id, I32);
    zigzag(value);
    return this;
  }

  ThriftOut i64(int id, long value) {
    field(id, I64);
    zigzag(value);
    return this;
  }

  ThriftOut text(int id, String value) {
    field(id, BINARY);
    binary(value);
    return this;
  }

  ThriftOut i32s(int id, int... values) {
    list(id, I32, values.length);
    for (int value : values) {
      zigzag(value);
    }
    return this;
  }

  ThriftOut texts(int id, List<String> values) {
    list(id, BINARY, values.size());
    values.forEach(this::binary);
    return this;
  }

  /** Begins a field that is a list of structs; each is begun by {@link #element}. */
  ThriftOut structs(int id, int size) {
    list(id, STRUCT, size);
    return this;
  }

  /** Begins a field that is a struct. */
  ThriftOut struct(int id) {
    field(id, STRUCT);
    return element();
  }

  /** Begins a struct in a list. */
  ThriftOut element() {
    outer.push(last);
    last = 0;
    return this;
  }

  /** Ends the innermost struct. */
  ThriftOut end() {
    out.write(0);
    last = outer.pop();
    return this;
  }

  /** Ends the struct that all is in. */
  byte[] bytes() {
    out.write(0);
    return out.toByteArray();
  }

  private void list(int id, int type, int size) {
    field(id, LIST);
    if (size < SHORT) {
      out.write(size << 4 | type);
    } else {
      out.write(SHORT << 4 | type);
      varint(size);
    }
  }

  private void field(int id, int type) {
    out.write(id - last << 4 | type); // ids of Parquet are never more than 15 apart
    last = id;
  }

  private void binary(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    varint(utf8.length);
    out.writeBytes(utf8);
  }

  private void zigzag(long value) {
    varint(value << 1 ^ value >> 63);
  }

  private void varint(long value) {
    long rest = value;
    for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
      out.write((int) (rest & 0x7F | 0x80));
    }
    out.write((int) rest);
  }
}
