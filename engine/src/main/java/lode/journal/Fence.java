package lode.journal;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The right to write into a folder. Two locks, for two ways to lose it: the operating system's lock
 * on the file {@code lock} keeps a second process out, and is gone when its holder dies, so a file
 * left behind means nothing. The number in the file {@code epoch} grows by one each time the folder
 * is taken; whoever finds a higher one there than its own has been replaced (it slept, or its lock
 * was lost with a network disk) and commits nothing. Every durable record carries the number.
 */
public final class Fence implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Folders held by this process: a second open of their lock files would let go of the locks. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private static final int ATTEMPTS = 20;

  private final Path folder;
  private final FileChannel lock;
  private volatile long epoch;

  private Fence(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Takes a folder.
   *
   * @return empty where another process, or this one, holds it
   */
  public static Optional<Fence> take(Path folder) {
    Path place = place(folder);
    if (!HELD.add(place)) {
      return Optional.empty();
    }
    try {
      FileChannel channel = locked(folder);
      if (channel == null) {
        HELD.remove(place);
        return Optional.empty();
      }
      Fence fence = new Fence(folder, channel);
      fence.raise(read(folder) + 1);
      return Optional.of(fence);
    } catch (IOException e) {
      HELD.remove(place);
      throw new UncheckedIOException("cannot lock: folder=" + folder, e);
    } catch (RuntimeException e) {
      HELD.remove(place);
      throw e;
    }
  }

  /** Who looks whether a folder is held locks it for a moment, so once is not enough. */
  private static FileChannel locked(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    for (int i = 0; i < ATTEMPTS; i++) {
      if (channel.tryLock() != null) {
        return channel;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(25);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    channel.close();
    return null;
  }

  /** Whether a process holds a folder now. */
  public static boolean held(Path folder) {
    if (HELD.contains(place(folder))) {
      return true;
    }
    Path file = folder.resolve("lock");
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (IOException e) {
      return false;
    }
  }

  /** Goes above an epoch found elsewhere: a lost or damaged file does not bring an old one back. */
  public void above(long seen) {
    if (seen >= epoch) {
      raise(seen + 1);
    }
  }

  private void raise(long to) {
    ObjectNode node = JSON.createObjectNode();
    node.put("epoch", to);
    node.put("pid", ProcessHandle.current().pid());
    node.put("since", Instant.now().toString());
    Sealed.write(folder.resolve("epoch"), node, false);
    epoch = to;
  }

  /** The number of the last taking of a folder; 0 where there is none that can be read. */
  public static long read(Path folder) {
    Path file = folder.resolve("epoch");
    try {
      return Files.exists(file) ? Sealed.read(file).get("epoch").asLong() : 0;
    } catch (DamagedException e) {
      return 0;
    }
  }

  /** The number of this taking. */
  public long epoch() {
    return epoch;
  }

  /**
   * To be called before each write that others may come to rely on.
   *
   * @throws FencedException if the folder has been taken since
   */
  public void check() {
    long current = read(folder);
    if (current > epoch) {
      throw new FencedException(folder.resolve("epoch"), epoch, current);
    }
  }

  private static Path place(Path folder) {
    return folder.toAbsolutePath().normalize();
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      // the operating system lets go of it with the process
    } finally {
      HELD.remove(place(folder));
    }
  }
}
