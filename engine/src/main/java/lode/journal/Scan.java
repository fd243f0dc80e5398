package lode.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is in a file of {@link Line}s: its valid records from the first on, without a gap, and what
 * follows them. A tail without any valid record was torn by a crash and may be cut off; one with a
 * valid record in it means that something inside was damaged.
 *
 * @param file scanned
 * @param ends byte position behind each valid record
 * @param bytes of the whole file
 * @param tornInside whether a valid record follows an invalid one
 * @param epoch the highest found; 0 if none
 */
public record Scan(Path file, List<Long> ends, long bytes, boolean tornInside, long epoch) {
  /** Reads a file record by record; a missing one is empty. */
  public static Scan of(Path file, Consumer<Line> valid) {
    return of(file, valid, valid);
  }

  /**
   * Reads a file record by record.
   *
   * @param valid told of the records before the first invalid one
   * @param salvaged told of valid records behind it
   */
  public static Scan of(Path file, Consumer<Line> valid, Consumer<Line> salvaged) {
    List<Long> ends = new ArrayList<>();
    if (!Files.exists(file)) {
      return new Scan(file, ends, 0, false, 0);
    }
    boolean whole = true;
    boolean inside = false;
    long epoch = 0;
    long at = 0;
    try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        at++;
        if (b != '\n') {
          line.write(b);
          continue;
        }
        byte[] bytes = line.toByteArray();
        line.reset();
        Optional<Line> record = Line.parse(bytes, 0, bytes.length);
        whole &=
            record.isPresent()
                && record.get().seq() == ends.size()
                && record.get().epoch() >= epoch;
        if (whole) {
          ends.add(at);
          epoch = record.get().epoch();
          valid.accept(record.get());
        } else if (record.isPresent()) {
          inside = true;
          salvaged.accept(record.get());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read: file=" + file, e);
    }
    return new Scan(file, ends, at, inside, epoch);
  }

  /** Valid records. */
  public long records() {
    return ends.size();
  }

  /** Bytes of the first so many records. */
  public long bytesOf(long records) {
    return records == 0 ? 0 : ends.get((int) records - 1);
  }

  /** Whether something follows the valid records. */
  public boolean torn() {
    return bytes > bytesOf(records());
  }

  /** Keeps what follows the first so many records in {@code <file>.torn}, and cuts it off. */
  public void cut(long records) {
    long from = bytesOf(records);
    if (bytes == from) {
      return;
    }
    Path torn = file.resolveSibling(file.getFileName() + ".torn");
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      try (var kept =
          FileChannel.open(torn, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        for (long at = from; at < bytes; ) {
          at += channel.transferTo(at, bytes - at, kept);
        }
        kept.force(true);
      }
      channel.truncate(from);
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot cut: file=" + file + " reason=" + DurableFile.reason(e), e);
    }
  }
}
