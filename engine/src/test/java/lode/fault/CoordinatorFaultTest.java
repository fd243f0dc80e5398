package lode.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to the campaign's process while workers serve it. */
@Timeout(300)
class CoordinatorFaultTest {
  private static final int INCOMPLETE = 3;

  @BeforeAll
  static void mineQuietly() {
    Mining.quiet();
  }

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

  @Test
  void shouldTakeOverFromACoordinatorThatIsKilledF8() throws IOException {
    try (Coordinators coordinators = Coordinators.onLoopback("f8")) {
      LodeProcess first = coordinators.first();
      String before = coordinators.worker().output();
      first.kill();
      coordinators.mining().release();
      LodeProcess second = coordinators.next();
      assertThat(second.exitCode()).as(coordinators.said()).isZero();
      assertThat(epochs(coordinators.mining())).isEqualTo(List.of(1L, 2L));
      assertThat(coordinators.worker().output().substring(before.length()))
          .as("it did not have to look for them")
          .doesNotContain("joining: ");
      assertThat(coordinators.mining().digest()).isEqualTo(Mining.quiet());
    }
  }

  @Test
  void shouldGoOnWithoutTheFirstThatWasLostBeforeAllHadMetF8() throws IOException {
    try (Coordinators coordinators = Coordinators.twoOnLoopback("f8-two")) {
      coordinators.first().kill();
      coordinators.startLast();
      coordinators.mining().release();
      assertThat(coordinators.next().exitCode()).as(coordinators.said()).isZero();
      assertThat(epochs(coordinators.mining())).isEqualTo(List.of(1L, 2L));
      assertThat(coordinators.mining().digest()).isEqualTo(Mining.quiet());
    }
  }

  @Test
  void shouldTakeOverFromACoordinatorThatIsCutOffF8() throws IOException {
    try (Namespaces network = Namespaces.of("a", "b", "c", "w");
        Coordinators coordinators =
            Coordinators.on(network, "f8-cut", List.of("a", "b", "c"), "w")) {
      LodeProcess first = coordinators.first();
      String cut = coordinators.machine(first);
      Stream.of("a", "b", "c", "w")
          .filter(other -> !other.equals(cut))
          .forEach(other -> network.partition(cut, other));
      coordinators.mining().release();
      assertThat(first.exitCode()).as(coordinators.said()).isEqualTo(INCOMPLETE);
      assertThat(first.output()).contains("another coordinator");
      LodeProcess second = coordinators.next();
      assertThat(second.exitCode()).as(coordinators.said()).isZero();
      assertThat(epochs(coordinators.mining())).isEqualTo(List.of(1L, 2L));
      assertThat(coordinators.mining().digest()).isEqualTo(Mining.quiet());
    }
  }

  @Test
  void shouldCommitNothingWhenItWakesUpAfterItsTurnF9() throws IOException {
    try (Coordinators coordinators = Coordinators.onLoopback("f9")) {
      LodeProcess first = coordinators.first();
      first.freeze();
      LodeProcess second = coordinators.next();
      coordinators.mining().awaitLog("ev=resumed ", 1, second);
      coordinators.mining().release();
      first.thaw();
      assertThat(first.exitCode()).as(coordinators.said()).isEqualTo(INCOMPLETE);
      assertThat(first.output()).contains("error: another coordinator");
      assertThat(second.exitCode()).as(coordinators.said()).isZero();
      assertThat(epochs(coordinators.mining())).isEqualTo(List.of(1L, 2L));
      assertThat(coordinators.mining().digest()).isEqualTo(Mining.quiet());
    }
  }

  @Test
  void shouldHandOverAtOnceWhenItIsStoppedF29() throws IOException {
    try (Coordinators coordinators = Coordinators.onLoopback("f29-three")) {
      LodeProcess first = coordinators.first();
      first.signal("TERM");
      coordinators.mining().release();
      assertThat(first.exitCode()).as(coordinators.said()).isEqualTo(INCOMPLETE);
      assertThat(coordinators.next().exitCode()).as(coordinators.said()).isZero();
      assertThat(coordinators.mining().log()).contains("ev=stopped").doesNotContain("run_seized");
      assertThat(coordinators.mining().digest()).isEqualTo(Mining.quiet());
    }
  }

  /** The epochs of a run's events, each once where it begins: nothing of an older follows. */
  private static List<Long> epochs(Mining mining) throws IOException {
    List<Long> epochs = new ArrayList<>();
    for (String file : List.of("events.jsonl", "trials.jsonl")) {
      epochs.clear();
      for (String line : Files.readAllLines(mining.run().resolve(file))) {
        long epoch = new ObjectMapper().readTree(line).get("epoch").asLong();
        if (epochs.isEmpty() || epochs.getLast() != epoch) {
          epochs.add(epoch);
        }
      }
      assertThat(epochs).as(file).isSorted();
    }
    return epochs;
  }
}
