package lode.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RegimesTest {
  private static float[] line(int days, double perDay) {
    float[] index = new float[days];
    for (int t = 0; t < days; t++) {
      index[t] = (float) (1000 * (1 + perDay * t));
    }
    return index;
  }

  @Test
  void shouldCallARiseOfFivePercentInSixtyDaysABull() {
    assertThat(Regimes.of("x", line(62, 0.05001 / 60)).trend()[60]).isEqualTo(1);
    assertThat(Regimes.of("x", line(62, 0.049 / 60)).trend()[60]).isEqualTo(0);
    assertThat(Regimes.of("x", line(62, -0.05001 / 60)).trend()[60]).isEqualTo(-1);
    assertThat(Regimes.of("x", line(62, 0.01)).trend()[59]).as("too early").isNaN();
  }

  @Test
  void shouldCallVolatilityHighAboveTheMedianOfItsPast() {
    float[] index = new float[160];
    double level = 1000;
    for (int t = 0; t < index.length; t++) {
      level *= 1 + (t % 2 == 0 ? 1 : -1) * (t < 120 ? 0.001 : 0.03);
      index[t] = (float) level;
    }
    float[] volatility = Regimes.of("x", index).volatility();
    assertThat(volatility[70]).as("too few before it").isNaN();
    assertThat(volatility[125]).isEqualTo(1);
    assertThat(volatility[159]).isEqualTo(1);
  }

  @Test
  void shouldNotKnowTheFuture() {
    float[] index = new float[200];
    for (int t = 0; t < index.length; t++) {
      index[t] = (float) (1000 + 80 * Math.sin(t * 0.09) + 20 * Math.sin(t * 1.7));
    }
    Regimes whole = Regimes.of("x", index);
    for (int cut : new int[] {90, 130, 171}) {
      Regimes part = Regimes.of("x", Arrays.copyOf(index, cut));
      assertThat(part.trend()).isEqualTo(Arrays.copyOf(whole.trend(), cut));
      assertThat(part.volatility()).isEqualTo(Arrays.copyOf(whole.volatility(), cut));
    }
  }

  @Test
  void shouldGoOnAfterADayWithoutAnIndex() {
    float[] index = line(150, 0.001);
    index[70] = Float.NaN;
    Regimes regimes = Regimes.of("x", index);
    assertThat(regimes.trend()[70]).isNaN();
    assertThat(regimes.trend()[130]).as("sixty days before is missing").isNaN();
    assertThat(regimes.trend()[131]).isEqualTo(1);
    assertThat(regimes.volatility()[149]).isNotNaN();
  }
}
