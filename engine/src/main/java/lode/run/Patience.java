package lode.run;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Work that is waited for no longer than until somebody asks to stop. It runs on a thread of its
 * own, so that stopping interrupts that thread and never one that writes a file, whose channel an
 * interrupt would close.
 */
final class Patience {
  private static final int LOOK_MILLIS = 50;

  private Patience() {}

  /**
   * The result of a work.
   *
   * @throws CancellationException if asked to stop before it is there
   */
  static <T> T during(BooleanSupplier stop, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofPlatform().daemon().name("lode-work").start(task);
    try {
      while (true) {
        try {
          return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          if (stop.getAsBoolean()) {
            throw new CancellationException("asked to stop");
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } finally {
      task.cancel(true);
    }
  }
}
