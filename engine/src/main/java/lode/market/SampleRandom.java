package lode.market;

import java.util.SplittableRandom;

/** Seeded variates, the same bits on every machine: no intrinsic mathematics, no platform table. */
final class SampleRandom {
  private final SplittableRandom source;

  SampleRandom(SplittableRandom source) {
    this.source = source;
  }

  /** Uniform on [0, 1). */
  double uniform() {
    return source.nextDouble();
  }

  /** Uniform on [from, to). */
  double uniform(double from, double to) {
    return from + (to - from) * source.nextDouble();
  }

  /** Uniform on 0 .. bound - 1. */
  int index(int bound) {
    return source.nextInt(bound);
  }

  boolean chance(double probability) {
    return source.nextDouble() < probability;
  }

  /** Standard normal, by Marsaglia's polar method. */
  double normal() {
    while (true) {
      double u = uniform(-1, 1);
      double v = uniform(-1, 1);
      double w = u * u + v * v;
      if (w > 0 && w < 1) {
        return u * Math.sqrt(-2 * StrictMath.log(w) / w);
      }
    }
  }

  /** Student's t scaled to variance 1, by Bailey's polar method (Bailey 1994). */
  double student(double freedom) {
    while (true) {
      double u = uniform(-1, 1);
      double v = uniform(-1, 1);
      double w = u * u + v * v;
      if (w > 0 && w < 1) {
        double t = u * Math.sqrt(freedom * (StrictMath.pow(w, -2 / freedom) - 1) / w);
        return t * Math.sqrt((freedom - 2) / freedom);
      }
    }
  }
}
