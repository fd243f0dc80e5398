package lode.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No fault at all: the control of all others. */
@Timeout(300)
class ControlFaultTest {
  @ParameterizedTest(name = "F0 with {0} worker processes of {1} threads")
  @CsvSource({"1, 4", "2, 2", "3, 1"})
  void shouldFindTheSameChampionsF0(int processes, int threads) {
    Mining mining = Mining.of("f0");
    List<LodeProcess> joined =
        IntStream.range(0, processes).mapToObj(_ -> mining.worker(threads, List.of())).toList();
    try (LodeProcess campaign = mining.mine(mining.held(3, List.of()))) {
      mining.awaitLog(Mining.JOINED, 1 + processes * threads, campaign);
      mining.release();
      mining.assertEnded(campaign);
      assertThat(mining.reassigned()).isZero();
    } finally {
      joined.forEach(LodeProcess::close);
    }
  }
}
