package lode.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import lode.formula.Formula;
import lode.operator.Attribute;
import lode.operator.Family;
import lode.operator.Kernel;
import lode.operator.Operator;
import lode.operator.Parameter;
import lode.operator.Rows;
import lode.panel.Panel;
import lode.panel.Period;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Warm-up under a kernel whose every bit tells since when it has run. */
class WarmUpTest {
  private static final int DATES = 300;
  private static final Panel PANEL = Market.of(DATES, 16, 3).panel();

  private static final Operator DRIFTING =
      new Operator(
          "drifting",
          Family.ROLLING,
          1,
          List.of(Parameter.window(1)),
          false,
          "a running sum in float, which drifts by rounding until the next anchor",
          WarmUpTest::window, // it takes away the row before its window
          (attributes, stride) -> Kernel.daily(new Drifting(window(attributes), stride)));

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 65, 100, 127, 128, 200, 255, 299})
  void shouldGiveTheSameBitsFromAnyStart(int from) {
    for (int[] windows : new int[][] {{5}, {64}, {70}, {5, 5}, {20, 64}, {3, 70, 9}}) {
      Formula formula = new Formula.Field("volume");
      for (int window : windows) {
        formula =
            new Formula.Call(DRIFTING, List.of(formula), List.of(new Attribute.Window(window)));
      }
      float[][] whole = rows(formula, 0);
      float[][] part = rows(formula, from);
      assertThat(part[from]).isNotNull();
      for (int t = from; t < DATES; t++) {
        assertThat(part[t]).as(Arrays.toString(windows) + " date=" + t).isEqualTo(whole[t]);
      }
    }
  }

  private static float[][] rows(Formula formula, int from) {
    float[][] rows = new float[DATES][];
    Values.stream(
        PANEL,
        "all",
        List.of(formula),
        new Period(from, DATES),
        (root, date, data, offset) -> rows[date] = Arrays.copyOfRange(data, offset, offset + 16));
    return rows;
  }

  private static int window(List<Attribute> attributes) {
    return ((Attribute.Window) attributes.getFirst()).rows();
  }

  /** Counts a missing value as one third, so that rounding never ends. */
  private record Drifting(int window, float[] sum) implements Kernel.Day {
    Drifting(int window, int stride) {
      this(window, new float[stride]);
    }

    @Override
    public void row(int date, Rows[] inputs, Rows output) {
      for (int i = 0; i < sum.length; i++) {
        if (date % Kernel.ANCHOR == 0) {
          sum[i] = 0;
          for (int t = date - window + 1; t <= date; t++) {
            sum[i] += value(inputs[0], t, i);
          }
        } else {
          sum[i] += value(inputs[0], date, i);
          sum[i] -= value(inputs[0], date - window, i);
        }
        output.data()[output.at(date) + i] = sum[i] * 1.1f;
      }
    }

    private static float value(Rows rows, int date, int stock) {
      float value = rows.data()[rows.at(date) + stock];
      return Float.isNaN(value) ? 1 / 3f : value;
    }
  }
}
