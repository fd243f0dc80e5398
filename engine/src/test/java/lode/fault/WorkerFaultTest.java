package lode.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to worker processes, and that it changes nothing. */
@Timeout(300)
class WorkerFaultTest {
  /** The campaign's own worker is the first that joins. */
  private static final String JOINED = "ev=worker_joined";

  private static void ended(Mining mining, LodeProcess campaign) {
    assertThat(campaign.exitCode()).as(campaign.output()).isZero();
    assertThat(mining.digest()).isEqualTo(Mining.quiet());
  }

  @Test
  void shouldFindTheSameChampionsWhenAWorkerIsKilledF1() {
    Seed seed = Seed.of("F1", getClass());
    Mining mining = Mining.of("f1");
    try (LodeProcess worker = mining.worker(Mining.ALERT);
        LodeProcess campaign = mining.mine(Mining.ALERT)) {
      mining.awaitLog(JOINED, 2, campaign);
      Wait.pause(seed.millis(0, 1500));
      worker.kill();
      mining.awaitLog("ev=worker_lost", 1, campaign);
      ended(mining, campaign);
    }
  }

  @Test
  void shouldWaitWhenAllWorkersAreKilledUntilOneComesBackF3() {
    Mining mining = Mining.of("f3").remoteOnly();
    try (LodeProcess campaign = mining.mine(Mining.ALERT);
        LodeProcess first = mining.worker(Mining.ALERT);
        LodeProcess second = mining.worker(Mining.ALERT)) {
      mining.awaitLog(JOINED, 2, campaign);
      first.kill();
      second.kill();
      mining.awaitLog("ev=worker_lost", 2, campaign);
      mining.awaitLog("ev=waiting_for_workers", 1, campaign);
      assertThat(campaign.alive()).isTrue();
      try (LodeProcess again = mining.worker(Mining.ALERT)) {
        mining.awaitLog(JOINED, 3, campaign);
        assertThat(again.alive()).isTrue();
        ended(mining, campaign);
      }
    }
  }

  @Test
  void shouldUseAWorkerThatJoinsMidRunF5() {
    Mining mining = Mining.of("f5");
    try (LodeProcess campaign = mining.mine(List.of())) {
      mining.awaitGenerations(3, campaign);
      try (LodeProcess worker = mining.worker(List.of())) {
        mining.awaitLog(JOINED, 2, campaign);
        ended(mining, campaign);
        assertThat(worker.output()).contains("joining");
      }
    }
  }

  @Test
  void shouldKeepAWorkerThatStallsForLessThanThePauseF15() {
    Mining mining = Mining.of("f15-short");
    try (LodeProcess worker = mining.worker(List.of());
        LodeProcess campaign = mining.mine(List.of())) {
      mining.awaitLog(JOINED, 2, campaign);
      worker.freeze();
      Wait.pause(Duration.ofSeconds(5));
      worker.thaw();
      ended(mining, campaign);
      assertThat(mining.reassigned()).as(mining.cluster()).isZero();
    }
  }

  @Test
  void shouldGiveTheShardsOfAStalledWorkerToOthersF15() {
    Mining mining = Mining.of("f15-long");
    try (LodeProcess worker = mining.worker(Mining.ALERT);
        LodeProcess campaign = mining.mine(Mining.ALERT)) {
      mining.awaitLog(JOINED, 2, campaign);
      worker.freeze();
      mining.awaitLog("ev=worker_lost", 1, campaign);
      worker.thaw();
      ended(mining, campaign);
    }
  }
}
