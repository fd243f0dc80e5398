package lode.simd;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Calls every primitive of windows and curves on the way of this class's loader. */
final class Exercise {
  private static final int[] WINDOWS = {1, 2, 3, 4, 5, 8, 16, 17, 20, 33, 65, 130};
  private static final int[] LENGTHS = {0, 1, 3, 7, 8, 15, 16, 17, 31, 33, 64, 100};
  private static final int PITCH = 48;
  private static final int CAPACITY = 512;
  private static final float[] HARD = {
    0f,
    -0f,
    1f,
    -1f,
    0.5f,
    2f,
    3f,
    -7f,
    1e-30f,
    Float.MIN_VALUE,
    -Float.MIN_NORMAL,
    88.7f,
    -104f,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY
  };

  private final Map<String, Integer> digests = new TreeMap<>();

  private Exercise() {}

  /** What came out of each primitive, as one number. */
  public static Map<String, Integer> digests() {
    Exercise exercise = new Exercise();
    for (boolean hard : new boolean[] {false, true}) {
      SplittableRandom random = new SplittableRandom(hard ? 5 : 6);
      float[] x = values(random, hard);
      float[] y = values(random, hard);
      for (int window : WINDOWS) {
        exercise.window(window, x, y);
      }
      for (int n : LENGTHS) {
        exercise.curves(n, x, y);
      }
    }
    return exercise.digests;
  }

  /** About one in eight is missing, many are equal; hard ones may be infinite or denormal. */
  private static float[] values(SplittableRandom random, boolean hard) {
    float[] values = new float[CAPACITY * PITCH];
    for (int k = 0; k < values.length; k++) {
      values[k] =
          switch (random.nextInt(8)) {
            case 0 -> Float.NaN;
            case 1, 2 -> random.nextInt(4);
            case 3 -> hard ? HARD[random.nextInt(HARD.length)] : 0.25f;
            default -> (float) random.nextGaussian() * 30;
          };
    }
    return values;
  }

  /** What is done with the planes of a fold. */
  private interface Use {
    void of(Block block, double[] a, int required);
  }

  private void window(int window, float[] x, float[] y) {
    Block block = new Block(window, 1);
    float[] out = new float[CAPACITY * PITCH];
    block.bind(x, y, out);
    int size = block.size();
    int start = 256;
    for (int[] part : new int[][] {{0, size}, {size / 2, size}, {0, (size + 1) / 2}}) {
      block.open(
          start, start + part[0], start + part[1], Exercise::row, Exercise::row, Exercise::row);
      for (int strip = 0; strip < PITCH; strip += Block.STRIP) {
        block.strip(strip);
        folds(block, out);
        orders(block, x, out);
      }
    }
  }

  private static int row(int date) {
    return (date & (CAPACITY - 1)) * PITCH;
  }

  private void folds(Block b, float[] out) {
    double[] a = new double[b.size() * 6 * Block.STRIP];
    Simd.FOLDS.moments(b, a);
    note("moments", a);
    use("sum", b, a, out, Simd.STATISTICS::sum);
    use("mean", b, a, out, Simd.STATISTICS::mean);
    use("variance", b, a, out, Simd.STATISTICS::variance);
    use("deviation", b, a, out, Simd.STATISTICS::deviation);
    use("zscore", b, a, out, Simd.STATISTICS::zscore);
    use("informationRatio", b, a, out, Simd.STATISTICS::informationRatio);
    double[] powers = new double[4 * Block.STRIP];
    for (int j = b.from(); j < b.to(); j++) {
      Simd.FOLDS.deviations(b, j, a, j * 3 * Block.STRIP, powers);
      note("deviations", powers);
    }
    Arrays.fill(a, 0);
    Simd.FOLDS.comoments(b, a);
    note("comoments", a);
    use("covariance", b, a, out, Simd.STATISTICS::covariance);
    use("correlation", b, a, out, Simd.STATISTICS::correlation);
    use("beta", b, a, out, Simd.STATISTICS::beta);
    use("alpha", b, a, out, Simd.STATISTICS::alpha);
    use("regressionResidual", b, a, out, Simd.STATISTICS::regressionResidual);
    use("weightedMean", b, a, out, Simd.STATISTICS::weightedMean);
    Arrays.fill(a, 0);
    Simd.FOLDS.dated(b, a);
    note("dated", a);
    use("decay", b, a, out, Simd.STATISTICS::decay);
    Arrays.fill(a, 0);
    Simd.FOLDS.trend(b, a);
    note("trend", a);
    use("slope", b, a, out, Simd.STATISTICS::slope);
    use("rsquare", b, a, out, Simd.STATISTICS::rsquare);
    use("residual", b, a, out, Simd.STATISTICS::residual);
    Arrays.fill(a, 0);
    double[] power = new double[b.window() + 2];
    Arrays.setAll(power, k -> Math.scalb(1.0, -k) * 1.5);
    Simd.FOLDS.fading(b, power, a);
    note("fading", a);
    Arrays.fill(a, 0);
    Simd.PATHS.product(b, a);
    note("product", a);
    Arrays.fill(a, 0);
    Simd.PATHS.drawdown(b, a);
    note("drawdown", a);
    Arrays.fill(a, 0);
    Simd.PATHS.conditions(b, a);
    note("conditions", a);
  }

