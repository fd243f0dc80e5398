package lode.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    Sketch a = sketch(0.1);
    byte[] alike = a.ranks().clone();
    for (int i = 0; i < alike.length; i += 3) {
      alike[i] = (byte) random.nextInt(-127, 128);
    }
    Likeness one = new Likeness(a);
    for (Sketch other : List.of(new Sketch(alike), sketch(0), sketch(0.9))) {
      double expected = Math.abs(one.correlation(new Likeness(other)));
      for (double least : new double[] {0, 0.1, 0.3, 0.6, expected, 1}) {
        assertThat(one.kinship(new Likeness(other), least))
            .isEqualTo(expected < least ? 0 : expected);
      }
    }
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
