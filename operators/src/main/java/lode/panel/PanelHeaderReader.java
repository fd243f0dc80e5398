package lode.panel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a header, believing nothing: every count is held against the bytes that are there before
 * memory is asked for, every section against the length of the file.
 */
final class PanelHeaderReader {
  private static final String REMEDY = "; import the data again";

  private final Path file;
  private final long size;
  private final ByteBuffer in;

  private PanelHeaderReader(Path file, long size, ByteBuffer in) {
    this.file = file;
    this.size = size;
    this.in = in;
  }

  /** The header of a mapped file. */
  static PanelHeader read(Path file, MemorySegment mapped) {
    long size = mapped.byteSize();
    int known = (int) Math.min(size, PanelHeader.MAGIC.length);
    byte[] magic = mapped.asSlice(0, known).toArray(ValueLayout.JAVA_BYTE);
    if (!Arrays.equals(magic, PanelHeader.MAGIC)) {
      throw new PanelException(
          "not a panel file: file=" + file + " (make one with: lode data import)");
    }
    if (size < PanelHeader.FIXED) {
      throw new PanelException("panel file truncated: file=" + file + " bytes=" + size + REMEDY);
    }
    ByteBuffer in =
        mapped
            .asSlice(0, Math.min(size, Integer.MAX_VALUE))
            .asByteBuffer()
            .order(ByteOrder.LITTLE_ENDIAN);
    return new PanelHeaderReader(file, size, in).read();
  }

  private PanelHeader read() {
    in.position(PanelHeader.MAGIC.length);
    int version = in.getInt();
    if (version != PanelHeader.VERSION) {
      throw new PanelException(
          String.format(
              "panel file of an unknown version: file=%s version=%d known=%d%s",
              file, version, PanelHeader.VERSION, REMEDY));
    }
    int headerBytes = in.getInt();
    if (headerBytes < PanelHeader.FIXED + PanelHeader.CHECKSUM) {
      throw broken("header_bytes=" + headerBytes);
    }
    if (headerBytes > size) {
      throw truncated(headerBytes);
    }
    byte[] header = new byte[headerBytes];
    in.get(0, header);
    int end = headerBytes - PanelHeader.CHECKSUM;
    if (PanelHeader.checksum(header, end) != in.getInt(end)) {
      throw broken("checksum differs");
    }
    in.limit(end);
    try {
      return contents();
    } catch (IllegalArgumentException e) {
      throw broken(e.getMessage());
    }
  }

  private PanelHeader contents() {
    int dates = count("dates", in.getInt(), Integer.BYTES);
    int stocks = count("stocks", in.getInt(), Integer.BYTES);
    int stride = in.getInt();
    int fields = count("fields", in.getInt(), 6 * Integer.BYTES);
    int benchmarks = count("benchmarks", in.getInt(), Integer.BYTES + (long) dates * Float.BYTES);
    in.getInt();
    long fileBytes = in.getLong();
    byte[] fingerprint = new byte[PanelHeader.FINGERPRINT];
    in.get(fingerprint);
    if (stride != PanelSchema.stride(stocks)) {
      throw broken("stride=" + stride + " stocks=" + stocks);
    }
    if (fileBytes > size) {
      throw truncated(fileBytes);
    }
    if (fileBytes < size) {
      throw broken("bytes=" + size + " expected=" + fileBytes);
    }
    in.position(PanelHeader.FIXED);
    Dates axis = Dates.ofEpochDays(numbers(dates));
    Stocks symbols = new Stocks(texts(stocks));
    return sections(axis, symbols, fields, benchmarks, fingerprint);
  }

  private PanelHeader sections(
      Dates dates, Stocks stocks, int fields, int benchmarks, byte[] fingerprint) {
    List<Field> table = new ArrayList<>();
    Map<String, List<String>> labels = new HashMap<>();
    long[] offsets = new long[fields];
    int[] checksums = new int[fields];
    long fieldBytes = (long) dates.size() * PanelSchema.stride(stocks.size()) * Float.BYTES;
    for (int f = 0; f < fields; f++) {
      Field field = new Field(text(), Field.Kind.valueOf(text()), text());
      List<String> names = texts(count("labels", number(), Integer.BYTES));
      offsets[f] = Integer.toUnsignedLong(number()) | (long) number() << 32;
      checksums[f] = number();
      if (offsets[f] < in.limit()
          || offsets[f] % PanelFile.ROW_ALIGNMENT != 0
          || offsets[f] > size - fieldBytes) {
        throw broken("field=" + field.name() + " offset=" + offsets[f]);
      }
      table.add(field);
      if (field.kind() == Field.Kind.GROUP) {
        labels.put(field.name(), names);
      }
    }
    Map<String, float[]> series = new LinkedHashMap<>();
    for (int b = 0; b < benchmarks; b++) {
      series.put(text(), floats(dates.size()));
    }
    PanelSchema schema = new PanelSchema(dates, stocks, table, labels, series);
    return new PanelHeader(schema, fingerprint, offsets, checksums, size);
  }

  /** A count of things that take at least some bytes each. */
  private int count(String what, int count, long least) {
    if (count < 0 || count > in.limit() / least) {
      throw broken(what + "=" + count);
    }
    return count;
  }

  private int number() {
    if (in.remaining() < Integer.BYTES) {
      throw broken("it ends early");
    }
    return in.getInt();
  }

  private int[] numbers(int count) {
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = number();
    }
    return numbers;
  }

  private float[] floats(int count) {
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = Float.intBitsToFloat(number());
    }
    return floats;
  }

  private String text() {
    int length = number();
    if (length < 0 || length > in.remaining()) {
      throw broken("text_bytes=" + length);
    }
    byte[] utf8 = new byte[length];
    in.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private List<String> texts(int count) {
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(text());
    }
    return texts;
  }

  private PanelException broken(String how) {
    return new PanelException("panel header broken: file=" + file + " " + how + REMEDY);
  }

  private PanelException truncated(long expected) {
    return new PanelException(
        String.format(
            "panel file truncated: file=%s bytes=%d expected=%d%s", file, size, expected, REMEDY));
  }
}
