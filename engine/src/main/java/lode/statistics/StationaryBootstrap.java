package lode.statistics;

import java.util.SplittableRandom;

/**
 * Resamples dates in blocks of random length, so that what hangs together over time stays together
 * (Politis and Romano, 1994). Every resample is a pure function of seed and its number: the same
 * bits for any number of threads.
 *
 * @param dates length of the series and of each resample
 * @param block mean length of a block, at least 1; at least the horizon where labels overlap
 * @param seed of the resamples
 */
public record StationaryBootstrap(int dates, double block, long seed) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /**
   * A bootstrap.
   *
   * @throws IllegalArgumentException if there is no date or the block is shorter than 1
   */
  public StationaryBootstrap {
    if (dates < 1 || !(block >= 1)) {
      throw new IllegalArgumentException(
          "bootstrap needs dates and blocks of at least 1: dates=%d block=%s"
              .formatted(dates, block));
    }
  }

  /** Dates of one resample, each in 0 .. dates - 1; a block that runs over the end goes on at 0. */
  public int[] resample(int number) {
    SplittableRandom random = new SplittableRandom(seed + GOLDEN * (number + 1L)).split();
    int[] resample = new int[dates];
    resample[0] = random.nextInt(dates);
    for (int t = 1; t < dates; t++) {
      boolean begins = random.nextDouble() * block < 1;
      resample[t] = begins ? random.nextInt(dates) : (resample[t - 1] + 1) % dates;
    }
    return resample;
  }
}
