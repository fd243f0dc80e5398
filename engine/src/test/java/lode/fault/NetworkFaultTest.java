package lode.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to the lines between a coordinator and its workers, and that it changes nothing. */
@Timeout(300)
class NetworkFaultTest {
  private static final String JOINED = "ev=worker_joined";
  private static final int PORT = 25520;

  private static void ended(Mining mining, LodeProcess campaign) {
    assertThat(campaign.exitCode()).as(campaign.output()).isZero();
    assertThat(mining.digest()).isEqualTo(Mining.quiet());
  }

  /** A campaign on machine {@code c} of a network; all evaluation is done by others. */
  private static Mining mining(String fault, Namespaces network) {
    return Mining.listening(fault, network.address("c"), PORT)
        .with("-D", "cluster.insecure=true")
        .remoteOnly();
  }

  private static LodeProcess worker(Mining mining, Namespaces network, String machine) {
    return mining.worker(
        network.on(machine),
        Mining.ALERT,
        "--insecure",
        "--join=" + network.address("c") + ":" + PORT,
        "--host=" + network.address(machine));
  }

  @Test
  void shouldGoOnWithTheWorkersThatAreLeftAndTakeTheOthersBackF10() {
    try (Namespaces network = Namespaces.of("c", "w")) {
      Mining mining = mining("f10", network);
      try (LodeProcess campaign = mining.mine(network.on("c"), Mining.ALERT);
          LodeProcess cut = worker(mining, network, "w")) {
        mining.awaitLog(JOINED, 1, campaign);
        network.partition("c", "w");
        mining.awaitLog("ev=worker_lost", 1, campaign);
        network.join("c", "w");
        mining.awaitLog(JOINED, 2, campaign);
        assertThat(cut.alive()).isTrue();
        ended(mining, campaign);
      }
    }
  }

  @Test
  void shouldBearALineThatComesAndGoesF12() {
    Seed seed = Seed.of("F12", getClass());
    try (Namespaces network = Namespaces.of("c", "w")) {
      Mining mining = mining("f12", network);
      try (LodeProcess campaign = mining.mine(network.on("c"), Mining.ALERT);
          LodeProcess worker = worker(mining, network, "w")) {
        mining.awaitLog(JOINED, 1, campaign);
        for (int i = 0; i < 4; i++) {
          network.plugged("w", false);
          Wait.pause(seed.millis(300, 1500));
          network.plugged("w", true);
          Wait.pause(seed.millis(300, 1500));
        }
        assertThat(worker.alive()).isTrue();
        ended(mining, campaign);
      }
    }
  }

  @Test
  void shouldBearASlowLineThatIsResetF14() throws IOException {
    Seed seed = Seed.of("F14", getClass());
    int behind = Proxy.freePort();
    try (Proxy line = new Proxy(behind)) {
      line.latency(Duration.ofMillis(30));
      Mining mining = Mining.listening("f14", "127.0.0.1", line.port()).remoteOnly();
      try (LodeProcess campaign = mining.mine(boundBehind(behind));
          LodeProcess worker = mining.worker(Mining.ALERT)) {
        mining.awaitLog(JOINED, 1, campaign);
        for (int i = 0; i < 3; i++) {
          Wait.pause(seed.millis(200, 1500));
          line.reset();
        }
        assertThat(line.passed()).isPositive();
        ended(mining, campaign);
        assertThat(worker.alive()).isTrue();
      }
    }
  }

  @Test
  void shouldNeverUseWhatWasTurnedOverOnTheWayF14() throws IOException {
    Seed seed = Seed.of("F14", getClass());
    Path certificates = Mining.certificates("127.0.0.1");
    int behind = Proxy.freePort();
    try (Proxy line = new Proxy(behind)) {
      Mining mining =
          Mining.listening("f14-bits", "127.0.0.1", line.port())
              .with("-D", "cluster.tls.directory=" + certificates)
              .remoteOnly();
      try (LodeProcess campaign = mining.mine(boundBehind(behind));
          LodeProcess worker =
              mining.worker(
                  List.of(),
                  Mining.ALERT,
                  "--tls=" + certificates,
                  "--join=127.0.0.1:" + line.port())) {
        mining.awaitLog(JOINED, 1, campaign);
        for (int i = 1; i <= 2; i++) {
          int bits = i;
          line.corruptAfter(seed.between(0, 2000));
          Wait.until("bit " + i, () -> line.corrupted() == bits, campaign::output);
        }
        ended(mining, campaign);
        assertThat(worker.alive()).isTrue();
      }
    }
  }

  /** Says the line's port to others, and listens on the one behind it. */
  private static List<String> boundBehind(int port) {
    List<String> jvm = new ArrayList<>(Mining.ALERT);
    jvm.add("-Dakka.remote.artery.bind.port=" + port);
    jvm.add("-Dakka.remote.artery.bind.hostname=127.0.0.1");
    return jvm;
  }
}
