package lode.panel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects axes, fields and benchmarks, then makes a panel in memory or writes a panel file. Fields
 * are asked for one after the other, row by row: all together they may be larger than memory.
 */
public final class PanelWriter {
  /** Writes one date's values of a field into {@code row}, which comes filled with NaN. */
  @FunctionalInterface
  public interface RowFiller {
    /** Fills {@code row[0 .. stocks)}. */
    void fill(int date, float[] row);
  }

  private final Dates dates;
  private final Stocks stocks;
  private final List<Field> fields = new ArrayList<>();
  private final List<RowFiller> fillers = new ArrayList<>();
  private final Map<String, List<String>> labels = new LinkedHashMap<>();
  private final Map<String, float[]> benchmarks = new LinkedHashMap<>();

  /** A writer over these axes. */
  public PanelWriter(Dates dates, Stocks stocks) {
    this.dates = dates;
    this.stocks = stocks;
  }

  /**
   * Adds a field. Its rows are asked for once, in date order, when the panel is made.
   *
   * @throws IllegalArgumentException if the name is taken or no lower_snake_case name, or if it is
   *     a group field, which needs labels
   */
  public PanelWriter add(Field field, RowFiller filler) {
    if (field.kind() == Field.Kind.GROUP) {
      throw new IllegalArgumentException("group field without labels: name=" + field.name());
    }
    return put(field, filler);
  }

  /**
   * Adds a group field with its labels by id.
   *
   * @throws IllegalArgumentException if the name is taken or no lower_snake_case name, or if it is
   *     not a group field
   */
  public PanelWriter add(Field field, List<String> labels, RowFiller filler) {
    if (field.kind() != Field.Kind.GROUP) {
      throw new IllegalArgumentException(
          "labels for a field that is no group: name=" + field.name() + " kind=" + field.kind());
    }
    put(field, filler);
    this.labels.put(field.name(), List.copyOf(labels));
    return this;
  }

  /**
   * Adds a benchmark series, one close per date.
   *
   * @throws IllegalArgumentException if the name is taken or the length is not that of the dates
   */
  public PanelWriter benchmark(String name, float[] closes) {
    checkName("benchmark", name, benchmarks.containsKey(name));
    if (closes.length != dates.size()) {
      throw new IllegalArgumentException(
          "benchmark length: name=" + name + " closes=" + closes.length + " dates=" + dates.size());
    }
    benchmarks.put(name, closes.clone());
    return this;
  }

  /**
   * The panel, in memory.
   *
   * @throws IllegalArgumentException if a filler gives a value that its field's kind forbids
   */
  public Panel build() {
    PanelSchema schema = schema();
    List<byte[]> hashes = new ArrayList<>();
    MemorySegment[] rows = new MemorySegment[fields.size()];
    int rowBytes = schema.stride() * Float.BYTES;
    for (int f = 0; f < rows.length; f++) {
      MemorySegment segment = Arena.ofAuto().allocate(schema.fieldBytes(), PanelFile.ROW_ALIGNMENT);
      FieldRows source = new FieldRows(schema, f);
      float[] filled = new float[stocks.size()];
      Fingerprint.OfField hash = new Fingerprint.OfField(schema);
      for (int date = 0; date < dates.size(); date++) {
        byte[] row = source.next(fill(f, date, filled), 0);
        hash.row(row);
        MemorySegment.copy(
            MemorySegment.ofArray(row), 0, segment, (long) date * rowBytes, rowBytes);
      }
      hashes.add(hash.bytes());
      rows[f] = segment.asReadOnly();
    }
    return new Panel(schema, rows, Fingerprint.hex(Fingerprint.of(schema, hashes)), null);
  }

  private float[] fill(int field, int date, float[] row) {
    Arrays.fill(row, Float.NaN);
    fillers.get(field).fill(date, row);
    return row;
  }

  /**
   * Writes the panel file as {@link PanelColumns} does, one field after the other.
   *
   * @throws PanelException if it cannot be written; nothing is left behind
   * @throws IllegalArgumentException if a filler gives a value that its field's kind forbids
   */
  public void write(Path file) {
    float[] row = new float[stocks.size()];
    try (PanelColumns columns = new PanelColumns(file, schema())) {
      for (int f = 0; f < fields.size(); f++) {
        for (int date = 0; date < dates.size(); date++) {
          columns.row(f, fill(f, date, row), 0);
        }
      }
      columns.finish();
    }
  }

  PanelSchema schema() {
    return new PanelSchema(dates, stocks, fields, labels, benchmarks);
  }

  private PanelWriter put(Field field, RowFiller filler) {
    boolean taken = fields.stream().anyMatch(f -> f.name().equals(field.name()));
    checkName("field", field.name(), taken);
    fields.add(field);
    fillers.add(filler);
    return this;
  }

  private static void checkName(String what, String name, boolean taken) {
    if (taken) {
      throw new IllegalArgumentException(what + " twice: name=" + name);
    }
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException(
          what + " name not lower_snake_case: name=" + name + " allowed=[a-z][a-z0-9_]*");
    }
  }
}
