package lode.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to the lines between a coordinator and its workers, and that it changes nothing. */
@Timeout(300)
class NetworkFaultTest {
  private static final int PORT = 25520;

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
        "--workers=1",
        "--join=" + network.address("c") + ":" + PORT,
        "--host=" + network.address(machine));
  }

  @Test
  void shouldGoOnWithTheWorkersThatAreLeftAndTakeTheOthersBackF10() {
    try (Namespaces network = Namespaces.of("c", "w", "x")) {
      Mining mining = mining("f10", network);
      try (LodeProcess campaign = mining.mine(network.on("c"), mining.held(12, Mining.ALERT));
          LodeProcess cut = worker(mining, network, "w");
          LodeProcess left = worker(mining, network, "x")) {
        mining.awaitLog(Mining.JOINED, 2, campaign);
        network.partition("c", "w");
        mining.awaitLog(Mining.LOST, 1, campaign);
        mining.awaitGenerations(11, campaign);
        network.join("c", "w");
        mining.awaitLog(Mining.JOINED, 3, campaign);
        mining.release();
        mining.assertEnded(campaign);
        assertThat(cut.alive()).isTrue();
        assertThat(left.alive()).isTrue();
      }
    }
  }

  @ParameterizedTest(name = "F11 nothing from {0} reaches {1}")
  @CsvSource({"w, c", "c, w"})
  void shouldBearALineThatIsDeadInOneDirectionF11(String from, String to) {
    try (Namespaces network = Namespaces.of("c", "w")) {
      Mining mining = mining("f11", network);
      try (LodeProcess campaign = mining.mine(network.on("c"), mining.held(12, Mining.ALERT));
          LodeProcess worker = worker(mining, network, "w")) {
        mining.awaitLog(Mining.JOINED, 1, campaign);
        network.cut(from, to);
        mining.awaitLog(Mining.LOST, 1, campaign);
        network.heal(from, to);
        mining.awaitLog(Mining.JOINED, 2, campaign);
        mining.release();
        mining.assertEnded(campaign);
        assertThat(worker.alive()).isTrue();
      }
    }
  }

  @Test
  void shouldBearALineThatComesAndGoesF12() {
    Seed seed = Seed.of("F12", getClass());
    try (Namespaces network = Namespaces.of("c", "w")) {
      Mining mining = mining("f12", network);
      try (LodeProcess campaign = mining.mine(network.on("c"), mining.held(18, Mining.ALERT));
          LodeProcess worker = worker(mining, network, "w")) {
        mining.awaitLog(Mining.JOINED, 1, campaign);
        for (int i = 0; i < 4; i++) {
          network.plugged("w", false);
          Wait.pause(seed.millis(300, 1500));
          network.plugged("w", true);
          Wait.pause(seed.millis(300, 1500));
        }
        mining.awaitGenerations(17, campaign);
        mining.release();
        mining.assertEnded(campaign);
        assertThat(worker.alive()).isTrue();
      }
    }
  }

  @Test
  void shouldSendNoMoreThanASlowLineTakesF13() {
    try (Namespaces network = Namespaces.of("c", "w", "x")) {
      Mining mining = mining("f13", network);
      // a worker asks for the next shard with the answer to the last: nothing piles up on the line
      try (LodeProcess campaign = mining.mine(network.on("c"), Mining.ALERT);
          LodeProcess near = worker(mining, network, "x");
          LodeProcess far = worker(mining, network, "w")) {
        network.slow("w", "1mbit");
        mining.awaitLog(Mining.JOINED, 2, campaign);
        mining.assertEnded(campaign);
        assertThat(near.alive()).isTrue();
        assertThat(far.alive()).isTrue();
      }
    }
  }

  @Test
  void shouldBearASlowLineThatIsResetF14() throws IOException {
    Seed seed = Seed.of("F14", getClass());
    int behind = FreePort.any();
    try (Proxy line = new Proxy(behind)) {
      line.latency(Duration.ofMillis(30));
      Mining mining = Mining.listening("f14", "127.0.0.1", line.port()).remoteOnly();
      try (LodeProcess campaign = mining.mine(mining.held(18, boundBehind(behind)));
          LodeProcess worker = mining.worker(Mining.ALERT)) {
        mining.awaitLog(Mining.JOINED, 1, campaign);
        for (int i = 0; i < 3; i++) {
          Wait.pause(seed.millis(100, 1000));
          line.reset();
        }
        mining.awaitGenerations(17, campaign);
        assertThat(line.wasRead()).as("plain TCP can be read").isTrue();
        mining.release();
        mining.assertEnded(campaign);
        assertThat(worker.alive()).isTrue();
      }
    }
  }

  @Test
  void shouldNeverUseWhatWasTurnedOverOnTheWayF14() throws IOException {
    Seed seed = Seed.of("F14", getClass());
    Path certificates = Mining.certificates("127.0.0.1");
    int behind = FreePort.any();
    try (Proxy line = new Proxy(behind)) {
      Mining mining =
          Mining.listening("f14-bits", "127.0.0.1", line.port())
              .with("-D", "cluster.tls.directory=" + certificates)
              .remoteOnly();
      try (LodeProcess campaign = mining.mine(mining.held(18, boundBehind(behind)));
          LodeProcess worker =
              mining.worker(
                  List.of(),
                  Mining.ALERT,
                  "--workers=1",
                  "--tls=" + certificates,
                  "--join=127.0.0.1:" + line.port())) {
        mining.awaitLog(Mining.JOINED, 1, campaign);
        for (int i = 1; i <= 2; i++) {
          int bits = i;
          line.corruptAfter(seed.between(0, 2000));
          Wait.until("bit " + i, () -> line.corrupted() == bits, campaign::output);
        }
        mining.awaitGenerations(17, campaign);
        assertThat(line.wasRead()).as("TLS cannot").isFalse();
        mining.release();
        mining.assertEnded(campaign);
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
