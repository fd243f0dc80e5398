package lode.fault;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions. The limit only keeps a broken test from hanging; it measures nothing. */
public final class Wait {
  static final Duration LIMIT = Duration.ofSeconds(150);

  private Wait() {}

  /**
   * Waits until a condition holds.
   *
   * @param what said when it never does, with what {@code state} then gives
   */
  public static void until(String what, BooleanSupplier condition, Supplier<String> state) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never: " + what + "\n" + state.get());
      }
      pause(Duration.ofMillis(20));
    }
  }

  /** Lets time pass: the length of a fault, not a guess at how long something takes. */
  static void pause(Duration duration) {
    try {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
