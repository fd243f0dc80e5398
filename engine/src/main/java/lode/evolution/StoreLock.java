package lode.evolution;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right to write a store file, held through a lock on {@code <file>.lock}, which the operating
 * system gives back when the process dies. The text of that file is the marker: {@code closed} and
 * what the store file looked like, or {@code open} while somebody writes, which whoever finds it
 * without holder takes for a crash.
 */
final class StoreLock implements AutoCloseable {
  private static final int LONGEST = 512;

  private final Path file;
  private final String format;
  private final FileChannel channel;

  private StoreLock(Path file, String format, FileChannel channel) {
    this.file = file;
    this.format = format;
    this.channel = channel;
  }

  /**
   * The lock of a store file; empty where another process, or this one, holds it.
   *
   * @param format what the file is made of; of another format it is as good as none
   */
  static Optional<StoreLock> take(Path file, String format) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file.resolveSibling(file.getFileName() + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new StoreLock(file, format, channel));
      }
    } catch (OverlappingFileLockException e) {
      // held by this very process: as good as by another
    }
    channel.close();
    return Optional.empty();
  }

  /** Whether the file is as it was left by a writer of this format that closed it. */
  boolean closedWell() throws IOException {
    return Files.exists(file) && marker().equals(closed());
  }

  /** Whether a writer of this format had it, closed or not. */
  boolean sameFormat() throws IOException {
    return Files.exists(file) && marker().startsWith(format + " ");
  }

  /** Says that the file is being written. */
  void markOpen() throws IOException {
    mark(format + " open");
  }

  /** Says that the file is whole; what is in it is forced to disk before. */
  void markClosed() throws IOException {
    try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    mark(closed());
  }

  private String closed() throws IOException {
    return "%s closed bytes=%d modified=%d"
        .formatted(format, Files.size(file), Files.getLastModifiedTime(file).toMillis());
  }

  private String marker() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(LONGEST);
    channel.read(buffer, 0);
    return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
  }

  private void mark(String marker) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(marker.getBytes(StandardCharsets.UTF_8)), 0);
    channel.force(true);
  }

  /** Lets go of the lock. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
