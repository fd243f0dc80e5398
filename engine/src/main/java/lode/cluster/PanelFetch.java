package lode.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lode.panel.Panel;
import lode.panel.PanelException;
import lode.panel.PanelFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches a panel from a {@link PanelServer}, chunk by chunk. What is there of an earlier attempt
 * is kept; the whole is checked against checksums and fingerprint before it gets its name, so that
 * a file of that name is always good. One process of a machine fetches, others wait for it.
 */
final class PanelFetch {
  private static final Logger LOG = LoggerFactory.getLogger(PanelFetch.class);
  private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** How often a chunk is asked for before the transfer is given up. */
  static final int ATTEMPTS = 6;

  private final HttpClient client;
  private final URI from;
  private final String fingerprint;
  private final Path target;
  private final int attempts;

  /**
   * A transfer.
   *
   * @param from where the panel is
   * @param fingerprint of the panel
   * @param target file that it becomes
   * @param attempts for each chunk
   */
  PanelFetch(URI from, String fingerprint, Path target, Security security, int attempts) {
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(PATIENCE);
    security.tls().ifPresent(folder -> builder.sslContext(new Certificates(folder).context()));
    this.client = builder.build();
    this.from = from;
    this.fingerprint = fingerprint;
    this.target = target;
    this.attempts = attempts;
  }

  /**
   * Fetches, unless it is there.
   *
   * @throws IllegalArgumentException if it cannot be had, or is not the panel it should be
   */
  void fetch() {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.createDirectories(target.toAbsolutePath().getParent());
      try (FileChannel out =
              FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = out.lock()) {
        if (Files.exists(target)) {
          Files.deleteIfExists(part);
          return;
        }
        LOG.info("ev=panel_fetch from={} bytes={}", from, out.size());
        patiently(out);
        out.force(true);
        check(part);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "cannot fetch the panel: from=%s to=%s reason=%s".formatted(from, target, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalArgumentException("interrupted while fetching the panel", e);
    }
  }

  private void patiently(FileChannel out) throws IOException, InterruptedException {
    int failures = 0;
    long size = Long.MAX_VALUE;
    while (out.size() < size) {
      try {
        size = chunk(out);
        failures = 0;
      } catch (IOException e) {
        if (++failures == attempts) {
          throw e;
        }
        LOG.warn("ev=panel_fetch_held_up bytes={} reason=\"{}\"", out.size(), e.toString());
        TimeUnit.MILLISECONDS.sleep(250L << failures);
      }
    }
  }

  /** Appends the next chunk; returns the size of the whole. */
  private long chunk(FileChannel out) throws IOException, InterruptedException {
    long at = out.size();
    HttpRequest request =
        HttpRequest.newBuilder(from)
            .timeout(PATIENCE)
            .header("Range", "bytes=%d-%d".formatted(at, at + PanelServer.CHUNK - 1))
            .build();
    HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    Matcher range = RANGE.matcher(answer.headers().firstValue("Content-Range").orElse(""));
    if (answer.statusCode() == 416) {
      // as long as the whole already, or longer: the check decides
      return at;
    }
    if (answer.statusCode() != 206 || !range.matches() || Long.parseLong(range.group(1)) != at) {
      throw new IOException("unexpected answer: status=" + answer.statusCode());
    }
    ByteBuffer bytes = ByteBuffer.wrap(answer.body());
    while (bytes.hasRemaining()) {
      out.write(bytes, at + bytes.position());
    }
    return Long.parseLong(range.group(3));
  }

  private void check(Path part) throws IOException {
    try {
      PanelFile.verify(part);
      try (Panel panel = PanelFile.open(part)) {
        if (panel.fingerprint().equals(fingerprint)) {
          return;
        }
        throw new PanelException(
            "another panel: asked=%s got=%s".formatted(fingerprint, panel.fingerprint()));
      }
    } catch (PanelException e) {
      Files.delete(part);
      throw new IOException("what came is not the panel, and was deleted: " + e.getMessage(), e);
    }
  }
}
