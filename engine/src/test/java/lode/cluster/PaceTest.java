package lode.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
  private static final Duration UNKNOWN = Duration.ofSeconds(10);

  private static boolean late(Pace pace, Look look, int shard, long millis) {
    return pace.late(look, shard, Duration.ofMillis(millis).toNanos());
  }

  @ParameterizedTest
  @CsvSource({"WHOLE, 9999, false", "WHOLE, 10001, true"})
  void shouldWaitLongForTheFirstOfItsKind(Look look, long millis, boolean late) {
    Pace pace = new Pace(UNKNOWN);
    pace.took(Look.PROBE, 1, 1);
    assertThat(late(pace, look, 1, millis)).isEqualTo(late);
  }

  @ParameterizedTest
  @CsvSource({"10, 2999, false", "10, 3001, true", "40, 3001, false", "40, 12001, true"})
  void shouldExpectOfEachShardThreeTimesWhatItsFormulasTakeOnAverage(
      int shard, long millis, boolean late) {
    Pace pace = new Pace(UNKNOWN);
    pace.took(Look.WHOLE, 30, Duration.ofMillis(2000).toNanos());
    pace.took(Look.WHOLE, 10, Duration.ofMillis(2000).toNanos());
    assertThat(late(pace, Look.WHOLE, shard, millis)).isEqualTo(late);
  }

  @Test
  void shouldNotMindThatAShortShardTakesAMoment() {
    Pace pace = new Pace(UNKNOWN);
    pace.took(Look.PROBE, 100, Duration.ofMillis(1).toNanos());
    assertThat(late(pace, Look.PROBE, 1, 199)).isFalse();
    assertThat(late(pace, Look.PROBE, 1, 201)).isTrue();
  }
}