  private void use(String name, Block b, double[] a, float[] out, Use statistic) {
    Arrays.fill(out, 0);
    statistic.of(b, a, (b.window() + 1) / 2);
    note(name, out);
  }

  private void orders(Block b, float[] x, float[] out) {
    float[] a = new float[b.size() * 3 * Block.STRIP];
    Simd.ORDER.extremes(b, a);
    note("extremes", a);
    Arrays.fill(a, 0);
    Simd.ORDER.newestLargest(b, -1, a);
    note("newestLargest", a);
    Arrays.fill(out, 0);
    Simd.ORDER.rank(b, (b.window() + 1) / 2);
    note("rank", out);
    Arrays.fill(out, 0);
    float[] ranks = new float[4 * Block.STRIP * (b.window() + b.size() + 1)];
    Simd.ORDER.rankCorrelation(b, ranks, (b.window() + 1) / 2);
    note("rankCorrelation", out);
    float[] sorted = new float[b.window() * Block.STRIP];
    Arrays.fill(sorted, Float.POSITIVE_INFINITY);
    float[] missing = new float[Block.STRIP];
    Arrays.fill(missing, Float.NaN);
    for (int m = 0; m < 2 * b.window(); m++) {
      int leaving = m < b.window() ? 0 : row(m - b.window());
      float[] from = m < b.window() ? missing : x;
      Simd.ORDER.slide(sorted, 0, b.window(), from, leaving, x, row(m));
    }
    note("slide", sorted);
  }

  /** A curve of one row, or of two. */
  private interface Curve {
    void of(float[] x, float[] y, float[] out);
  }

  private void curves(int n, float[] x, float[] y) {
    Curves c = Simd.CURVES;
    curve("log", n, x, y, (u, v, out) -> c.log(u, 3, out, 1, n));
    curve("logRatio", n, x, y, (u, v, out) -> c.logRatio(u, 3, v, 2, out, 1, n));
    curve("log1p", n, x, y, (u, v, out) -> c.log1p(u, 3, out, 1, n));
    curve("slog1p", n, x, y, (u, v, out) -> c.slog1p(u, 3, out, 1, n));
    curve("exp", n, x, y, (u, v, out) -> c.exp(u, 3, out, 1, n));
    curve("tanh", n, x, y, (u, v, out) -> c.tanh(u, 3, out, 1, n));
    curve("sigmoid", n, x, y, (u, v, out) -> c.sigmoid(u, 3, out, 1, n));
    curve("ssqrt", n, x, y, (u, v, out) -> c.ssqrt(u, 3, out, 1, n));
    curve("sdiv", n, x, y, (u, v, out) -> c.sdiv(u, 3, v, 2, out, 1, n));
    curve("pow", n, x, y, (u, v, out) -> c.pow(u, 3, v, 2, out, 1, n));
    curve("spow", n, x, y, (u, v, out) -> c.spow(u, 3, v, 2, out, 1, n));
    curve("spow to one power", n, x, y, (u, v, out) -> c.spow(u, 3, 0.5f, out, 1, n));
  }

  private void curve(String name, int n, float[] x, float[] y, Curve curve) {
    float[] out = new float[n + 2];
    curve.of(x, y, out);
    note(name, out);
  }

  /** All NaNs are alike. */
  private void note(String name, float[] values) {
    int digest = digests.getOrDefault(name, 1);
    for (float value : values) {
      digest = 31 * digest + Float.floatToIntBits(value);
    }
    digests.put(name, digest);
  }

  private void note(String name, double[] values) {
    digests.merge(name, Arrays.hashCode(values), (a, b) -> 31 * a + b);
  }
}
