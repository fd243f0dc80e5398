package lode.panel;

/** Numbers from a place in a table of randomness: no state, so that any pass meets the same. */
final class GeneratedNoise {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** Standard deviation of a sum of four uniform 16-bit numbers. */
  private static final double SUM_DEVIATION = 65536 / Math.sqrt(3);

  private final long seed;
  private final float[] level;

  /** The noise of a field. */
  GeneratedNoise(long seed, int stocks) {
    this.seed = seed;
    this.level = new float[stocks];
  }

  /** The next day of a field that moves slowly, of unit variance, one value in 100 missing. */
  void fill(int day, float[] row) {
    for (int s = 0; s < row.length; s++) {
      long bits = bits(seed, day, s);
      level[s] = 0.95f * level[s] + 0.3122499f * (float) normal(bits);
      row[s] = chance(mix(bits), 0.01) ? Float.NaN : level[s];
    }
  }

  /** 64 random bits of a place. */
  static long bits(long seed, long day, long stock) {
    return mix(row(seed, day) + stock);
  }

  /** Where a day's places begin. */
  static long row(long seed, long day) {
    return mix(mix(seed * GOLDEN) + day);
  }

  /** 64 random bits from 64 others: the finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
  static long mix(long bits) {
    long z = bits + GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Nearly a standard normal: four uniform numbers summed. */
  static double normal(long bits) {
    long sum =
        (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48 & 0xFFFF);
    return (sum - 2 * 65535) / SUM_DEVIATION;
  }

  /** Uniform on [0, 1), from the upper bits. */
  static double uniform(long bits) {
    return (bits >>> 11) * 0x1p-53;
  }

  static boolean chance(long bits, double probability) {
    return uniform(bits) < probability;
  }
}
