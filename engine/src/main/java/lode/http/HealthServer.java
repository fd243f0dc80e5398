package lode.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import lode.cluster.HttpLimits;

/**
 * Answers {@code GET /alive} and {@code GET /ready} with 200 or 503 and a line of text.
 *
 * <p>Alive means that this process answers at all and that its threads do not wait for each other;
 * it depends on no other process and no disk, since who is not alive is restarted, and a restart
 * mends neither. Ready means that it can do its work now.
 */
public final class HealthServer implements AutoCloseable {
  private static final int BACKLOG = 16;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final HttpServer server;
  private final ExecutorService answering = Executors.newVirtualThreadPerTaskExecutor();
  private final Health health;

  private HealthServer(HttpServer server, Health health) {
    this.server = server;
    this.health = health;
  }

  /**
   * Starts to answer.
   *
   * @param address where; port 0 for any free one
   * @throws IllegalArgumentException if it cannot listen there
   */
  public static HealthServer start(InetSocketAddress address, Health health) {
    HttpLimits.apply();
    try {
      HealthServer made = new HealthServer(HttpServer.create(address, BACKLOG), health);
      made.server.createContext("/", made::answer);
      made.server.setExecutor(made.answering);
      made.server.start();
      return made;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "cannot listen: health=" + address + " reason=" + e.getMessage(), e);
    }
  }

  /** Port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        say(exchange, 405, "only GET");
        return;
      }
      switch (exchange.getRequestURI().getPath()) {
        case "/alive" -> say(exchange, deadlock());
        case "/ready" -> say(exchange, health.unready());
        default -> say(exchange, 404, "only /alive and /ready");
      }
    }
  }

  private static Optional<String> deadlock() {
    long[] threads = THREADS.findDeadlockedThreads();
    return threads == null
        ? Optional.empty()
        : Optional.of("threads wait for each other: count=" + threads.length);
  }

  private static void say(HttpExchange exchange, Optional<String> trouble) throws IOException {
    say(exchange, trouble.isEmpty() ? 200 : 503, trouble.orElse("ok"));
  }

  private static void say(HttpExchange exchange, int code, String line) throws IOException {
    byte[] text = (line + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    boolean body = exchange.getRequestMethod().equals("GET");
    exchange.sendResponseHeaders(code, body ? text.length : -1);
    if (body) {
      exchange.getResponseBody().write(text);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    answering.shutdownNow();
  }
}
