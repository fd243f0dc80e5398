package lode.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Turns Ctrl-C, a polite kill, the end of the terminal, and {@code q} and Enter on a terminal into
 * a request that the campaign heeds within seconds: what it has scored is kept, and what is under
 * way is left. A second request, or a campaign that takes too long over it, ends the process at
 * once, which is no worse than a crash and can be resumed as well.
 */
final class Interrupt implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 8;

  private final Map<Signal, SignalHandler> before = new LinkedHashMap<>();
  private volatile boolean requested;
  private volatile boolean closed;

  Interrupt() {
    for (String name : new String[] {"INT", "TERM", "HUP"}) {
      Signal signal = new Signal(name);
      before.put(signal, Signal.handle(signal, received -> request()));
    }
    if (System.console() != null && System.console().isTerminal()) {
      Thread.ofPlatform().daemon().name("keyboard").start(this::listen);
    }
  }

  boolean requested() {
    return requested;
  }

  private void listen() {
    try {
      BufferedReader keys =
          new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
      for (String line = keys.readLine(); line != null && !closed; line = keys.readLine()) {
        if (line.strip().equalsIgnoreCase("q")) {
          request();
        }
      }
    } catch (IOException e) {
      // the terminal is gone, and tells so by a signal
    }
  }

  private synchronized void request() {
    if (closed) {
      return;
    }
    if (requested) {
      Runtime.getRuntime().halt(ExitCode.INCOMPLETE);
    }
    requested = true;
    System.err.println("\nstopping; again to stop at once");
    Thread.ofPlatform().daemon().name("impatience").start(this::end);
  }

  private void end() {
    try {
      TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
    } catch (InterruptedException e) {
      return;
    }
    if (!closed) {
      Runtime.getRuntime().halt(ExitCode.INCOMPLETE);
    }
  }

  @Override
  public void close() {
    closed = true;
    before.forEach(Signal::handle);
  }
}
