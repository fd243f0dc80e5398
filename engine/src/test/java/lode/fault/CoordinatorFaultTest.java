package lode.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to the campaign's process while workers serve it. */
@Timeout(300)
class CoordinatorFaultTest {
  @Test
  void shouldGoOnWithTheSameWorkerWhenTheCampaignIsKilledAndResumedF6() {
    Mining mining = Mining.of("f6-worker");
    try (LodeProcess worker = mining.worker(Mining.ALERT)) {
      try (LodeProcess campaign = mining.mine(mining.held(3, Mining.ALERT))) {
        mining.awaitLog(Mining.JOINED, 2, campaign);
        mining.awaitGenerations(2, campaign);
        campaign.kill();
      }
      Wait.until(
          "worker looks for the campaign",
          () -> worker.output().contains("out of reach"),
          worker::output);
      try (LodeProcess again = mining.resume(mining.held(3, Mining.ALERT))) {
        mining.awaitLog(Mining.JOINED, 4, again);
        mining.release();
        mining.assertEnded(again);
        assertThat(worker.alive()).as(worker.output()).isTrue();
      }
    }
  }
}
