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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A library in one append-only file of JSON lines: each line is a {@link Factor} as it stood from
 * then on, and the state is the last line of each fid. Lines are forced to disk before an update
 * counts. A torn last line (a crash while appending) is cut off; a bad line in the middle is an
 * error. Processes that append take turns, but see what others appended only when they open it
 * again.
 */
public final class FactorFile implements FactorLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(FactorFile.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final Map<String, Factor> factors = new LinkedHashMap<>();

  private FactorFile(Path file) {
    this.file = file;
  }

  /**
   * Opens a file; one that is not there is an empty library.
   *
   * @throws IllegalStateException {@code broken library: file=... line=...} for a bad inner line
   */
  public static FactorFile open(Path file) {
    FactorFile library = new FactorFile(file);
    if (Files.exists(file)) {
      library.replay();
    }
    return library;
  }

  @Override
  public List<Factor> all() {
    return List.copyOf(factors.values());
  }

  @Override
  public void put(Factor factor) {
    synchronized (FactorFile.class) {
      try (FileChannel channel = writing();
          var _ = channel.lock()) {
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
    }
    factors.put(factor.fid(), factor);
  }

  private FileChannel writing() throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Two lines: a crash between them leaves the old one retired, and the next try adds the new. */
  @Override
  public void enter(Factor factor, String replaced) {
    Optional<Factor> old = Optional.ofNullable(factors.get(replaced));
    if (old.map(Factor::status).equals(Optional.of(Factor.Status.ACTIVE))) {
      retire(replaced, "replaced by " + factor.fid());
    }
    Factor known = factors.get(factor.fid());
    if (known == null || known.status() != Factor.Status.ACTIVE) {
      put(factor);
    }
  }

  @Override
  public void close() {
    // no file stays open between two lines
  }

  private void replay() {
    try {
      String text = Files.readString(file);
      if (!text.endsWith("\n") && !text.isEmpty()) {
        text = cut();
      }
      int number = 0;
      for (String line : text.lines().toList()) {
        number++;
        Factor factor = parse(line, number);
        factors.put(factor.fid(), factor);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read library: file=" + file, e);
    }
  }

  /** Cuts off a torn last line, unless another process has it in hand; returns what is whole. */
  private String cut() throws IOException {
    synchronized (FactorFile.class) {
      try (FileChannel channel = writing();
          var _ = channel.lock()) {
        String text = Files.readString(file);
        int whole = text.lastIndexOf('\n') + 1;
        if (whole < text.length()) {
          LOG.warn("ev=library_torn_tail file={} bytes={}", file, text.length() - whole);
          channel.truncate(text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length);
        }
        return text.substring(0, whole);
      }
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
