package lode.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No fault at all: the control of all others. */
@Timeout(300)
class ControlFaultTest {
  @ParameterizedTest(name = "F0 with {0} worker processes")
  @ValueSource(ints = {1, 3})
  void shouldFindTheSameChampionsF0(int workers) {
    Mining mining = Mining.of("f0");
    List<LodeProcess> joined =
        IntStream.range(0, workers).mapToObj(_ -> mining.worker(List.of())).toList();
    try (LodeProcess campaign = mining.mine(List.of())) {
      assertThat(campaign.exitCode()).as(campaign.output()).isZero();
      assertThat(mining.digest()).isEqualTo(Mining.quiet());
      assertThat(mining.cluster()).contains("ev=worker_joined");
      assertThat(mining.reassigned()).isZero();
    } finally {
      joined.forEach(LodeProcess::close);
    }
  }
}
