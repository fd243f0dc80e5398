package lode.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LikenessTest {
  private final SplittableRandom random = new SplittableRandom(3);

  @Test
  void shouldCorrelateWhatBothHaveDateByDate() {
    for (double missing : new double[] {0, 0.05, 0.5, 0.9}) {
      Sketch a = sketch(missing);
      Sketch b = sketch(missing);
      double[] expected = {0, 0};
      for (int from = 0; from < a.ranks().length; from += Sketch.STOCKS) {
        double rho = pearson(a.ranks(), b.ranks(), from);
        expected[0] += Double.isNaN(rho) ? 0 : rho;
        expected[1] += Double.isNaN(rho) ? 0 : 1;
      }
      assertThat(new Likeness(a).correlation(new Likeness(b)))
          .as("missing=%s", missing)
          .isEqualTo(expected[1] == 0 ? 0 : expected[0] / expected[1]);
    }
  }

  @Test
  void shouldNotCountADateOnWhichASideIsConstant() {
    byte[] flat = sketch(0).ranks();
    java.util.Arrays.fill(flat, 0, Sketch.STOCKS, (byte) 5);
    byte[] gone = flat.clone();
    java.util.Arrays.fill(gone, 0, Sketch.STOCKS, Sketch.MISSING);
    Likeness other = new Likeness(sketch(0));
    assertThat(new Likeness(new Sketch(flat)).correlation(other))
        .isEqualTo(new Likeness(new Sketch(gone)).correlation(other))
        .isNotZero();
  }

  @Test
  void shouldKnowKinFromOthers() {
    for (int trial = 0; trial < 400; trial++) {
      Sketch a = sketch(trial % 4 == 0 ? 0.1 : 0);
      Likeness one = new Likeness(a);
      Likeness other = new Likeness(kin(a, random.nextDouble(), random.nextInt(6)));
      double expected = Math.abs(one.correlation(other));
      for (double least : new double[] {0, 0.1, 0.3, 0.6, 0.98 * expected, expected, 1}) {
        assertThat(one.kinship(other, least))
            .as("trial=%d least=%s", trial, least)
            .isEqualTo(expected < least ? 0 : expected);
      }
    }
  }

  /** Some ranks drawn anew, and the first dates missing as in the warm-up of a longer window. */
  private Sketch kin(Sketch of, double share, int warmUp) {
    byte[] ranks = of.ranks().clone();
    for (int i = 0; i < ranks.length; i++) {
      if (i < warmUp * Sketch.STOCKS - warmUp) {
        ranks[i] = Sketch.MISSING;
      } else if (ranks[i] != Sketch.MISSING && random.nextDouble() < share) {
        ranks[i] = (byte) random.nextInt(-127, 128);
      }
    }
    return new Sketch(ranks);
  }

  private Sketch sketch(double missing) {
    byte[] ranks = new byte[Sketch.DATES * Sketch.STOCKS];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = random.nextDouble() < missing ? Sketch.MISSING : (byte) random.nextInt(-127, 128);
    }
    return new Sketch(ranks);
  }

  /** Over the cells both have, from the definition; NaN of fewer than 8. */
  private static double pearson(byte[] a, byte[] b, int from) {
    long n = 0;
    long x = 0;
    long y = 0;
    long xx = 0;
    long yy = 0;
    long xy = 0;
    for (int i = from; i < from + Sketch.STOCKS; i++) {
      if (a[i] != Sketch.MISSING && b[i] != Sketch.MISSING) {
        n++;
        x += a[i];
        y += b[i];
        xx += a[i] * a[i];
        yy += b[i] * b[i];
        xy += a[i] * b[i];
      }
    }
    return n < 8
        ? Double.NaN
        : (n * xy - x * y) / Math.sqrt((double) (n * xx - x * x) * (n * yy - y * y));
  }
}
