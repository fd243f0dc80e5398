package lode.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Appends records to a file of {@link Line}s. What was appended is kept in memory until it is
 * forced, so that nothing hangs on a write that failed: the file is then opened anew, cut back to
 * what was forced before, and written again from memory. One owner thread, or callers that take
 * turns.
 */
public final class Ledger implements AutoCloseable {
  private final Path file;
  private final Fence fence;
  private final ByteArrayOutputStream unforced = new ByteArrayOutputStream();
  private FileChannel channel;
  private long forced;
  private int written;
  private long next;

  /**
   * A ledger that goes on behind the valid records of its file.
   *
   * @param fence whose epoch the records carry
   * @param bytes length up to which the file is valid; the rest is cut off at the first write
   * @param next number of the next record
   */
  public Ledger(Path file, Fence fence, long bytes, long next) {
    this.file = file;
    this.fence = fence;
    this.forced = bytes;
    this.next = next;
  }

  /** Adds a record, in memory. */
  public void append(ObjectNode record) {
    unforced.writeBytes(Line.bytes(next++, fence.epoch(), record));
  }

  /** Number of the next record. */
  public long next() {
    return next;
  }

  /** Bytes that wait to be forced. */
  public int waiting() {
    return unforced.size();
  }

  /** Hands everything appended to the operating system: readers see it, a power cut may undo it. */
  public void flush() {
    step(false);
  }

  /**
   * Forces everything appended to disk.
   *
   * @throws UncheckedIOException if it is not there; may be called again
   * @throws FencedException if another process has taken over
   */
  public void force() {
    step(true);
  }

  private void step(boolean force) {
    if (unforced.size() == 0) {
      return;
    }
    fence.check();
    try {
      open();
      FailPoint.io("append:" + file.getFileName());
      ByteBuffer rest = ByteBuffer.wrap(unforced.toByteArray(), written, unforced.size() - written);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      written = unforced.size();
      if (force) {
        FailPoint.io("force:" + file.getFileName());
        channel.force(false);
        forced += written;
        written = 0;
        unforced.reset();
      }
    } catch (IOException e) {
      written = 0;
      drop();
      throw new UncheckedIOException(
          "cannot append: file=" + file + " reason=" + DurableFile.reason(e), e);
    }
  }

  private void open() throws IOException {
    if (channel == null) {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.truncate(forced);
      channel.position(forced);
      written = 0;
      if (forced == 0) {
        DurableFile.forceFolder(file.toAbsolutePath().getParent());
      }
    }
  }

  private void drop() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // what it held is written again, from memory
    }
    channel = null;
  }

  /** Closes the file; what was not flushed is not written. */
  @Override
  public void close() {
    drop();
  }
}
