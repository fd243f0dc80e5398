package lode.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import lode.panel.Panel;
import lode.panel.PanelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers that are alive, and slow, or stuck, or of another opinion. */
@Timeout(300)
class OddWorkerFaultTest {
  private static final int DATA = 2;
  private static final int INCOMPLETE = 3;

  /** It is stopped for nine tenths of its time: too short to be missed, too long to wait for. */
  @Test
  void shouldNotWaitForAWorkerThatIsTenTimesSlowerF16() throws Exception {
    Mining mining = Mining.of("f16");
    AtomicBoolean over = new AtomicBoolean();
    try (LodeProcess worker = mining.worker(List.of());
        LodeProcess campaign = mining.mine(mining.held(1, List.of()))) {
      mining.awaitLog(Mining.JOINED, 2, campaign);
      Thread drag = Thread.ofPlatform().start(() -> slow(worker, over));
      mining.release();
      mining.assertEnded(campaign);
      over.set(true);
      drag.join();
    }
    assertThat(mining.reassigned()).as("nobody was lost").isZero();
    assertThat(total(mining, "duplicates"))
        .as("copies that came late, and were compared")
        .isPositive();
  }

  private static void slow(LodeProcess worker, AtomicBoolean over) {
    while (!over.get()) {
      worker.freeze();
      Wait.pause(Duration.ofMillis(900));
      worker.thaw();
      Wait.pause(Duration.ofMillis(100));
    }
  }

  /** A number of the event that tells of the cluster at the end of the search. */
  private static long total(Mining mining, String key) throws IOException {
    for (String line : Files.readAllLines(mining.run().resolve("events.jsonl"))) {
      var event = new ObjectMapper().readTree(line);
      if (event.path("ev").asText().equals("cluster")) {
        return event.get(key).asLong();
      }
    }
    throw new AssertionError("the run does not tell of its cluster");
  }

  @Test
  void shouldRefuseAWorkerWithOtherDataF23() throws IOException {
    Mining mining = Mining.of("f23");
    Path changed = changedByOneBit(Mining.panel());
    try (LodeProcess campaign = mining.mine(mining.held(1, List.of()));
        LodeProcess worker = mining.worker(List.of(), changed.toString());
        LodeProcess other = mining.worker(List.of(), "generated:80x401")) {
      mining.awaitLog("ev=worker_refused", 2, campaign);
      assertThat(mining.log())
          .contains("other golden digest: coordinator=")
          .contains("other data here: asked=");
      Wait.until("it says so", () -> worker.output().contains("ev=refused"), worker::output);
      mining.release();
      mining.assertEnded(campaign);
      assertThat(mining.cluster()).containsOnlyOnce("ev=worker_joined");
      assertThat(other.alive()).isTrue();
    }
  }

  @Test
  void shouldRefuseToResumeWithDataThatWereChangedF23() throws IOException {
    Mining mining = Mining.of("f23-resume");
    Path changed = changedByOneBit(Mining.panel());
    try (LodeProcess campaign = mining.mine(mining.held(2, List.of()))) {
      mining.awaitGenerations(1, campaign);
      campaign.kill();
    }
    try (LodeProcess again = mining.resume(List.of(), "--data", changed.toString())) {
      assertThat(again.exitCode()).as(again.output()).isEqualTo(DATA);
      assertThat(again.output())
          .contains("panel data differs from its checksum", changed.toString());
    }
    try (LodeProcess again = mining.resume(List.of(), "-D", "cluster.port=-1")) {
      mining.assertEnded(again);
    }
  }

  /** A copy of a panel in which one close of the train period is its neighbour. */
  private static Path changedByOneBit(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try (Panel panel = PanelFile.open(file)) {
      byte[] row = new byte[32];
      long at = 100L * panel.stride() * Float.BYTES;
      panel.segment(panel.field("close")).asByteBuffer().get((int) at, row);
      int place = 0;
      while (!Arrays.equals(bytes, place, place + row.length, row, 0, row.length)) {
        place++;
      }
      bytes[place] ^= 1;
    }
    return Files.write(Files.createTempDirectory("lode").resolve("changed.panel"), bytes);
  }

  @Test
  void shouldStopWithinTenSecondsWhileAWorkerIsStuckF29() throws Exception {
    Mining mining = Mining.of("f29-stuck").remoteOnly();
    try (LodeProcess worker = mining.worker(List.of());
        LodeProcess campaign = mining.mine(mining.held(2, List.of()))) {
      mining.awaitGenerations(1, campaign);
      worker.freeze();
      mining.release();
      campaign.signal("TERM");
      assertThat(campaign.endsWithin(Duration.ofSeconds(10))).as(campaign.output()).isTrue();
      assertThat(campaign.exitCode()).as(campaign.output()).isEqualTo(INCOMPLETE);
      assertThat(campaign.output()).contains("to go on: lode resume");
      assertThat(Files.readString(mining.run().resolve("status.json"))).contains("\"STOPPED\"");
    }
  }
}
