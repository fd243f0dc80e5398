package lode.panel;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The panel file: a header, then one section of float32 rows per field. Numbers are little-endian.
 * A text is its length in bytes (int32), then UTF-8.
 *
 * <pre>
 *  offset
 *       0  +--------+--------+--------+--------+--------+--------+--------+--------+
 *          |  magic: the letters LODEPANL                                          |
 *       8  +--------+--------+--------+--------+--------+--------+--------+--------+
 *          |  version = 2                      |  header bytes H                   |
 *      16  +--------+--------+--------+--------+--------+--------+--------+--------+
 *          |  dates D                          |  stocks S                         |
 *      24  +--------+--------+--------+--------+--------+--------+--------+--------+
 *          |  stride: S rounded up to 16       |  fields F                         |
 *      32  +--------+--------+--------+--------+--------+--------+--------+--------+
 *          |  benchmarks B                     |  0                                |
 *      40  +--------+--------+--------+--------+--------+--------+--------+--------+
 *          |  bytes of the whole file                                              |
 *      48  +--------+--------+--------+--------+--------+--------+--------+--------+
 *          |  fingerprint: SHA-256 of the content, 32 bytes                        |
 *      80  +--------+--------+--------+--------+--------+--------+--------+--------+
 *          |  0, 48 bytes                                                          |
 *     128  +--------+--------+--------+--------+--------+--------+--------+--------+
 *          |  D x int32   dates, days since 1970-01-01                             |
 *          |  S x text    symbols                                                  |
 *          |  F x {  text name, text kind, text meaning,                           |
 *          |         int32 labels L, L x text label,                               |
 *          |         int64 offset of its section, int32 CRC32C of its section  }   |
 *          |  B x {  text name, D x float32 closes  }                              |
 *     H-4  +--------+--------+--------+--------+-----------------------------------+
 *          |  CRC32C of bytes 0 .. H-4         |
 *       H  +--------+--------+--------+--------+  0 up to the next multiple of 4096
 *
 *   section of one field, at a multiple of 4096, D x stride x 4 bytes
 *          +-----------------------------------------------------------------------+
 *          |  date 0:    stock 0, stock 1, ... stock S-1, NaN up to the stride     |
 *          |  date 1:    each row begins at a multiple of 64 bytes                 |
 *          |  ...                                                                  |
 *          |  date D-1                                                             |
 *          +-----------------------------------------------------------------------+
 *             0 up to the next multiple of 4096, where the next field begins
 * </pre>
 *
 * <p>Opening maps the file and reads the header only, so it costs the same for a megabyte and a
 * terabyte, and all processes of a machine share one copy in the page cache. Whoever needs to know
 * that the rows are still what was written calls {@link #verify}. A file is never changed in place:
 * {@link PanelWriter#write} renames a whole one over it, and those who have the old one open go on
 * reading the old one.
 *
 * <p>numpy reads it too: {@code src/main/python/lode_panel.py} is all that takes.
 */
public final class PanelFile {
  /** Version of the layout and of the fingerprint; files of others are refused. */
  public static final int VERSION = PanelHeader.VERSION;

  /** Rows begin at multiples of this many bytes: a cache line, and the widest vector. */
  static final int ROW_ALIGNMENT = 64;

  private PanelFile() {}

  /**
   * Maps a panel file, zero copy; checks magic, version, sizes and header checksum. The panel is to
   * be closed.
   *
   * @throws PanelException if it is not a whole panel file of a known version
   */
  public static Panel open(Path file) {
    Arena arena = Arena.ofShared();
    try {
      MemorySegment mapped = map(file, arena);
      PanelHeader header = PanelHeaderReader.read(file, mapped);
      MemorySegment[] rows = new MemorySegment[header.offsets.length];
      for (int f = 0; f < rows.length; f++) {
        rows[f] = mapped.asSlice(header.offsets[f], header.schema.fieldBytes());
      }
      return new Panel(header.schema, rows, Fingerprint.hex(header.fingerprint), arena);
    } catch (RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  /**
   * Reads every byte and compares each field's checksum and the fingerprint.
   *
   * @throws PanelException naming the first field that differs
   */
  public static void verify(Path file) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment mapped = map(file, arena);
      PanelHeader header = PanelHeaderReader.read(file, mapped);
      List<byte[]> hashes = new ArrayList<>();
      long end = header.encode().length;
      for (int f = 0; f < header.offsets.length; f++) {
        requireZeros(file, mapped, end, header.offsets[f]);
        end = header.offsets[f] + header.schema.fieldBytes();
        MemorySegment section = mapped.asSlice(header.offsets[f], header.schema.fieldBytes());
        Fingerprint.OfField hash = new Fingerprint.OfField(header.schema);
        if (readThrough(section, header.schema, hash) != header.checksums[f]) {
          throw new PanelException(
              String.format(
                  "panel data differs from its checksum: file=%s field=%s; import the data again",
                  file, header.schema.fields().get(f).name()));
        }
        hashes.add(hash.bytes());
      }
      if (!header.fingerprintIs(Fingerprint.of(header.schema, hashes))) {
        throw new PanelException(
            "panel content differs from its fingerprint: file=" + file + "; import the data again");
      }
    }
  }

  private static MemorySegment map(Path file, Arena arena) {
    if (Files.isDirectory(file)) {
      throw new PanelException("not a panel file but a folder: file=" + file);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    } catch (NoSuchFileException e) {
      throw new PanelException("no such panel file: file=" + file, e);
    } catch (IOException e) {
      throw new PanelException("cannot read panel file: file=" + file + " reason=" + e, e);
    }
  }

  /** Gives all rows to the fingerprint; returns the section's checksum. */
  private static int readThrough(
      MemorySegment section, PanelSchema schema, Fingerprint.OfField fingerprint) {
    CRC32C crc = new CRC32C();
    byte[] row = new byte[schema.stride() * Float.BYTES];
    for (long at = 0; at < section.byteSize(); at += row.length) {
      MemorySegment.copy(section, ValueLayout.JAVA_BYTE, at, row, 0, row.length);
      crc.update(row);
      fingerprint.row(row);
    }
    return (int) crc.getValue();
  }

  private static void requireZeros(Path file, MemorySegment mapped, long from, long to) {
    for (long at = from; at < to; at++) {
      if (mapped.get(ValueLayout.JAVA_BYTE, at) != 0) {
        throw new PanelException(
            "panel file broken between its sections: file=" + file + " offset=" + at);
      }
    }
  }
}
