package lode.panel;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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
    Fingerprint fingerprint = new Fingerprint(schema);
    MemorySegment[] rows = new MemorySegment[fields.size()];
    int rowBytes = schema.stride() * Float.BYTES;
    for (int f = 0; f < rows.length; f++) {
      MemorySegment segment = Arena.ofAuto().allocate(schema.fieldBytes(), PanelFile.ROW_ALIGNMENT);
      FieldRows source = new FieldRows(schema, f, fillers.get(f));
      for (int date = 0; date < dates.size(); date++) {
        byte[] row = source.next();
        fingerprint.row(row);
        MemorySegment.copy(
            MemorySegment.ofArray(row), 0, segment, (long) date * rowBytes, rowBytes);
      }
      rows[f] = segment.asReadOnly();
    }
    return new Panel(schema, rows, Fingerprint.hex(fingerprint.bytes()), null);
  }

  /**
   * Writes the panel file: to a temporary name beside it, forced to disk, then renamed, so that at
   * any moment there is the old file or the new one, whole. One field's rows are in memory at a
   * time, and of these one buffer.
   *
   * @throws PanelException if it cannot be written; nothing is left behind
   * @throws IllegalArgumentException if a filler gives a value that its field's kind forbids
   */
  public void write(Path file) {
    Path target = file.toAbsolutePath();
    Path partial = target.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".partial");
    try {
      try (FileChannel channel =
          FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        fill(channel);
        channel.force(true);
      }
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    } catch (IOException e) {
      throw new PanelException("cannot write panel file: file=" + file + " reason=" + e, e);
    } finally {
      discard(partial);
    }
  }

  /** Rows first, then the header in front of them, which needs their checksums. */
  private void fill(FileChannel channel) throws IOException {
    PanelHeader layout = PanelHeader.layout(schema());
    PanelSchema schema = layout.schema;
    Fingerprint fingerprint = new Fingerprint(schema);
    int[] checksums = new int[fields.size()];
    for (int f = 0; f < checksums.length; f++) {
      FieldRows source = new FieldRows(schema, f, fillers.get(f));
      SectionWriter section =
          new SectionWriter(channel, layout.offsets[f], schema.stride() * Float.BYTES);
      for (int date = 0; date < dates.size(); date++) {
        byte[] row = source.next();
        fingerprint.row(row);
        section.row(row);
      }
      checksums[f] = section.finish();
    }
    byte[] hash = fingerprint.bytes();
    PanelHeader header = new PanelHeader(schema, hash, layout.offsets, checksums, layout.fileBytes);
    SectionWriter.writeFully(channel, ByteBuffer.wrap(header.encode()), 0);
    if (channel.size() < header.fileBytes) { // sections without dates have a place but no bytes
      SectionWriter.writeFully(channel, ByteBuffer.allocate(1), header.fileBytes - 1);
    }
  }

  private static void discard(Path partial) {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      throw new PanelException("cannot remove temporary file: file=" + partial, e);
    }
  }

  private PanelSchema schema() {
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
