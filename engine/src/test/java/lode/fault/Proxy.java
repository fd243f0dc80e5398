package lode.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A bad line: listens on loopback, passes bytes on to a target, and meanwhile delays them, resets
 * connections, turns over a bit, or swallows everything.
 */
final class Proxy implements AutoCloseable {
  private final ServerSocket listener;
  private final InetSocketAddress target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong passed = new AtomicLong();
  private final AtomicInteger corrupted = new AtomicInteger();
  private volatile Duration latency = Duration.ZERO;
  private volatile boolean blackhole;
  private volatile long corruptFrom = Long.MAX_VALUE;
  private volatile boolean read;

  /** A line to a port of loopback; see {@link #port} for its own. */
  Proxy(int targetPort) {
    try {
      InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
      this.listener = new ServerSocket(0, 50, loopback);
      this.target = new InetSocketAddress(loopback, targetPort);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Delays each piece, in each direction. */
  void latency(Duration delay) {
    latency = delay;
  }

  /** While true, bytes vanish and connections stay open. */
  void blackhole(boolean on) {
    blackhole = on;
  }

  /** Resets all connections; new ones are welcome. */
  void reset() {
    for (Socket socket : open) {
      try {
        socket.setOption(StandardSocketOptions.SO_LINGER, 0);
      } catch (IOException e) {
        // it was closed meanwhile, which is what we want
      }
      close(socket);
    }
  }

  /** Turns over one bit of the next piece that passes, at least so many bytes from now. */
  void corruptAfter(long bytes) {
    corruptFrom = passed.get() + bytes;
  }

  /** Bits turned over so far. */
  int corrupted() {
    return corrupted.get();
  }

  /** Whether whoever listens on the line could read what was said: the name of a message. */
  boolean wasRead() {
    return read;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket in = listener.accept();
        Socket out = new Socket();
        open.add(in);
        open.add(out);
        Thread.ofVirtual().start(() -> connect(in, out));
      } catch (IOException e) {
        // closed: the loop ends
      }
    }
  }

  private void connect(Socket in, Socket out) {
    try {
      out.connect(target);
      in.setTcpNoDelay(true);
      out.setTcpNoDelay(true);
      Thread.ofVirtual().start(() -> pass(in, out));
      pass(out, in);
    } catch (IOException e) {
      close(in);
      close(out);
    }
  }

  private void pass(Socket from, Socket to) {
    byte[] piece = new byte[16 * 1024];
    try {
      InputStream input = from.getInputStream();
      OutputStream output = to.getOutputStream();
      for (int n = input.read(piece); n >= 0; n = input.read(piece)) {
        if (!latency.isZero()) {
          Wait.pause(latency);
        }
        if (!blackhole) {
          read |= new String(piece, 0, n, StandardCharsets.ISO_8859_1).contains("lode.cluster.");
          corrupt(piece, n);
          output.write(piece, 0, n);
          passed.addAndGet(n);
        }
      }
    } catch (IOException e) {
      // one end has gone, so goes the other
    }
    close(from);
    close(to);
  }

  private synchronized void corrupt(byte[] piece, int n) {
    if (passed.get() + n > corruptFrom) {
      corruptFrom = Long.MAX_VALUE;
      piece[n / 2] ^= 0x10;
      corrupted.incrementAndGet();
    }
  }

  private void close(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      // it is closed
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    open.forEach(this::close);
  }
}
