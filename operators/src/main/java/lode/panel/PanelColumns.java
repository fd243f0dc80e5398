package lode.panel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;

/**
 * Writes a panel file whose fields come in any order and by several threads, each field's rows in
 * order of date. What is in memory is a buffer for each field that has begun and not ended.
 *
 * <p>The file is written under a temporary name beside its own, forced to disk, then renamed by
 * {@link #finish}, so that at any moment there is the old file or the new one, whole.
 */
public final class PanelColumns implements AutoCloseable {
  private final Path target;
  private final Path partial;
  private final FileChannel channel;
  private final PanelHeader layout;
  private final Column[] columns;
  private final int[] checksums;
  private final byte[][] hashes;

  /**
   * Begins a file of value and mask fields.
   *
   * @throws IllegalArgumentException if a name is taken or no lower_snake_case name, or if a field
   *     is a group, which needs labels
   * @throws PanelException if there cannot be such a file
   */
  public PanelColumns(Path file, Dates dates, Stocks stocks, List<Field> fields) {
    this(file, checked(new PanelWriter(dates, stocks), fields).schema());
  }

  PanelColumns(Path file, PanelSchema schema) {
    this.target = file.toAbsolutePath();
    this.partial = target.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".partial");
    this.layout = PanelHeader.layout(schema);
    this.columns = new Column[schema.fields().size()];
    this.checksums = new int[columns.length];
    this.hashes = new byte[columns.length][];
    try {
      channel = FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw refused(e);
    }
    for (int f = 0; f < columns.length && schema.dates().size() == 0; f++) {
      hashes[f] = new Fingerprint.OfField(schema).bytes();
    }
  }

  private static PanelWriter checked(PanelWriter writer, List<Field> fields) {
    fields.forEach(field -> writer.add(field, (date, row) -> {}));
    return writer;
  }

  /** A field on its way to its place in the file. */
  private final class Column {
    final FieldRows rows;
    final SectionWriter section;
    final Fingerprint.OfField hash = new Fingerprint.OfField(layout.schema);
    int dates;

    Column(int field) {
      rows = new FieldRows(layout.schema, field);
      section =
          new SectionWriter(channel, layout.offsets[field], layout.schema.stride() * Float.BYTES);
    }

    void end(int field) throws IOException {
      checksums[field] = section.finish();
      hashes[field] = hash.bytes();
      columns[field] = null; // its buffers may go
    }
  }

  /**
   * The next date's row of a field, {@code data[offset .. offset + stocks)}, NaN where missing. One
   * thread at a time for a field; any number for different fields.
   *
   * @throws IllegalArgumentException if a value is one that the field's kind forbids
   * @throws PanelException if the row cannot be written
   */
  public void row(int field, float[] data, int offset) {
    if (hashes[field] != null) {
      throw new IllegalStateException("field has all its rows: field=" + field);
    }
    Column column = columns[field] == null ? begin(field) : columns[field];
    byte[] row = column.rows.next(data, offset);
    try {
      column.hash.row(row);
      column.section.row(row);
      if (++column.dates == layout.schema.dates().size()) {
        column.end(field);
      }
    } catch (IOException e) {
      throw refused(e);
    }
  }

  private Column begin(int field) {
    columns[field] = new Column(field);
    return columns[field];
  }

  /**
   * Writes the header, forces the file to disk and gives it its name.
   *
   * @throws IllegalStateException if a field lacks rows
   * @throws PanelException if it cannot be written
   */
  public void finish() {
    for (int f = 0; f < hashes.length; f++) {
      if (hashes[f] == null) {
        throw new IllegalStateException(
            "field lacks rows: field=" + layout.schema.fields().get(f).name());
      }
    }
    byte[] hash = Fingerprint.of(layout.schema, List.of(hashes));
    PanelHeader header =
        new PanelHeader(layout.schema, hash, layout.offsets, checksums, layout.fileBytes);
    try {
      SectionWriter.writeFully(channel, ByteBuffer.wrap(header.encode()), 0);
      if (channel.size() < header.fileBytes) { // sections without dates have a place but no bytes
        SectionWriter.writeFully(channel, ByteBuffer.allocate(1), header.fileBytes - 1);
      }
      channel.force(true);
      channel.close();
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    } catch (IOException e) {
      throw refused(e);
    }
  }

  /** Leaves nothing behind of a file that was not finished. */
  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      throw new PanelException("cannot remove temporary file: file=" + partial, e);
    }
  }

  private PanelException refused(IOException e) {
    return new PanelException("cannot write panel file: file=" + target + " reason=" + e, e);
  }
}
