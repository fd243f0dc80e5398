package lode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    assertThat(service(name).get("volumes").toString()).contains("./tls/" + name + ":");
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
    assertThat(service.get("volumes").toString())
        .contains(":" + command(name).certificates() + ":ro")
        .contains(":" + command(name).option("--data") + ":ro");
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
