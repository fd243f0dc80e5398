package lode.journal;

import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Patience with a disk: a step that fails for the disk's reasons (full, read-only, an error while
 * forcing) is begun again until it succeeds. So a step must be one that may be begun again.
 */
public final class Disk {
  private static final int LOOKS = 5;
  private static final long LOOK_MILLIS = 100;

  /**
   * Hears when work waits for the disk, and when it goes on. Its own failures are not waited for.
   */
  public interface Watch {
    /** A step failed; it will be tried again. */
    void paused(String reason);

    /** The step succeeded after so many seconds. */
    void goesOn(double seconds);
  }

  private final BooleanSupplier stop;
  private final Watch watch;

  /** Patience until somebody asks to stop. */
  public Disk(BooleanSupplier stop, Watch watch) {
    this.stop = stop;
    this.watch = watch;
  }

  /**
   * Does a step, and waits for the disk where need be.
   *
   * @throws CancellationException if asked to stop while waiting
   */
  public void persist(Runnable step) {
    long began = 0;
    while (true) {
      try {
        step.run();
        if (began != 0) {
          watch.goesOn((System.nanoTime() - began) / 1e9);
        }
        return;
      } catch (UncheckedIOException e) {
        if (began == 0) {
          began = System.nanoTime();
          watch.paused(e.getMessage());
        }
        await(e);
      }
    }
  }

  private void await(UncheckedIOException failure) {
    for (int i = 0; i < LOOKS; i++) {
      if (stop.getAsBoolean()) {
        CancellationException stopped =
            new CancellationException("stopped while waiting for the disk");
        stopped.initCause(failure);
        throw stopped;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw failure;
      }
    }
  }
}
