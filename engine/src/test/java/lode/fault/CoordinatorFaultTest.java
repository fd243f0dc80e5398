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
      try (LodeProcess campaign = mining.mine(Mining.ALERT)) {
        mining.awaitLog("worker joined", 2, campaign);
        mining.awaitGenerations(2, campaign);
        campaign.kill();
      }
      Wait.until(
          "worker looks for the campaign",
          () -> worker.output().contains("out of reach"),
          worker::output);
      try (LodeProcess again = mining.resume(Mining.ALERT)) {
        mining.awaitLog("worker joined", 4, again);
        assertThat(again.exitCode()).as(again.output()).isZero();
        assertThat(worker.alive()).as(worker.output()).isTrue();
      }
    }
    assertThat(mining.digest()).isEqualTo(Mining.quiet());
  }
}
