package lode.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import lode.panel.Period;
import org.junit.jupiter.api.Test;

class MetricTest {
  private static final float NAN = Float.NaN;
  private static final DailySeries SERIES =
      new DailySeries(
          1,
          10,
          new float[] {.5f, .25f, NAN, .75f, .5f, 9},
          new float[] {.25f, NAN, .5f, .75f, .5f, 9},
          new float[] {1, .5f, NAN, .75f, .75f, 9},
          new float[] {NAN, .125f, .25f, .375f, .25f, 9},
          new float[] {10, 20, 30, 40, 50, 9},
          new float[] {0, .5f, NAN, .25f, .25f, 9});

  @Test
  void shouldComputeEveryMetricOfASeries() {
    Map<Metric, Double> expected = new EnumMap<>(Metric.class);
    expected.put(Metric.IC, 0.5);
    expected.put(Metric.IC_STD, Math.sqrt(0.125 / 3));
    expected.put(Metric.ICIR, 0.5 / Math.sqrt(0.125 / 3));
    expected.put(Metric.RANK_IC, 0.5);
    expected.put(Metric.RANK_IC_STD, Math.sqrt(0.125 / 3));
    expected.put(Metric.RANK_ICIR, 0.5 / Math.sqrt(0.125 / 3));
    expected.put(Metric.T, Double.NaN);
    expected.put(Metric.TURNOVER, 0.25);
    expected.put(Metric.COVERAGE, 0.75);
    expected.put(Metric.NAMES, 30.0);
    expected.put(Metric.TIES, 0.25);
    expected.put(Metric.DAYS, 4.0);
    assertThat(expected.keySet()).containsExactly(Metric.values());
    Fitness fitness = Fitness.of(SERIES, new Period(10, 15));
    expected.forEach((metric, value) -> {
      if (value.isNaN()) {
        assertThat(fitness.get(metric)).as(metric.key()).isNaN();
      } else {
        assertThat(fitness.get(metric)).as(metric.key()).isCloseTo(value, within(1e-12));
      }
    });
  }

  @Test
  void shouldLeaveMissingDaysOutOfTheT() {
    float[] daily = new float[60];
    double[] present = new double[40];
    for (int i = 0, n = 0; i < 60; i++) {
      daily[i] = i % 3 == 2 ? NAN : (float) (0.1 + Math.sin(i * i));
      if (i % 3 != 2) {
        present[n++] = daily[i];
      }
    }
    float[] none = new float[60];
    DailySeries series = new DailySeries(3, 0, none, daily, none, none, none, none);
    assertThat(Metric.T.of(series, new Period(0, 60)))
        .isEqualTo(NeweyWest.t(present, 6))
        .isNotNaN();
  }

  @Test
  void shouldBeMissingOverAnEmptyPeriod() {
    Fitness fitness = Fitness.of(SERIES, new Period(12, 12));
    assertThat(fitness.get(Metric.IC)).isNaN();
    assertThat(fitness.get(Metric.RANK_ICIR)).isNaN();
    assertThat(fitness.get(Metric.DAYS)).isZero();
  }

  @Test
  void shouldRefuseDatesThatTheSeriesLacks() {
    assertThatThrownBy(() -> Metric.IC.of(SERIES, new Period(9, 12)))
        .hasMessage("period outside the series: period=9..12 series=10..16");
    assertThatThrownBy(() -> Metric.IC.of(SERIES, new Period(10, 17)))
        .hasMessageContaining("series=10..16");
  }

  @Test
  void shouldHaveDistinctKeysAndMeanings() {
    assertThat(Arrays.stream(Metric.values()).map(Metric::key)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(Metric.values()).map(Metric::meaning)).doesNotHaveDuplicates();
    for (Metric metric : Metric.values()) {
      assertThat(Metric.find(metric.key())).contains(metric);
    }
  }
}
