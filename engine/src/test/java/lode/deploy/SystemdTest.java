package lode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The units fit the program, and systemd where there is one. */
class SystemdTest {
  private static final String COORDINATOR = "lode-coordinator.service";
  private static final String WORKER = "lode-worker@.service";

  /** Laid over the coordinator's unit. */
  private static final String THREE = "three.conf";

  private static String unit(String name) {
    return Deployed.read("systemd/" + name);
  }

  private static Deployed command(String name) {
    Matcher start = Pattern.compile("(?m)^ExecStart=(.+)$").matcher(unit(name));
    assertThat(start.find()).isTrue();
    return Deployed.of(List.of(start.group(1).split(" ")));
  }

  @Test
  void shouldSatisfySystemd(@TempDir Path folder) throws IOException {
    for (String name : List.of(COORDINATOR, WORKER)) {
      Files.writeString(
          folder.resolve(name), unit(name).replace("/opt/lode", Deployed.root().toString()));
    }
    String verified = Deployed.judged(folder, "systemd-analyze", "verify", COORDINATOR, WORKER);
    assertThat(verified.lines().filter(line -> line.contains("lode-"))).isEmpty();
    assertThat(verified).startsWith("0\n");
    for (String name : List.of(COORDINATOR, WORKER)) {
      assertThat(
              Deployed.judged(
                  folder,
                  "systemd-analyze",
                  "security",
                  "--offline=true",
                  "--threshold=20",
                  "./" + name))
          .as("exposure of at most 2.0 of 10")
          .startsWith("0\n");
    }
    Path over = Files.createDirectory(folder.resolve(COORDINATOR + ".d"));
    Files.writeString(
        over.resolve(THREE), unit(THREE).replace("/opt/lode", Deployed.root().toString()));
    String three = Deployed.judged(folder, "systemd-analyze", "verify", "./" + COORDINATOR);
    assertThat(three.lines().filter(line -> line.contains("lode-"))).isEmpty();
    assertThat(three).startsWith("0\n");
  }

  @Test
  void shouldLayThreeCoordinatorsOverTheOne() {
    Deployed one = command(COORDINATOR);
    Deployed each = command(THREE);
    assertThat(each.role()).isEqualTo("coordinator");
    assertThat(each.option("--health")).isEqualTo(one.option("--health"));
    for (String same : List.of("cluster.host", "cluster.port", "cluster.panel-port", "cache")) {
      assertThat(each.settings()).containsEntry(same, one.settings().get(same));
    }
    assertThat(each.certificates()).isEqualTo(one.certificates());
    assertThat(unit(THREE).lines()).contains("ExecStart=", "ReadWritePaths=/srv/lode", "User=lode");
    assertThat(each.option("--run-dir")).startsWith("/srv/lode/");
    assertThat(each.settings().get("ledger")).startsWith("/srv/lode/");
  }

  @Test
  void shouldKeepWhatItWritesApartFromTheOthersOfItsMachine() {
    // a folder of two services with users of their own would change hands at each start
    assertThat(unit(COORDINATOR).lines()).contains("StateDirectory=lode", "CacheDirectory=lode");
    assertThat(unit(WORKER).lines())
        .contains("CacheDirectory=lode-worker-%i")
        .noneMatch(line -> line.startsWith("StateDirectory"));
    assertThat(command(WORKER).option("--cache")).isEqualTo("/var/cache/lode-worker-1");
    assertThat(command(WORKER).has("--data")).isFalse();
    assertThat(command(COORDINATOR).settings()).containsEntry("cluster.panel-port", "25522");
  }

  @Test
  void shouldBeginACampaignThatOthersMayJoin() {
    Deployed coordinator = command(COORDINATOR);
    assertThat(coordinator.role()).isEqualTo("campaign");
    assertThat(coordinator.settings()).containsEntry("cluster.port", "25520");
    assertThat(unit(WORKER)).contains(":" + coordinator.settings().get("cluster.port"));
  }

  @ParameterizedTest
  @ValueSource(strings = {COORDINATOR, WORKER})
  void shouldHandOverTheCertificatesThatTheProgramReads(String name) {
    assertThat(command(name).certificates()).isEqualTo("/run/credentials/lode");
    for (String file : List.of("ca.pem", "node.pem", "node.key")) {
      assertThat(unit(name)).contains("LoadCredential=" + file + ":/etc/lode/tls/" + file);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {COORDINATOR, WORKER})
  void shouldHaveNoRightsThatItDoesNotNeed(String name) {
    assertThat(unit(name).lines())
        .contains(
            "DynamicUser=yes",
            "NoNewPrivileges=yes",
            "CapabilityBoundingSet=",
            "ProtectSystem=strict",
            "ProtectHome=yes",
            "PrivateTmp=yes",
            "SystemCallFilter=@system-service")
        .doesNotContain("MemoryDenyWriteExecute=yes"); // the JVM compiles
  }

  @ParameterizedTest
  @ValueSource(strings = {COORDINATOR, WORKER})
  void shouldNotStartAgainWhatAPersonMustMend(String name) {
    assertThat(unit(name).lines()).contains("RestartPreventExitStatus=1 2 4", "TimeoutStopSec=60");
  }

  @ParameterizedTest
  @ValueSource(strings = {COORDINATOR, WORKER})
  void shouldLeaveMemoryBesideTheHeap(String name) {
    Matcher heap = Pattern.compile("-Xmx(\\d+)g").matcher(unit(name));
    Matcher limit = Pattern.compile("MemoryMax=(\\d+)G").matcher(unit(name));
    assertThat(heap.find() && limit.find()).isTrue();
    assertThat(10 * Integer.parseInt(heap.group(1)))
        .isLessThanOrEqualTo(7 * Integer.parseInt(limit.group(1)));
  }
}
