package lode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lode.cluster.CoordinatorSettings;
import lode.cluster.Security;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The compose file, alone and with the one for three coordinators over it, fits the program. */
class ComposeTest {
  private static final List<String> WORKERS = List.of("worker-1", "worker-2", "worker-3");

  /** What may be begun. */
  private enum Install {
    ONE(List.of("coordinator"), "compose.yaml"),
    THREE(List.of("coordinator", "coordinator-2", "coordinator-3"), "compose.yaml", "three.yaml");

    private final List<String> coordinators;
    private final Map<String, Map<Object, Object>> services = new LinkedHashMap<>();

    Install(List<String> coordinators, String... files) {
      this.coordinators = coordinators;
      for (String file : files) {
        Map<?, ?> read =
            new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Deployed.read("compose/" + file));
        ((Map<?, ?>) read.get("services"))
            .forEach((name, service) -> add(name.toString(), (Map<?, ?>) service));
      }
    }

    /** Over the service of the same name, or the one that it extends. */
    private void add(String name, Map<?, ?> service) {
      Map<?, ?> extended = (Map<?, ?>) service.get("extends");
      String base = extended == null ? name : extended.get("service").toString();
      Map<Object, Object> all = new LinkedHashMap<>(services.getOrDefault(base, Map.of()));
      service.forEach((key, value) ->
          all.merge(
              key, value, (below, above) -> key.equals("volumes") ? mounts(below, above) : above));
      services.put(name, all);
    }

    /** One for each place in the container. */
    private static List<String> mounts(Object below, Object above) {
      Map<String, String> places = new LinkedHashMap<>();
      Stream.of(below, above)
          .flatMap(mounts -> ((List<?>) mounts).stream())
          .forEach(mount -> places.put(mount.toString().split(":")[1], mount.toString()));
      return List.copyOf(places.values());
    }

    Deployed command(String name) {
      List<String> words = new ArrayList<>();
      if (services.get(name).get("entrypoint") instanceof List<?> entry) {
        entry.forEach(word -> words.add(word.toString()));
      } else {
        assertThat(Deployed.read("compose/Dockerfile")).contains("ENTRYPOINT [\"/opt/lode/lode\"]");
        words.add("/opt/lode/lode");
      }
      ((List<?>) services.get(name).get("command")).forEach(word -> words.add(word.toString()));
      return Deployed.of(words);
    }

    String volumes(String name) {
      return services.get(name).get("volumes").toString();
    }

    List<String> join(String name) {
      return command(name).parsed().<List<String>>matchedOptionValue("--join", List.of());
    }
  }

  /** A service of one of the ways to begin. */
  private record Part(Install install, String name) {
    Deployed command() {
      return install.command(name);
    }

    Map<Object, Object> service() {
      return install.services.get(name);
    }
  }

  static Stream<Part> parts() {
    return Stream.of(Install.values())
        .flatMap(
            install -> install.services.keySet().stream().map(name -> new Part(install, name)));
  }

  @ParameterizedTest
  @EnumSource
  void shouldConsistOfCoordinatorsAndWorkers(Install install) {
    assertThat(install.services.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(install.coordinators.stream(), WORKERS.stream()).toList());
  }

  @ParameterizedTest
  @EnumSource
  void shouldJoinCoordinatorsUnderTheirOwnNames(Install install) {
    List<String> listening = new ArrayList<>();
    for (String name : install.coordinators) {
      Map<String, String> settings = install.command(name).settings();
      assertThat(settings).containsEntry("cluster.host", name);
      assertThat(install.volumes(name)).contains("./tls/" + name + ":");
      listening.add(name + ":" + settings.get("cluster.port"));
    }
    for (String worker : WORKERS) {
      assertThat(install.join(worker)).isEqualTo(listening);
      assertThat(install.command(worker).option("--host")).isEqualTo(worker);
      assertThat(install.volumes(worker)).contains("./tls/" + worker + ":");
    }
  }

  @Test
  void shouldHaveThreeCoordinatorsMeetOverOneRunAndCachesOfTheirOwn() {
    Install three = Install.THREE;
    for (String name : three.coordinators) {
      Deployed command = three.command(name);
      assertThat(three.join(name)).isEqualTo(three.join("worker-1"));
      assertThat(
              CoordinatorSettings.among(
                  three.join(name),
                  name,
                  Integer.parseInt(command.settings().get("cluster.port")),
                  Security.tls(Path.of(command.certificates()))))
          .isPresent();
      assertThat(command.option("--run-dir")).startsWith("/var/lib/lode/");
      assertThat(command.settings().get("ledger")).startsWith("/var/lib/lode/");
      assertThat(three.volumes(name))
          .contains(
              "./runs:/var/lib/lode,", "./campaign.conf:" + command.option("--config") + ":ro")
          .contains("./cache/" + name + ":" + command.settings().get("cache"));
    }
  }

  @ParameterizedTest
  @MethodSource("parts")
  void shouldHaveNoRightsThatItDoesNotNeed(Part part) {
    Map<Object, Object> service = part.service();
    assertThat(service.get("read_only")).isEqualTo(true);
    assertThat(service.get("cap_drop")).isEqualTo(List.of("ALL"));
    assertThat(service.get("security_opt")).isEqualTo(List.of("no-new-privileges:true"));
    assertThat(service.get("mem_limit")).isNotNull();
    assertThat(service.get("ports")).isNull();
    assertThat(service.get("user").toString()).isNotBlank().doesNotStartWith("0");
    assertThat(part.install.volumes(part.name))
        .contains(":" + part.command().certificates() + ":ro");
  }

  @ParameterizedTest
  @EnumSource
  void shouldMountTheMarketWhereItIsReadAlone(Install install) {
    for (String name : install.coordinators) {
      assertThat(install.volumes(name))
          .contains(":" + install.command(name).option("--data") + ":ro");
      assertThat(install.command(name).settings()).containsEntry("cluster.panel-port", "25522");
    }
    for (String name : WORKERS) {
      assertThat(install.command(name).has("--data")).isFalse();
      assertThat(install.volumes(name))
          .contains("./cache/" + name + ":" + install.command(name).option("--cache"))
          .doesNotContain("market");
    }
  }

  @ParameterizedTest
  @MethodSource("parts")
  void shouldLeaveMemoryBesideTheHeap(Part part) {
    Object options = ((Map<?, ?>) part.service().get("environment")).get("LODE_JAVA_OPTS");
    assertThat(Deployed.heapPercent(options.toString())).isLessThanOrEqualTo(70);
    assertThat(options.toString()).contains("-XX:+ExitOnOutOfMemoryError");
    // a plain tmpfs lets nothing be run from it, and native libraries are unpacked there
    assertThat(part.service().get("tmpfs").toString()).contains("/tmp:exec");
  }

  @ParameterizedTest
  @MethodSource("parts")
  void shouldAskForHealthWhereTheProgramAnswers(Part part) {
    Map<?, ?> check = (Map<?, ?>) part.service().get("healthcheck");
    assertThat(check.get("test").toString())
        .contains("/dev/tcp/127.0.0.1/" + Deployed.port(part.command().option("--health")))
        .contains("GET /alive ");
  }
}
