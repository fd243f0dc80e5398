package lode.run;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Work that is waited for no longer than until somebody asks to stop. It runs on a thread of its
 * own, so that stopping interrupts that thread and never one that writes a file, whose channel an
 * interrupt would close.
 */
final class Patience {
  private static final int LOOK_MILLIS = 50;

  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("lode-work-", 1).factory());

  private Patience() {}

  /**
   * The result of a work.
   *
   * @throws CancellationException if asked to stop before it is there
   */
  static <T> T during(BooleanSupplier stop, Callable<T> work) {
    CountDownLatch done = new CountDownLatch(1);
    FutureTask<T> task =
        new FutureTask<>(work) {
          @Override
          protected void done() {
            done.countDown();
          }
        };
    THREADS.execute(task);
    try {
      while (!done.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (stop.getAsBoolean()) {
          throw new CancellationException("asked to stop");
        }
      }
      return task.get();
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
