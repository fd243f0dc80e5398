package lode.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to worker processes, and that it changes nothing. */
@Timeout(300)
class WorkerFaultTest {
  @Test
  void shouldFindTheSameChampionsWhenAWorkerIsKilledF1() {
    Seed seed = Seed.of("F1", getClass());
    Mining mining = Mining.of("f1");
    try (LodeProcess worker = mining.worker(Mining.ALERT);
        LodeProcess campaign = mining.mine(mining.held(12, Mining.ALERT))) {
      // the campaign's own worker is the first that joins
      mining.awaitLog(Mining.JOINED, 2, campaign);
      Wait.pause(seed.millis(0, 700));
      worker.kill();
      mining.awaitLog(Mining.LOST, 1, campaign);
      mining.release();
      mining.assertEnded(campaign);
    }
  }

  @Test
  void shouldWaitWhenAllWorkersAreKilledUntilOneComesBackF3() {
    Mining mining = Mining.of("f3").remoteOnly();
    try (LodeProcess campaign = mining.mine(mining.held(4, Mining.ALERT));
        LodeProcess first = mining.worker(Mining.ALERT);
        LodeProcess second = mining.worker(Mining.ALERT)) {
      mining.awaitLog(Mining.JOINED, 2, campaign);
      first.kill();
      second.kill();
      mining.awaitLog(Mining.LOST, 2, campaign);
      mining.release();
      mining.awaitLog(Mining.WAITING, 1, campaign);
      assertThat(campaign.alive()).isTrue();
      try (LodeProcess again = mining.worker(Mining.ALERT)) {
        mining.awaitLog(Mining.JOINED, 3, campaign);
        assertThat(again.alive()).isTrue();
        mining.assertEnded(campaign);
      }
    }
  }

  @Test
  void shouldProgressWhileWorkersComeAndGoF4() {
    Seed seed = Seed.of("F4", getClass());
    Mining mining = Mining.of("f4").remoteOnly();
    int kills = 4;
    LodeProcess[] workers = {mining.worker(Mining.ALERT), mining.worker(Mining.ALERT)};
    try (LodeProcess campaign = mining.mine(mining.held(18, Mining.ALERT))) {
      for (int kill = 0; kill < kills; kill++) {
        mining.awaitLog(Mining.JOINED, 2 + kill, campaign);
        Wait.pause(seed.millis(0, 300));
        workers[kill % 2].kill();
        workers[kill % 2] = mining.worker(Mining.ALERT);
      }
      mining.awaitLog(Mining.JOINED, 2 + kills, campaign);
      mining.awaitLog(Mining.LOST, kills, campaign);
      mining.awaitGenerations(17, campaign);
      mining.release();
      mining.assertEnded(campaign);
    } finally {
      List.of(workers).forEach(LodeProcess::close);
    }
  }

  @Test
  void shouldUseAWorkerThatJoinsMidRunF5() {
    Mining mining = Mining.of("f5").remoteOnly();
    try (LodeProcess campaign = mining.mine(mining.held(4, Mining.ALERT));
        LodeProcess first = mining.worker(Mining.ALERT)) {
      mining.awaitGenerations(3, campaign);
      try (LodeProcess joining = mining.worker(Mining.ALERT)) {
        mining.awaitLog(Mining.JOINED, 2, campaign);
        first.kill();
        mining.release();
        mining.assertEnded(campaign);
        assertThat(joining.output()).contains("joining");
      }
    }
  }

  @Test
  void shouldKeepAWorkerThatStallsForLessThanThePauseF15() {
    Mining mining = Mining.of("f15-short");
    try (LodeProcess worker = mining.worker(List.of());
        LodeProcess campaign = mining.mine(mining.held(12, List.of()))) {
      mining.awaitLog(Mining.JOINED, 2, campaign);
      worker.freeze();
      Wait.pause(Duration.ofSeconds(4));
      worker.thaw();
      mining.release();
      mining.assertEnded(campaign);
      assertThat(mining.reassigned()).as(mining.cluster()).isZero();
    }
  }

  @Test
  void shouldGiveTheShardsOfAStalledWorkerToOthersF15() {
    Mining mining = Mining.of("f15-long");
    try (LodeProcess worker = mining.worker(Mining.ALERT);
        LodeProcess campaign = mining.mine(mining.held(12, Mining.ALERT))) {
      mining.awaitLog(Mining.JOINED, 2, campaign);
      worker.freeze();
      mining.awaitLog(Mining.LOST, 1, campaign);
      worker.thaw();
      mining.release();
      mining.assertEnded(campaign);
    }
  }
}
