package lode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The compose file fits the program. */
class ComposeTest {
  private static final String COORDINATOR = "coordinator";

  private static Map<?, ?> service(String name) {
    Map<?, ?> file =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(Deployed.read("compose/compose.yaml"));
    return (Map<?, ?>) ((Map<?, ?>) file.get("services")).get(name);
  }

  private static Deployed command(String name) {
    Object entry = service(name).get("entrypoint");
    List<String> words = new ArrayList<>();
    if (entry instanceof List<?> list) {
      list.forEach(word -> words.add(word.toString()));
    } else {
      assertThat(Deployed.read("compose/Dockerfile")).contains("ENTRYPOINT [\"/opt/lode/lode\"]");
      words.add("/opt/lode/lode");
    }
    ((List<?>) service(name).get("command")).forEach(word -> words.add(word.toString()));
    return Deployed.of(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"worker-1", "worker-2", "worker-3"})
  void shouldJoinTheCoordinatorUnderItsOwnName(String name) {
    Map<String, String> coordinator = command(COORDINATOR).settings();
    assertThat(coordinator).containsEntry("cluster.host", COORDINATOR);
    assertThat(command(name).option("--join"))
        .isEqualTo(COORDINATOR + ":" + coordinator.get("cluster.port"));
    assertThat(command(name).option("--host")).isEqualTo(name);
    assertThat(volumes(name)).contains("./tls/" + name + ":");
  }

  @ParameterizedTest
  @ValueSource(strings = {COORDINATOR, "worker-1", "worker-2", "worker-3"})
  void shouldHaveNoRightsThatItDoesNotNeed(String name) {
    Map<?, ?> service = service(name);
    assertThat(service.get("read_only")).isEqualTo(true);
    assertThat(service.get("cap_drop")).isEqualTo(List.of("ALL"));
    assertThat(service.get("security_opt")).isEqualTo(List.of("no-new-privileges:true"));
    assertThat(service.get("mem_limit")).isNotNull();
    assertThat(service.get("ports")).isNull();
    assertThat(service.get("user").toString()).isNotBlank().doesNotStartWith("0");
    assertThat(volumes(name)).contains(":" + command(name).certificates() + ":ro");
  }

  private static String volumes(String name) {
    return service(name).get("volumes").toString();
  }

  @Test
  void shouldMountTheMarketWhereItIsReadAlone() {
    assertThat(volumes(COORDINATOR)).contains(":" + command(COORDINATOR).option("--data") + ":ro");
    assertThat(command(COORDINATOR).settings()).containsEntry("cluster.panel-port", "25522");
  }

  @ParameterizedTest
  @ValueSource(strings = {"worker-1", "worker-2", "worker-3"})
  void shouldFetchTheMarketAndKeepItForItself(String name) {
    assertThat(command(name).has("--data")).isFalse();
    assertThat(volumes(name))
        .contains("./cache/" + name + ":" + command(name).option("--cache"))
        .doesNotContain("market");
  }

  @ParameterizedTest
  @ValueSource(strings = {COORDINATOR, "worker-1", "worker-2", "worker-3"})
  void shouldLeaveMemoryBesideTheHeap(String name) {
    Object options = ((Map<?, ?>) service(name).get("environment")).get("LODE_JAVA_OPTS");
    assertThat(Deployed.heapPercent(options.toString())).isLessThanOrEqualTo(70);
    assertThat(options.toString()).contains("-XX:+ExitOnOutOfMemoryError");
    // a plain tmpfs lets nothing be run from it, and native libraries are unpacked there
    assertThat(service(name).get("tmpfs").toString()).contains("/tmp:exec");
  }

  @ParameterizedTest
  @ValueSource(strings = {COORDINATOR, "worker-1", "worker-2", "worker-3"})
  void shouldAskForHealthWhereTheProgramAnswers(String name) {
    Map<?, ?> check = (Map<?, ?>) service(name).get("healthcheck");
    assertThat(check.get("test").toString())
        .contains("/dev/tcp/127.0.0.1/" + Deployed.port(command(name).option("--health")))
        .contains("GET /alive ");
  }
}
