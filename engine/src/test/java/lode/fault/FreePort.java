package lode.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port that a process to be started may listen on. It lies below those that systems give to
 * connections on their way out, so that none of these takes it before that process does.
 */
public final class FreePort {
  private static final int FROM = 10_000;
  private static final int BELOW = 32_000;

  private FreePort() {}

  /** A port of loopback, at random: test processes run side by side. */
  public static int any() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(FROM, BELOW);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
        return socket.getLocalPort();
      } catch (BindException e) {
        // somebody listens there: another
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
