package lode.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lode.formula.Formula;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A library of factors in one append-only file of JSON lines: each line is a {@link Factor} as it
 * stood from then on, and the state is the last line of each fid. Lines are forced to disk before
 * an update counts. A torn last line (a crash while appending) is cut off; a bad line in the middle
 * is an error. One owner thread.
 */
public final class FactorLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(FactorLibrary.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final Map<String, Factor> factors = new LinkedHashMap<>();

  private FactorLibrary(Path file) {
    this.file = file;
  }

  /**
   * Opens a library file; one that is not there is an empty library.
   *
   * @throws IllegalStateException {@code broken library: file=... line=...} for a bad inner line
   */
  public static FactorLibrary open(Path file) {
    FactorLibrary library = new FactorLibrary(file);
    if (Files.exists(file)) {
      library.replay();
    }
    return library;
  }

  /** Writes a library of some factors; no file where there are none. */
  public static void write(Path file, List<Factor> factors) {
    FactorLibrary library = new FactorLibrary(file);
    factors.forEach(library::put);
  }

  /** All factors in order of their first promotion. */
  public List<Factor> all() {
    return List.copyOf(factors.values());
  }

  /** The factors in use. */
  public List<Factor> active() {
    return factors.values().stream().filter(f -> f.status() == Factor.Status.ACTIVE).toList();
  }

  /** The factor of this id, or whose id starts so, if it is the only one. */
  public Optional<Factor> find(String fid) {
    String id = Formula.digits(fid);
    List<Factor> hits = factors.values().stream().filter(f -> f.fid().startsWith(id)).toList();
    return hits.size() == 1 ? Optional.of(hits.getFirst()) : Optional.empty();
  }

  /**
   * Adds a factor, or gives it a new state.
   *
   * @throws UncheckedIOException if it is not on disk; the file is then as before, where the disk
   *     allows that much
   */
  public void put(Factor factor) {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long before = channel.size();
      channel.position(before);
      try {
        ByteBuffer line =
            ByteBuffer.wrap(
                (JSON.writeValueAsString(factor) + "\n").getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
          channel.write(line);
        }
        channel.force(true);
      } catch (IOException e) {
        channel.truncate(before);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot append to library: file=" + file, e);
    }
    factors.put(factor.fid(), factor);
  }

  /** Retires a factor for a reason. */
  public void retire(String fid, String reason) {
    put(factors.get(fid).retired(reason));
  }

  private void replay() {
    try {
      String text = Files.readString(file);
      int whole = text.lastIndexOf('\n') + 1;
      if (whole < text.length()) {
        LOG.warn("ev=library_torn_tail file={} bytes={}", file, text.length() - whole);
        Files.writeString(file, text.substring(0, whole));
      }
      int number = 0;
      for (String line : text.substring(0, whole).lines().toList()) {
        number++;
        Factor factor = parse(line, number);
        factors.put(factor.fid(), factor);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read library: file=" + file, e);
    }
  }

  private Factor parse(String line, int number) {
    try {
      return JSON.readValue(line, Factor.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "broken library: file="
              + file
              + " line="
              + number
              + " remedy=restore the file or remove that line: "
              + e.getOriginalMessage(),
          e);
    }
  }
}
