package lode.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import lode.formula.Formula;
import lode.operator.Family;
import lode.panel.Panel;
import lode.panel.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not change the value of any formula, over the whole operator table. */
class InvarianceTest {
  private static final int DATES = 270;
  private static final int STOCKS = 37;
  private static final Market MARKET = Market.of(DATES, STOCKS, 7);
  private static final Panel PANEL = MARKET.panel();
  private static final Period ALL = new Period(0, DATES);
  private static final List<Formula> FORMULAS = RandomFormulas.each(42, 3);
  private static final float[][][] EXPECTED = values(PANEL, FORMULAS, ALL, 16);

  @Test
  void shouldHaveValuesToCompare() {
    long valued =
        Arrays.stream(EXPECTED)
            .filter(
                rows -> IntStream.range(0, STOCKS).anyMatch(s -> !Float.isNaN(rows[DATES - 1][s])))
            .count();
    assertThat(valued).isGreaterThan(FORMULAS.size() / 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 65, 200, 257})
  void shouldNotKnowTheFuture(int until) {
    Panel cut = MARKET.panel(IntStream.range(0, STOCKS).toArray(), until);
    Period early = new Period(0, until);
    same(values(cut, FORMULAS, early, 16), early);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64, 1000})
  void shouldNotDependOnTheChunk(int chunk) {
    same(values(PANEL, FORMULAS, ALL, chunk), ALL);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 129, 250, 269})
  void shouldNotDependOnTheStart(int from) {
    Period late = new Period(from, DATES);
    same(values(PANEL, FORMULAS, late, 16), late);
  }

  @Test
  void shouldNotDependOnTheBatch() {
    for (int f = 0; f < FORMULAS.size(); f++) {
      float[][][] alone = values(PANEL, List.of(FORMULAS.get(f)), ALL, 16);
      same(FORMULAS.get(f), alone[0], EXPECTED[f], 0);
    }
  }

  @Test
  void shouldNotDependOnWhatRanBefore() {
    Evaluator evaluator = new Evaluator(PANEL, 16, Memory.bytes());
    List<Formula> reversed = FORMULAS.reversed();
    for (Formula formula : reversed) {
      Program program = Compiler.compile(PANEL, "some", List.of(formula));
      float[][] rows = new float[DATES][];
      evaluator.run(program, ALL, collect(new float[][][] {rows}));
      same(formula, rows, EXPECTED[FORMULAS.indexOf(formula)], 0);
    }
  }

  @Test
  void shouldFollowTheStocksInAnyOrder() {
    List<Formula> flat = RandomFormulas.eachFlat(43, 4);
    float[][][] expected = values(PANEL, flat, ALL, 16);
    int[] order = shuffled();
    float[][][] actual = values(MARKET.panel(order, DATES), flat, ALL, 16);
    for (int f = 0; f < flat.size(); f++) {
      float[][] back = new float[DATES][STOCKS];
      for (int t = 0; t < DATES; t++) {
        for (int i = 0; i < STOCKS; i++) {
          back[t][order[i]] = actual[f][t][i];
        }
      }
      same(flat.get(f), back, expected[f], sums(flat.get(f)) ? 1e-5 : 0);
    }
  }

  private static boolean sums(Formula formula) {
    return formula instanceof Formula.Call call
        && call.operator().family() == Family.CROSS_SECTION
        && !call.operator().name().equals("cs_rank");
  }

  private static int[] shuffled() {
    int[] order = IntStream.range(0, STOCKS).toArray();
    Random random = new Random(5);
    for (int i = STOCKS - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return order;
  }

  private static Evaluator.Sink collect(float[][][] into) {
    return (f, from, to, rows) -> {
      for (int t = from; t < to; t++) {
        into[f][t] = Arrays.copyOfRange(rows.data(), rows.at(t), rows.at(t) + STOCKS);
      }
    };
  }

  private static float[][][] values(Panel panel, List<Formula> formulas, Period period, int chunk) {
    float[][][] values = new float[formulas.size()][DATES][];
    Evaluator evaluator = new Evaluator(panel, chunk, Long.MAX_VALUE);
    evaluator.run(Compiler.compile(panel, "some", formulas), period, collect(values));
    return values;
  }

  private static void same(float[][][] actual, Period period) {
    for (int f = 0; f < actual.length; f++) {
      float[][] expected = new float[DATES][];
      System.arraycopy(EXPECTED[f], period.from(), expected, period.from(), period.size());
      same(FORMULAS.get(f), actual[f], expected, 0);
    }
  }

  /** Bits where no tolerance is given. */
  private static void same(
      Formula formula, float[][] actual, float[][] expected, double tolerance) {
    for (int t = 0; t < DATES; t++) {
      for (int s = 0; actual[t] != null && s < STOCKS; s++) {
        float a = actual[t][s];
        float e = expected[t][s];
        boolean equal =
            Float.floatToIntBits(a) == Float.floatToIntBits(e)
                || Math.abs(a - e) <= tolerance * Math.max(1, Math.abs(e));
        if (!equal) {
          assertThat(a).as("%s date=%d stock=%d", formula.text(), t, s).isEqualTo(e);
        }
      }
      assertThat(actual[t] == null).isEqualTo(expected[t] == null);
    }
  }
}
