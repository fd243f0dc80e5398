package lode.cli;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Turns Ctrl-C and a polite kill into a request that the campaign sees after the batch under way. A
 * second one ends the process at once, which loses no more than that batch.
 */
final class Interrupt implements AutoCloseable {
  private final SignalHandler oldInt;
  private final SignalHandler oldTerm;
  private volatile boolean requested;

  Interrupt() {
    oldInt = Signal.handle(new Signal("INT"), this::received);
    oldTerm = Signal.handle(new Signal("TERM"), this::received);
  }

  boolean requested() {
    return requested;
  }

  private void received(Signal signal) {
    if (requested) {
      Runtime.getRuntime().halt(ExitCode.INCOMPLETE);
    }
    requested = true;
    System.err.println("\nstopping after this generation; again to stop at once");
  }

  @Override
  public void close() {
    Signal.handle(new Signal("INT"), oldInt);
    Signal.handle(new Signal("TERM"), oldTerm);
  }
}
