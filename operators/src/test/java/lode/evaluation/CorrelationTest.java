package lode.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import lode.operator.Ranker;
import org.junit.jupiter.api.Test;

class CorrelationTest {
  private static final float NAN = Float.NaN;

  @Test
  void shouldAgreeWithTheRankCorrelationsOfFamaMacBethExamples() {
    // by hand: 6.5 / sqrt(10 * 9.5) and the like
    assertThat(of(row(1, 2, 3, 4, 5), row(.01f, 0, .02f, .03f, .02f)).rankIc())
        .isCloseTo(.71818485, within(1e-8));
    assertThat(of(row(2, 1, 4, 3, 5), row(0, .01f, .01f, .02f, .04f)).rankIc())
        .isCloseTo(.66688593, within(1e-8));
    assertThat(of(row(5, 3, 1, 2, 4), row(.03f, .01f, -.01f, 0, 0)).rankIc())
        .isCloseTo(.82078268, within(1e-8));
    assertThat(of(row(1, 3, 5, 2, 4), row(-.01f, .02f, .01f, 0, .02f)).rankIc())
        .isCloseTo(.66688593, within(1e-8));
  }

  @Test
  void shouldBeOneAlongAndMinusOneAgainst() {
    assertThat(of(row(1, 2, 3, 4), row(4, 3, 2, 1)).rankIc()).isEqualTo(-1);
    assertThat(of(row(4, 3, 2, 1), row(4, 3, 2, 1)).rankIc()).isEqualTo(1);
    assertThat(of(row(1, 2, 3, 4), row(2, 4, 6, 8)).ic()).isEqualTo(1);
    assertThat(of(row(1, 2, 3, 4), row(-2, -4, -6, -8)).ic()).isEqualTo(-1);
  }

  @Test
  void shouldAgreeWithPlainFormulasOnAwkwardRows() {
    Random random = new Random(3);
    for (int i = 0; i < 400; i++) {
      int n = 3 + random.nextInt(i % 20 == 0 ? 500 : 60);
      float[] x = awkward(random, n, i);
      float[] y = awkward(random, n, i / 3);
      Correlation actual = of(x, y);
      int[] both =
          IntStream.range(0, n).filter(s -> !Float.isNaN(x[s]) && !Float.isNaN(y[s])).toArray();
      double[] u = Arrays.stream(both).mapToDouble(s -> x[s]).toArray();
      double[] v = Arrays.stream(both).mapToDouble(s -> y[s]).toArray();
      assertThat(actual.names()).isEqualTo(both.length);
      if (both.length >= 3) {
        assertThat(actual.ic()).isCloseTo(pearson(u, v), within(1e-9));
        assertThat(actual.rankIc()).isCloseTo(pearson(ranks(u), ranks(v)), within(1e-12));
        assertThat(actual.tiedNames()).isEqualTo(tied(u));
      }
    }
  }

  @Test
  void shouldBeMissingWithTooFewNames() {
    float[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, NAN};
    float[] y = {1, 2, 3, 4, 5, 6, 7, 8, 9, NAN, 11};
    Correlation nine = new Correlation(11);
    nine.of(factor(x), label(y));
    assertThat(nine.names()).isEqualTo(9);
    assertThat(nine.rankIc()).isNaN();
    assertThat(nine.ic()).isNaN();
    y[9] = 10;
    nine.of(factor(x), label(y));
    assertThat(nine.rankIc()).isEqualTo(1);
  }

  @Test
  void shouldBeMissingWhereASideIsConstant() {
    Correlation flat = of(row(2, 2, 2, 2), row(1, 2, 3, 4));
    assertThat(flat.rankIc()).isNaN();
    assertThat(flat.ic()).isNaN();
    assertThat(flat.tiedNames()).isEqualTo(4);
    assertThat(of(row(1, 2, 3, 4), row(7, 7, 7, 7)).rankIc()).isNaN();
    assertThat(of(row(1, 2, 3, 4), row(7, 7, 7, 7)).ic()).isNaN();
  }

  @Test
  void shouldCallTheRelativelyConstantConstantForTheIcOnly() {
    float one = Math.nextUp(1f);
    Correlation almost = of(row(1, one, 1, one), row(1, 2, 1, 2));
    assertThat(almost.ic()).isNaN();
    assertThat(almost.rankIc()).isEqualTo(1);
  }

  @Test
  void shouldRankAnewAmongTheNamesThatHaveBoth() {
    // without the outlier, which has no label, the order is the reverse
    assertThat(of(row(1, 2, 3, 0), row(3, 2, 1, NAN)).rankIc()).isEqualTo(-1);
    assertThat(of(row(1, 2, 3, NAN), row(3, 2, 1, 9)).rankIc()).isEqualTo(-1);
  }

  private static float[] awkward(Random random, int n, int kind) {
    float[] row = new float[n];
    for (int s = 0; s < n; s++) {
      double g = random.nextGaussian();
      row[s] = (float) (kind % 3 == 0 ? Math.rint(2 * g) : kind % 3 == 1 ? g : 1e6 + 1e4 * g);
      if (kind % 2 == 0 && random.nextInt(4) == 0) {
        row[s] = NAN;
      }
      if (row[s] == 0 && random.nextBoolean()) {
        row[s] = -0f;
      }
    }
    return row;
  }

  private static float[] row(float... values) {
    return values;
  }

  private static Correlation of(float[] x, float[] y) {
    Correlation correlation = new Correlation(x.length, 3);
    correlation.of(factor(x), label(y));
    return correlation;
  }

  private static FactorRow factor(float[] x) {
    FactorRow factor = new FactorRow(x.length);
    factor.load(x, 0, IntStream.range(0, x.length).toArray());
    return factor;
  }

  private static LabelRow label(float[] y) {
    return LabelRow.of(y, new Ranker(y.length));
  }

  private static double pearson(double[] x, double[] y) {
    double mx = Arrays.stream(x).average().orElseThrow();
    double my = Arrays.stream(y).average().orElseThrow();
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - mx) * (x[i] - mx);
      yy += (y[i] - my) * (y[i] - my);
      xy += (x[i] - mx) * (y[i] - my);
    }
    return xy / Math.sqrt(xx * yy);
  }

  private static double[] ranks(double[] x) {
    return Arrays.stream(x)
        .map(v ->
            Arrays.stream(x).filter(w -> w < v).count()
                + (Arrays.stream(x).filter(w -> w == v).count() + 1) / 2.0)
        .toArray();
  }

  private static int tied(double[] x) {
    return (int)
        Arrays.stream(x).filter(v -> Arrays.stream(x).filter(w -> w == v).count() > 1).count();
  }
}
