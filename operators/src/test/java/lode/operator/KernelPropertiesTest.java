package lode.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KernelPropertiesTest {
  private static final int DATES = 80;
  private static final int STOCKS = 29;
  private static final int STRIDE = 32;
  private static final Set<String> EXACT =
      Set.of("cs_rank", "cs_quantile", "cs_count", "group_rank", "group_count", "cs_minmax");
  private static final float[] HARD = {
    0f, -0f, 1f, -1f, 1e-30f, -1e-38f, Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE, 3e38f
  };

  static List<Operator> all() {
    return Operators.all();
  }

  static List<Operator> crossSection() {
    return all().stream().filter(o -> o.family() == Family.CROSS_SECTION).toList();
  }

  @ParameterizedTest
  @MethodSource("all")
  void shouldNeverWriteInfinity(Operator operator) {
    SplittableRandom random = new SplittableRandom(11);
    List<float[][]> inputs = inputs(operator, random, true);
    for (float[] row : Golden.stream(operator, attributes(operator), inputs)) {
      for (float value : row) {
        assertThat(Float.isInfinite(value)).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void shouldGiveTheSameBitsToAnyStride(Operator operator) {
    SplittableRandom random = new SplittableRandom(12);
    List<float[][]> inputs = inputs(operator, random, false);
    float[][] narrow = Golden.stream(operator, attributes(operator), inputs);
    List<float[][]> wider = new ArrayList<>();
    inputs.forEach(rows -> wider.add(wider(rows)));
    float[][] wide = Golden.stream(operator, attributes(operator), wider);
    for (int t = 0; t < DATES; t++) {
      assertThat(bits(wide[t])).isEqualTo(bits(narrow[t]));
    }
  }

  @ParameterizedTest
  @MethodSource("crossSection")
  void shouldFollowAPermutationOfStocks(Operator operator) {
    SplittableRandom random = new SplittableRandom(13);
    List<float[][]> inputs = inputs(operator, random, false);
    int[] order = order(random);
    List<float[][]> moved = new ArrayList<>();
    inputs.forEach(rows -> moved.add(moved(rows, order)));
    float[][] straight = Golden.stream(operator, attributes(operator), inputs);
    float[][] permuted = Golden.stream(operator, attributes(operator), moved);
    double tolerance = EXACT.contains(operator.name()) ? 0 : 1e-5;
    for (int t = 0; t < DATES; t++) {
      for (int s = 0; s < STOCKS; s++) {
        float want = straight[t][order[s]];
        float have = permuted[t][s];
        boolean agree =
            Float.isNaN(want) || Float.isNaN(have)
                ? Float.isNaN(want) && Float.isNaN(have)
                : Math.abs(have - want) <= tolerance * Math.max(1, Math.abs(want));
        assertThat(agree).as("date=%d stock=%d have=%s want=%s", t, s, have, want).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("crossSection")
  void shouldBeMissingOutsideTheUniverse(Operator operator) {
    SplittableRandom random = new SplittableRandom(14);
    List<float[][]> inputs = inputs(operator, random, false);
    float[][] universe = inputs.getLast();
    float[][] written = Golden.stream(operator, attributes(operator), inputs);
    for (int t = 0; t < DATES; t++) {
      for (int s = 0; s < STRIDE; s++) {
        assertThat(universe[t][s] == 1 || Float.isNaN(written[t][s])).isTrue();
      }
    }
  }

  /** Series, then a group row and a universe row where the operator reads them. */
  private static List<float[][]> inputs(Operator operator, SplittableRandom random, boolean hard) {
    List<float[][]> inputs = new ArrayList<>();
    for (int k = 0; k < operator.arity(); k++) {
      inputs.add(rows(() -> hard ? hard(random) : plain(random)));
    }
    if (operator.family() == Family.CROSS_SECTION) {
      if (operator.grouped()) {
        inputs.add(rows(() -> random.nextInt(8) == 0 ? Float.NaN : random.nextInt(4)));
      }
      inputs.add(rows(() -> random.nextInt(8) == 0 ? random.nextBoolean() ? 0 : Float.NaN : 1));
    }
    return inputs;
  }

  private interface Source {
    float next();
  }

  private static float[][] rows(Source source) {
    float[][] rows = new float[DATES][STRIDE];
    for (float[] row : rows) {
      Arrays.fill(row, Float.NaN);
      for (int s = 0; s < STOCKS; s++) {
        row[s] = source.next();
      }
    }
    return rows;
  }

  private static float plain(SplittableRandom random) {
    return switch (random.nextInt(8)) {
      case 0 -> Float.NaN;
      case 1 -> random.nextInt(-2, 3);
      default -> (float) (4 * random.nextDouble() - 2);
    };
  }

  private static float hard(SplittableRandom random) {
    return random.nextInt(3) == 0 ? plain(random) : HARD[random.nextInt(HARD.length)];
  }

  private static List<Attribute> attributes(Operator operator) {
    List<Attribute> attributes = new ArrayList<>();
    for (Parameter parameter : operator.parameters()) {
      double value =
          parameter.grid().isEmpty() ? Math.max(5, parameter.least()) : parameter.grid().getLast();
      Attribute attribute =
          switch (parameter.kind()) {
            case WINDOW -> new Attribute.Window((int) value);
            case CONSTANT -> new Attribute.Constant((float) value);
            case GROUP -> new Attribute.Group("g");
          };
      parameter.check(attribute);
      attributes.add(attribute);
    }
    return attributes;
  }

  private static float[][] wider(float[][] rows) {
    float[][] wide = new float[DATES][];
    for (int t = 0; t < DATES; t++) {
      wide[t] = Arrays.copyOf(rows[t], STRIDE + 16);
      Arrays.fill(wide[t], STRIDE, STRIDE + 16, Float.NaN);
    }
    return wide;
  }

  private static int[] order(SplittableRandom random) {
    int[] order = new int[STOCKS];
    for (int s = 0; s < STOCKS; s++) {
      int other = random.nextInt(s + 1);
      order[s] = order[other];
      order[other] = s;
    }
    return order;
  }

  private static float[][] moved(float[][] rows, int[] order) {
    float[][] moved = new float[DATES][];
    for (int t = 0; t < DATES; t++) {
      moved[t] = rows[t].clone();
      for (int s = 0; s < STOCKS; s++) {
        moved[t][s] = rows[t][order[s]];
      }
    }
    return moved;
  }

  private static int[] bits(float[] row) {
    int[] bits = new int[STOCKS];
    Arrays.setAll(bits, s -> Float.floatToIntBits(row[s]));
    return bits;
  }
}
