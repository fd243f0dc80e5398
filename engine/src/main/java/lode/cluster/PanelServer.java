package lode.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;

/**
 * Gives one panel file to workers that lack it: {@code GET /panels/<fingerprint>} with a range of
 * bytes, over mutual TLS where the cluster has it. There is no other path, and nothing of a request
 * reaches the file system.
 */
final class PanelServer implements AutoCloseable {
  /** Most bytes of one answer. */
  static final int CHUNK = 8 << 20;

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})");
  private static final int AT_ONCE = 16;
  private static final int BUFFER = 1 << 16;

  private final HttpServer server;
  private final FileChannel file;
  private final String url;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore seats = new Semaphore(AT_ONCE);

  private PanelServer(HttpServer server, FileChannel file, String host, String fingerprint) {
    this.server = server;
    this.file = file;
    String path = "/panels/" + fingerprint;
    this.url =
        "%s://%s:%d%s"
            .formatted(
                server instanceof HttpsServer ? "https" : "http",
                host.contains(":") ? "[" + host + "]" : host,
                server.getAddress().getPort(),
                path);
    server.createContext("/", exchange -> answer(exchange, path));
    server.setExecutor(threads);
    server.start();
  }

  /**
   * Starts to give a file away.
   *
   * @param port 0 for any free one
   * @throws IllegalArgumentException if it cannot listen there or cannot read the file
   */
  static PanelServer start(
      String host, int port, Security security, Path panel, String fingerprint) {
    security.check(host);
    HttpLimits.apply();
    try {
      FileChannel file = FileChannel.open(panel, StandardOpenOption.READ);
      InetSocketAddress address = new InetSocketAddress(host, port);
      HttpServer server =
          security.tls().isEmpty()
              ? HttpServer.create(address, AT_ONCE)
              : secure(HttpsServer.create(address, AT_ONCE), security.tls().get());
      return new PanelServer(server, file, host, fingerprint);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "cannot serve the panel: host=%s port=%d file=%s reason=%s"
              .formatted(host, port, panel, e.getMessage()),
          e);
    }
  }

  private static HttpServer secure(HttpsServer server, Path certificates) {
    server.setHttpsConfigurator(
        new HttpsConfigurator(new Certificates(certificates).context()) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
            ssl.setProtocols(new String[] {Certificates.PROTOCOL});
            ssl.setNeedClientAuth(true);
            parameters.setSSLParameters(ssl);
          }
        });
    return server;
  }

  /** Where the panel is. */
  String url() {
    return url;
  }

  private void answer(HttpExchange exchange, String path) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getRawPath().equals(path)) {
        exchange.sendResponseHeaders(404, -1);
      } else if (!exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(405, -1);
      } else if (!seats.tryAcquire()) {
        exchange.sendResponseHeaders(503, -1);
      } else {
        try {
          give(exchange);
        } finally {
          seats.release();
        }
      }
    }
  }

  private void give(HttpExchange exchange) throws IOException {
    String asked = exchange.getRequestHeaders().getFirst("Range");
    Matcher range = RANGE.matcher(asked == null ? "" : asked);
    long size = file.size();
    long from = range.matches() ? Long.parseLong(range.group(1)) : size;
    if (from >= size) {
      exchange.getResponseHeaders().set("Content-Range", "bytes */" + size);
      exchange.sendResponseHeaders(416, -1);
      return;
    }
    long to = Math.min(Math.min(size, from + CHUNK), Long.parseLong(range.group(2)) + 1);
    if (to <= from) {
      exchange.sendResponseHeaders(400, -1);
      return;
    }
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes %d-%d/%d".formatted(from, to - 1, size));
    exchange.sendResponseHeaders(206, to - from);
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    try (OutputStream out = exchange.getResponseBody()) {
      for (long at = from; at < to; ) {
        buffer.clear().limit((int) Math.min(BUFFER, to - at));
        int read = file.read(buffer, at);
        if (read <= 0) {
          throw new IOException("the panel file became shorter");
        }
        out.write(buffer.array(), 0, read);
        at += read;
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    try {
      file.close();
    } catch (IOException e) {
      // it was only read
    }
  }
}
