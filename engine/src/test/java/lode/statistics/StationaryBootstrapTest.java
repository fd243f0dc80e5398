package lode.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StationaryBootstrapTest {
  @Test
  void shouldBeAFunctionOfSeedAndNumber() {
    StationaryBootstrap bootstrap = new StationaryBootstrap(100, 5, 42);
    assertThat(bootstrap.resample(3)).isEqualTo(new StationaryBootstrap(100, 5, 42).resample(3));
    assertThat(bootstrap.resample(3)).isNotEqualTo(bootstrap.resample(4));
    assertThat(bootstrap.resample(3)).isNotEqualTo(new StationaryBootstrap(100, 5, 43).resample(3));
  }

  @Test
  void shouldDrawEveryDateAsOftenAsAnother() {
    StationaryBootstrap bootstrap = new StationaryBootstrap(20, 4, 1);
    int[] times = new int[20];
    for (int b = 0; b < 10_000; b++) {
      for (int t : bootstrap.resample(b)) {
        times[t]++;
      }
    }
    assertThat(IntStream.of(times)).allSatisfy(n -> assertThat(n).isBetween(9_500, 10_500));
  }

  @Test
  void shouldMakeBlocksOfTheMeanLength() {
    int[] resample = new StationaryBootstrap(100_000, 8, 1).resample(0);
    long breaks =
        IntStream.range(1, resample.length)
            .filter(t -> resample[t] != (resample[t - 1] + 1) % resample.length)
            .count();
    assertThat(100_000.0 / breaks).isCloseTo(8, within(0.3));
  }

  @Test
  void shouldRefuseBlocksShorterThanADate() {
    assertThatThrownBy(() -> new StationaryBootstrap(10, 0.5, 1))
        .hasMessage("bootstrap needs dates and blocks of at least 1: dates=10 block=0.5");
  }
}
