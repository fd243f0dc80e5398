package lode.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file whole or not at all: temporary name, force, atomic rename, force of the folder. A
 * write that fails is begun again from nothing: what a disk kept of it after a failed force is not
 * known, and asking it to force once more would hide that.
 */
public final class DurableFile {
  private DurableFile() {}

  /**
   * Writes a file that must outlive a power cut.
   *
   * @throws UncheckedIOException naming the file, which is then as it was before
   */
  public static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** As {@link #write(Path, String)}; of several pieces, one behind the other. */
  public static void write(Path file, byte[]... pieces) {
    replace(file, true, pieces);
  }

  /**
   * Writes a file that can be made again from others: readers see the old or the new one, never a
   * part; after a power cut it may be the old one, or empty.
   */
  public static void replace(Path file, String text) {
    replace(file, false, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Puts a copy in a file's place: whoever still has the file open reads and writes what nobody
   * else sees any more. Nothing happens where there is no file.
   */
  public static void renew(Path file) {
    if (Files.exists(file)) {
      try {
        write(file, Files.readAllBytes(file));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read: file=" + file + " reason=" + reason(e), e);
      }
    }
  }

  private static void replace(Path file, boolean forced, byte[]... pieces) {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      try {
        fill(temporary, pieces, forced, file.getFileName());
        FailPoint.io("rename:" + file.getFileName());
        Files.move(
            temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        FailPoint.io("renamed:" + file.getFileName());
        if (forced) {
          forceFolder(file.toAbsolutePath().getParent());
        }
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write: file=" + file + " reason=" + reason(e), e);
    }
  }

  private static void fill(Path file, byte[][] pieces, boolean forced, Path name)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      for (byte[] piece : pieces) {
        ByteBuffer bytes = ByteBuffer.wrap(piece);
        bytes.limit(piece.length / 2);
        channel.write(bytes);
        FailPoint.io("write:" + name);
        bytes.limit(piece.length);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      if (forced) {
        FailPoint.io("force:" + name);
        channel.force(true);
      }
    }
  }

  /** Makes names in a folder outlive a power cut. */
  static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** What went wrong, where the system says no more than a name. */
  static String reason(IOException e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    return e.getClass() == IOException.class
        ? message
        : e.getClass().getSimpleName() + " " + message;
  }
}
