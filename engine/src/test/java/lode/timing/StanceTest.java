package lode.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StanceTest {
  private static final int DAYS = 200;
  private static final int REACH = 6;

  private static Stance constant(double... weights) {
    double[][] rows = new double[DAYS][];
    Arrays.fill(rows, weights);
    return new Stance(rows);
  }

  /** One factor that is good to day 100 and bad from then on, and one that is always bad. */
  private static List<float[]> rankIcs() {
    float[] turning = new float[DAYS];
    float[] bad = new float[DAYS];
    for (int t = 0; t < DAYS; t++) {
      turning[t] = t < 100 ? 0.0205f : -0.1f;
      bad[t] = -0.03f;
    }
    return List.of(turning, bad);
  }

  @Test
  void shouldKnowNothingBeforeSixtyLabelsAreKnown() {
    double[][] weights = constant(0.7, 0.3).signed(rankIcs(), REACH).weights();
    int first = Stance.LEAST_DAYS - 1 + REACH;
    assertThat(weights[first - 1]).isNull();
    assertThat(weights[first]).containsExactly(0.7, -0.3);
  }

  @Test
  void shouldTurnOnlyWhenTheLabelsThatSaySoAreKnown() {
    double[][] weights = constant(0.7, 0.3).signed(rankIcs(), REACH).weights();
    // 100 days of 0.0205 are outweighed by the 21st of -0.1, day 120, known REACH days later
    assertThat(weights[120 + REACH - 1][0]).isEqualTo(0.7);
    assertThat(weights[120 + REACH][0]).isEqualTo(-0.7);
  }

  @Test
  void shouldNotChangeThePastWithTheFuture() {
    List<float[]> changed = new ArrayList<>();
    rankIcs()
        .forEach(ics -> {
          float[] other = ics.clone();
          Arrays.fill(other, 150, DAYS, 0.9f);
          changed.add(other);
        });
    double[][] a = constant(0.7, 0.3).signed(rankIcs(), REACH).weights();
    double[][] b = constant(0.7, 0.3).signed(changed, REACH).weights();
    for (int t = 0; t < 150 + REACH; t++) {
      assertThat(b[t]).isEqualTo(a[t]);
    }
  }

  @Test
  void shouldHaveTheLastStanceOnAllDatesInTheModel() {
    Stance learned = constant(0.7, 0.3).signed(rankIcs(), REACH);
    assertThat(learned.in(Mode.HISTORICAL)).isSameAs(learned);
    for (double[] weights : learned.in(Mode.MODEL).weights()) {
      assertThat(weights).containsExactly(-0.7, -0.3);
    }
  }
}
