package lode.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import lode.http.Health;
import lode.http.HealthServer;
import picocli.CommandLine.Option;

/** The option {@code --health}: where a process tells its service manager how it is. */
final class HealthChoice {
  @Option(
      names = "--health",
      paramLabel = "<[host:]port>",
      description =
          "answer /alive and /ready over HTTP there (host: loopback; default: not at all)")
  private String where;

  /** Starts to answer, or does nothing where nobody asked for it. */
  AutoCloseable start(Health health) {
    return where == null ? () -> {} : HealthServer.start(address(where), health);
  }

  private static InetSocketAddress address(String where) {
    int colon = where.lastIndexOf(':');
    String port = where.substring(colon + 1);
    if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) {
      throw new IllegalArgumentException("not a port: health=" + where);
    }
    try {
      InetAddress host =
          colon < 0
              ? InetAddress.getLoopbackAddress()
              : InetAddress.getByName(where.substring(0, colon));
      return new InetSocketAddress(host, Integer.parseInt(port));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("unknown host: health=" + where, e);
    }
  }
}
