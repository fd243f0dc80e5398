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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The right to write into a folder. Two locks, for two ways to lose it: the operating system's lock
 * on the file {@code lock} keeps a second process out, and is gone when its holder dies, so a file
 * left behind means nothing. The number in the file {@code epoch} grows by one each time the folder
 * is taken; whoever finds a higher one there than its own has been replaced (it slept, or its lock
 * was lost with a network disk) and commits nothing. Every durable record carries the number.
 *
 * <p>A holder that is known to be out, but does not let go of its lock because it sleeps, is
 * replaced by taking the lock of a new file of the same name.
 */
public final class Fence implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Folders held by this process: a second open of their lock files would let go of the locks. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private static final int ATTEMPTS = 20;

  private final Path folder;
  private final FileChannel lock;
  private final String holder;
  private final boolean seized;
  private final String token = UUID.randomUUID().toString();
  private volatile long epoch;

  private Fence(Path folder, FileChannel lock, String holder, boolean seized) {
    this.folder = folder;
    this.lock = lock;
    this.holder = holder;
    this.seized = seized;
  }

  /**
   * Takes a folder.
   *
   * @return empty where another process, or this one, holds it
   */
  public static Optional<Fence> take(Path folder) {
    return take(folder, "", _ -> false);
  }

  /**
   * Takes a folder, from a process that sleeps if need be.
   *
   * @param holder name of this process among those that may hold the folder
   * @param gone whether the process of another name is known to be out
   * @return empty where another process that is not known to be out, or this one, holds it
   */
  public static Optional<Fence> take(Path folder, String holder, Predicate<String> gone) {
    Path place = place(folder);
    if (!HELD.add(place)) {
      return Optional.empty();
    }
    try {
      FileChannel channel = locked(folder);
      boolean held = channel == null;
      if (held && isOut(folder, gone)) {
        Files.delete(folder.resolve("lock"));
        channel = locked(folder);
      }
      if (channel == null) {
        HELD.remove(place);
        return Optional.empty();
      }
      Fence fence = new Fence(folder, channel, holder, held);
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

  private static boolean isOut(Path folder, Predicate<String> gone) {
    String name = content(folder).map(epoch -> epoch.path("holder").asText()).orElse("");
    return !name.isEmpty() && gone.test(name);
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
    node.put("token", token);
    node.put("holder", holder);
    node.put("pid", ProcessHandle.current().pid());
    node.put("since", Stamp.now());
    Sealed.write(folder.resolve("epoch"), node, false);
    epoch = to;
  }

  /** The number of the last taking of a folder; 0 where there is none that can be read. */
  public static long read(Path folder) {
    return content(folder).map(node -> node.path("epoch").asLong()).orElse(0L);
  }

  private static Optional<ObjectNode> content(Path folder) {
    Path file = folder.resolve("epoch");
    try {
      return Files.exists(file) ? Optional.of(Sealed.read(file)) : Optional.empty();
    } catch (DamagedException e) {
      return Optional.empty();
    }
  }

  /** Whether it was taken from a process that still believes to hold it. */
  public boolean seized() {
    return seized;
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
    Optional<ObjectNode> found = content(folder);
    long current = found.map(node -> node.path("epoch").asLong()).orElse(0L);
    boolean same = found.filter(node -> node.path("token").asText().equals(token)).isPresent();
    if (current > epoch || (current == epoch && !same)) {
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
