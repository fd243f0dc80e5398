package lode.evolution;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Randomness: always explicit, always from one generator per step of the search. */
final class Draws {
  private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
      RandomGeneratorFactory.of("L64X256MixRandom");

  private Draws() {}

  /**
   * The generator of one generation. Nothing of it outlives the generation, so a search that is
   * resumed has no hidden state to restore.
   */
  static RandomGenerator generator(long seed, int island, int generation) {
    return FACTORY.create(mix(mix(mix(seed) + island) + generation));
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** One of a list, uniformly. */
  static <T> T one(List<T> from, RandomGenerator random) {
    return from.get(random.nextInt(from.size()));
  }

  /** An index with a probability in proportion to its weight; at least one is above 0. */
  static int weighted(double[] weights, RandomGenerator random) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = random.nextDouble() * sum;
    int last = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        last = i;
        left -= weights[i];
        if (left < 0) {
          return i;
        }
      }
    }
    return last;
  }
}
