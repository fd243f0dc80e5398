package lode.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of every rolling operator. */
class RollingTest {
  private static final int DATES = 300;
  private static final int STRIDE = 16;
  private static final int[] WINDOWS = {1, 2, 3, 5, 7, 16, 20, 64, 65};

  record Node(Operator operator, List<Attribute> attributes) {
    int lookback() {
      return operator.lookback().applyAsInt(attributes);
    }

    @Override
    public String toString() {
      return operator.name() + attributes;
    }
  }

  static Stream<Node> nodes() {
    return Operators.all().stream()
        .filter(o -> o.family() == Family.ROLLING)
        .flatMap(o ->
            IntStream.of(WINDOWS)
                .filter(n -> n >= o.parameters().getFirst().least())
                .mapToObj(n -> new Node(o, attributes(o, n))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nodes")
  void shouldGiveSameBitsFromAnyStart(Node node) {
    float[][][] series = series(node.operator().arity());
    float[][] whole = stream(node, series, 0, 0);
    for (int start : new int[] {Kernel.ANCHOR, 2 * Kernel.ANCHOR, 131}) {
      float[][] part = stream(node, series, start, 200);
      for (int t = start + node.lookback(); t < DATES; t++) {
        assertThat(part[t]).as("start=%d date=%d", start, t).isEqualTo(whole[t]);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nodes")
  void shouldForgetOutlierBeyondLookback(Node node) {
    float[][][] series = series(node.operator().arity());
    float[][] clean = stream(node, series, 0, 0);
    int date = 81;
    for (float[][] one : series) {
      Arrays.fill(one[date], 1e18f);
      one[date][3] = Float.MAX_VALUE;
      one[date][5] = -1e18f;
      one[date][6] = Float.MIN_VALUE;
    }
    float[][] passed = stream(node, series, 0, 0);
    for (int t = 0; t < DATES; t++) {
      if (t < date || t > date + node.lookback()) {
        assertThat(passed[t]).as("date=%d", t).isEqualTo(clean[t]);
      }
    }
  }

  /** Not of those in whose look-back the oldest row seldom, or hardly, counts. */
  static Stream<Node> nodesThatNeedOldestRow() {
    Set<String> others = Set.of("ts_backfill", "ts_days_since", "ts_ema", "ts_sma", "ts_wma");
    return nodes().filter(n -> !others.contains(n.operator().name()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nodesThatNeedOldestRow")
  void shouldDependOnOldestRowOfItsLookback(Node node) {
    float[][] before = stream(node, series(node.operator().arity()), 0, 0);
    int oldest = 100;
    int date = oldest + node.lookback();
    boolean depends = false;
    for (float value : new float[] {1e6f, -1e6f, 0}) {
      float[][][] series = series(node.operator().arity());
      for (float[][] one : series) {
        Arrays.fill(one[oldest], value);
      }
      depends |= !Arrays.equals(stream(node, series, 0, 0)[date], before[date]);
    }
    assertThat(depends).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nodes")
  void shouldTreatStocksAlike(Node node) {
    float[][][] series = series(node.operator().arity());
    float[][] straight = stream(node, series, 0, 0);
    for (float[][] one : series) {
      for (int t = 0; t < DATES; t++) {
        one[t] = reversed(one[t]);
      }
    }
    float[][] mirrored = stream(node, series, 0, 0);
    for (int t = 0; t < DATES; t++) {
      assertThat(reversed(mirrored[t])).as("date=%d", t).isEqualTo(straight[t]);
    }
  }

  @Test
  void shouldKeepVarianceOfPriceLevels() {
    float[][] x = new float[DATES][STRIDE];
    Random random = new Random(5);
    for (float[] row : x) {
      for (int s = 0; s < STRIDE; s++) {
        row[s] = (float) (100 * (s + 1) * (1 + 1e-4 * random.nextGaussian()));
      }
    }
    Node node = node("ts_std", 20);
    float[][] std = stream(node, new float[][][] {x}, 0, 0);
    for (int t = 19; t < DATES; t++) {
      for (int s = 0; s < STRIDE; s++) {
        double want = twoPass(x, t, s, 20);
        assertThat((double) std[t][s]).isCloseTo(want, within(1e-5 * want));
      }
    }
  }

  @Test
  void shouldNotMindScaleInCorrelation() {
    float[][][] series = series(2);
    float[][] plain = stream(node("ts_corr", 20), series, 0, 0);
    for (float[] row : series[0]) {
      for (int s = 0; s < STRIDE; s++) {
        row[s] *= 1e-7f;
      }
    }
    float[][] tiny = stream(node("ts_corr", 20), series, 0, 0);
    for (int t = 19; t < DATES; t++) {
      for (int s = 0; s < STRIDE; s++) {
        assertThat(tiny[t][s]).isEqualTo(plain[t][s], within(1e-5f));
      }
    }
  }

  @Test
  void shouldFindNoSpreadInConstant() {
    float[][] x = new float[DATES][STRIDE];
    for (float[] row : x) {
      Arrays.fill(row, 0.1f);
    }
    float[][][] series = {x, series(1)[0]};
    assertThat(stream(node("ts_std", 20), series, 0, 0)[99]).containsOnly(0f);
    assertThat(stream(node("ts_mad", 20), series, 0, 0)[99]).containsOnly(0f);
    assertThat(stream(node("ts_slope", 20), series, 0, 0)[99]).containsOnly(0f);
    for (String name : List.of("ts_zscore", "ts_ir", "ts_skew", "ts_kurt", "ts_corr")) {
      assertThat(stream(node(name, 20), series, 0, 0)[99]).as(name).containsOnly(Float.NaN);
    }
  }

  private static Node node(String name, int window) {
    return new Node(Operators.named(name), List.of(new Attribute.Window(window)));
  }

  private static List<Attribute> attributes(Operator operator, int window) {
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(new Attribute.Window(window));
    for (Parameter p : operator.parameters().subList(1, operator.parameters().size())) {
      double value = p.grid().get(1);
      attributes.add(
          p.kind() == Parameter.Kind.WINDOW
              ? new Attribute.Window((int) value)
              : new Attribute.Constant((float) value));
    }
    return attributes;
  }

  /** Streams the dates from a start on; the ring keeps at least as many rows as asked. */
  private static float[][] stream(Node node, float[][][] series, int start, int keep) {
    Kernel kernel = node.operator().kernel().create(node.attributes(), STRIDE);
    Rows[] rows = new Rows[node.operator().arity()];
    Arrays.setAll(rows, k -> new Rows(Math.max(keep, node.lookback() + 1), STRIDE));
    Rows output = new Rows(1, STRIDE);
    float[][] written = new float[DATES][];
    for (int t = start; t < DATES; t++) {
      for (int k = 0; k < rows.length; k++) {
        System.arraycopy(series[k][t], 0, rows[k].data(), rows[k].at(t), STRIDE);
      }
      kernel.rows(t, t + 1, rows, output);
      written[t] = Arrays.copyOfRange(output.data(), output.at(t), output.at(t) + STRIDE);
    }
    return written;
  }

  /** Positive values about 1 with ties and zeros in the second half of the stocks, some missing. */
  private static float[][][] series(int arity) {
    Random random = new Random(11);
    float[][][] series = new float[arity][DATES][STRIDE];
    for (float[][] one : series) {
      for (float[] row : one) {
        for (int s = 0; s < STRIDE; s++) {
          double value = Math.exp(0.1 * random.nextGaussian());
          double tied = random.nextInt(3) - random.nextInt(2);
          row[s] = random.nextInt(10) == 0 ? Float.NaN : (float) (s % 2 == 0 ? value : tied);
        }
      }
    }
    return series;
  }

  private static float[] reversed(float[] row) {
    float[] reversed = new float[row.length];
    for (int s = 0; s < row.length; s++) {
      reversed[s] = row[row.length - 1 - s];
    }
    return reversed;
  }

  private static double twoPass(float[][] x, int date, int stock, int n) {
    double mean = 0;
    for (int k = 0; k < n; k++) {
      mean += x[date - k][stock] / (double) n;
    }
    double squares = 0;
    for (int k = 0; k < n; k++) {
      squares += Math.pow(x[date - k][stock] - mean, 2);
    }
    return Math.sqrt(squares / (n - 1));
  }
}
