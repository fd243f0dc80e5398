package lode.fault;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * The random choices of one test. They are printed with the command that makes them again: {@code
 * -Dlode.fault.seed=N} fixes them.
 */
final class Seed {
  private final SplittableRandom random;

  private Seed(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Choices for a test of a class; prints the seed. */
  static Seed of(String fault, Class<?> test) {
    long seed = Long.getLong("lode.fault.seed", new SplittableRandom().nextLong(1, 1_000_000_000));
    System.out.printf(
        "%s seed=%d again: mvn -pl engine -am test -Dtest=%s -Dsurefire.failIfNoSpecifiedTests=false"
            + " -Dlode.fault.seed=%d%n",
        fault, seed, test.getSimpleName(), seed);
    return new Seed(seed);
  }

  /** From {@code least} up to, not including, {@code bound}. */
  int between(int least, int bound) {
    return random.nextInt(least, bound);
  }

  /** A time of so many milliseconds. */
  Duration millis(int least, int bound) {
    return Duration.ofMillis(between(least, bound));
  }
}
