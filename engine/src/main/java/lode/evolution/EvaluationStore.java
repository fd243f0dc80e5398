package lode.evolution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ChronicleMapBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluations that outlive the process: a Chronicle Map of fixed-size records ({@link StoreRecord})
 * in one file with one writer ({@link StoreLock}). It is a cache and behaves like one: a file left
 * open by a crash is recovered, one that can't be recovered is made anew, one that another process
 * holds is left alone, and whatever else goes wrong turns the store off. None of this is an error,
 * and none can change a result. One owner thread.
 */
final class EvaluationStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EvaluationStore.class);

  private final Path file;
  private final int entries;
  private StoreLock lock;
  private ChronicleMap<byte[], byte[]> map;
  private long size;
  private boolean full;

  /**
   * Opens a store, or one that is off and says why in the log.
   *
   * @param file made where there is none, with its folders
   * @param entries most evaluations it holds; a file made for another number is made anew
   */
  EvaluationStore(Path file, int entries) {
    this.file = file.toAbsolutePath();
    this.entries = entries;
    guard("open", this::open);
  }

  private void open() throws IOException {
    Files.createDirectories(file.getParent());
    String format =
        "lode-evaluations 1 entries=%d record=%d".formatted(entries, StoreRecord.VALUE_BYTES);
    Optional<StoreLock> taken = StoreLock.take(file, format);
    if (taken.isEmpty()) {
      LOG.warn("ev=store_in_use file={} consequence=\"going on without it\"", file);
      return;
    }
    lock = taken.get();
    map = lock.closedWell() ? reopen() : lock.sameFormat() ? recover() : rebuild();
    lock.markOpen();
    size = map.longSize();
    full = size >= entries;
    LOG.info("ev=store_open file={} evaluations={}", file, size);
  }

  private ChronicleMap<byte[], byte[]> reopen() throws IOException {
    lock.markOpen();
    try {
      return builder().createPersistedTo(file.toFile());
    } catch (IOException | RuntimeException e) {
      LOG.warn(
          "ev=store_unreadable file={} consequence=\"made anew\" reason=\"{}\"",
          file,
          e.toString());
      return rebuild();
    }
  }

  private ChronicleMap<byte[], byte[]> recover() throws IOException {
    LOG.warn("ev=store_recovering file={} reason=\"not closed, or changed since\"", file);
    lock.markOpen();
    try {
      int[] damages = {0};
      ChronicleMap<byte[], byte[]> recovered =
          builder().recoverPersistedTo(file.toFile(), false, damage -> damages[0]++);
      LOG.info("ev=store_recovered file={} damages={}", file, damages[0]);
      return recovered;
    } catch (IOException | RuntimeException | InternalError | AssertionError e) {
      LOG.warn(
          "ev=store_beyond_recovery file={} consequence=\"made anew\" reason=\"{}\"",
          file,
          e.toString());
      return rebuild();
    }
  }

  private ChronicleMap<byte[], byte[]> rebuild() throws IOException {
    Files.deleteIfExists(file);
    lock.markOpen();
    return builder().createPersistedTo(file.toFile());
  }

  private ChronicleMapBuilder<byte[], byte[]> builder() {
    return ChronicleMapBuilder.of(byte[].class, byte[].class)
        .name("evaluations")
        .entries(entries)
        .constantKeySizeBySample(new byte[StoreRecord.KEY_BYTES])
        .constantValueSizeBySample(new byte[StoreRecord.VALUE_BYTES])
        .sparseFile(true)
        .skipCloseOnExitHook(true);
  }

  /** Whether there is a store behind this. */
  boolean isOpen() {
    return map != null;
  }

  /** The evaluation stored under a key. */
  Optional<Evaluation> get(StoreRecord.Key key) {
    if (map == null) {
      return Optional.empty();
    }
    byte[][] value = {null};
    guard("read", () -> value[0] = map.get(key.bytes()));
    return StoreRecord.read(key, value[0]);
  }

  /** Stores an evaluation, unless the store is full. */
  void put(StoreRecord.Key key, Evaluation evaluation) {
    if (map == null || full) {
      return;
    }
    StoreRecord.write(key, evaluation)
        .ifPresent(value -> guard("write", () -> put(key.bytes(), value)));
  }

  private void put(byte[] key, byte[] value) {
    if (size >= entries) {
      full = true;
      LOG.warn("ev=store_full file={} evaluations={} remedy=\"delete it\"", file, size);
      return;
    }
    if (map.put(key, value) == null) {
      size++;
    }
  }

  @Override
  public void close() {
    guard(
        "close",
        () -> {
          if (map != null) {
            map.close();
            map = null;
            lock.markClosed();
          }
        });
    off();
  }

  /** A step that may throw. */
  private interface Step {
    void run() throws IOException;
  }

  /** Runs a step; a failure turns the store off. */
  private void guard(String what, Step step) {
    try {
      step.run();
    } catch (IOException | RuntimeException | LinkageError | InternalError | AssertionError e) {
      LOG.warn("ev=store_off could_not={} file={} reason=\"{}\"", what, file, e.toString());
      off();
    }
  }

  /** Lets go of everything; the marker stays as it is, so that the next one knows. */
  private void off() {
    ChronicleMap<byte[], byte[]> left = map;
    StoreLock held = lock;
    map = null;
    lock = null;
    try {
      if (left != null) {
        left.close();
      }
      if (held != null) {
        held.close();
      }
    } catch (IOException | RuntimeException | InternalError | AssertionError e) {
      LOG.debug("ev=store_not_closed file={}", file, e);
    }
  }
}
