package lode.panel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Market data: fields x dates x stocks, float32, immutable. Rows are contiguous: one field, one
 * date, all stocks, padded with NaN to a multiple of {@link #LANES}. Backed by a mapped file
 * ({@link PanelFile#open}) or by memory ({@link PanelWriter#build}); readers cannot tell.
 *
 * <p>Any number of threads may read. Reading after {@link #close} throws {@link
 * IllegalStateException}; reading outside the axes {@link IndexOutOfBoundsException}.
 */
public final class Panel implements AutoCloseable {
  /** Rows are padded to a multiple of this many stocks (64 bytes). */
  public static final int LANES = 16;

  /** How a value lies in a row: little-endian, on every machine. */
  static final ValueLayout.OfFloat VALUE =
      ValueLayout.JAVA_FLOAT.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final PanelSchema schema;
  private final MemorySegment[] rows;
  private final String origin;
  private final String fingerprint;
  private final Runnable release;

  private final Map<String, Integer> index;
  private final int stride;
  private final int size;

  /**
   * A panel over one segment per field.
   *
   * @param arena owner of the segments, closed with the panel; null where nothing is to be closed
   */
  Panel(PanelSchema schema, MemorySegment[] rows, String fingerprint, Arena arena) {
    this(schema, rows, fingerprint, fingerprint, arena == null ? () -> {} : arena::close);
  }

  private Panel(
      PanelSchema schema,
      MemorySegment[] rows,
      String origin,
      String fingerprint,
      Runnable release) {
    this.schema = schema;
    this.rows = rows;
    this.origin = origin;
    this.fingerprint = fingerprint;
    this.release = release;
    this.index = schema.index();
    this.stride = schema.stride();
    this.size = schema.dates().size();
  }

  /** The date axis. */
  public Dates dates() {
    return schema.dates();
  }

  /** The stock axis. */
  public Stocks stocks() {
    return schema.stocks();
  }

  /** Names of the universes, in file order. */
  public List<String> universes() {
    return fields().stream()
        .filter(f -> f.kind() == Field.Kind.MASK && f.name().startsWith(Field.UNIVERSE))
        .map(f -> f.name().substring(Field.UNIVERSE.length()))
        .toList();
  }

  /**
   * Index of the field that holds a universe's mask.
   *
   * @throws IllegalArgumentException {@code unknown universe: name=... known=...}
   */
  public int universe(String name) {
    if (!has(Field.UNIVERSE + name)) {
      throw new IllegalArgumentException(
          "unknown universe: name=" + name + " known=" + String.join(",", universes()));
    }
    return field(Field.UNIVERSE + name);
  }

  /** The fields in file order. */
  public List<Field> fields() {
    return schema.fields();
  }

  /** Whether there is a field of this name. */
  public boolean has(String field) {
    return index.containsKey(field);
  }

  /**
   * Index of a field.
   *
   * @throws IllegalArgumentException {@code unknown field: name=... nearest=...}
   */
  public int field(String name) {
    Integer i = index.get(name);
    if (i == null) {
      throw unknown("field", name, schema.names());
    }
    return i;
  }

  /** Floats per row: the number of stocks rounded up to {@link #LANES}. */
  public int stride() {
    return stride;
  }

  /** Copies one row ({@link #stride()} floats, padding NaN) into an array. */
  public void row(int field, int date, float[] into, int offset) {
    rows(field, date, 1, into, offset);
  }

  /** Copies {@code count} consecutive rows from {@code date} on, {@link #stride()} floats each. */
  public void rows(int field, int date, int count, float[] into, int offset) {
    Objects.checkFromIndexSize(date, count, size);
    MemorySegment.copy(
        rows[field], VALUE, (long) date * stride * Float.BYTES, into, offset, count * stride);
  }

  /**
   * A field's rows as they lie: {@code dates x stride} little-endian floats, read-only, shared.
   * Valid until the panel is closed.
   */
  public MemorySegment segment(int field) {
    return rows[field];
  }

  /** One value. For tests and single look-ups; kernels read rows. */
  public float at(int field, int date, int stock) {
    Objects.checkIndex(date, size);
    Objects.checkIndex(stock, schema.stocks().size());
    return rows[field].getAtIndex(VALUE, (long) date * stride + stock);
  }

  /**
   * Labels of a group field, by id.
   *
   * @throws IllegalArgumentException if there is no such field, or it is not of kind GROUP
   */
  public List<String> groups(String field) {
    Field.Kind kind = fields().get(field(field)).kind();
    if (kind != Field.Kind.GROUP) {
      throw new IllegalArgumentException("not a group field: name=" + field + " kind=" + kind);
    }
    return schema.labels().get(field);
  }

  /** Names of the benchmark series. */
  public List<String> benchmarks() {
    return schema.benchmarkNames();
  }

  /**
   * A benchmark's closes, one per date, NaN where missing. A copy.
   *
   * @throws IllegalArgumentException {@code unknown benchmark: name=... nearest=...}
   */
  public float[] benchmark(String name) {
    float[] closes = schema.benchmarks().get(name);
    if (closes == null) {
      throw unknown("benchmark", name, benchmarks());
    }
    return closes.clone();
  }

  /** SHA-256 (64 hex digits) of axes, field names and values: the data's name in every result. */
  public String fingerprint() {
    return fingerprint;
  }

  /**
   * The same data cut after the first {@code dates} days: what comes later is not reachable from
   * the result. It shares this panel's memory and lives as long; closing it does nothing. Its
   * fingerprint is derived from this panel's and the cut, and cutting twice equals cutting once.
   *
   * @throws IllegalArgumentException if there are not as many days
   */
  public Panel until(int dates) {
    if (dates < 0 || dates > size) {
      throw new IllegalArgumentException("cut outside the panel: dates=" + dates + " of=" + size);
    }
    MemorySegment[] cut = new MemorySegment[rows.length];
    for (int i = 0; i < rows.length; i++) {
      cut[i] = rows[i].asSlice(0, (long) dates * stride * Float.BYTES);
    }
    String name = dates == size ? fingerprint : Fingerprint.until(origin, dates);
    return new Panel(schema.until(dates), cut, origin, name, () -> {});
  }

  /** Unmaps a panel file; cuts of it end with it. Nothing to do for a panel in memory. */
  @Override
  public void close() {
    release.run();
  }

  private static IllegalArgumentException unknown(String what, String name, List<String> known) {
    return new IllegalArgumentException(
        "unknown " + what + ": name=" + name + " nearest=" + Nearest.to(name, known));
  }
}
