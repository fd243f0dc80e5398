package lode.deploy;

import static lode.deploy.Kustomization.at;
import static lode.deploy.Kustomization.list;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lode.cluster.CoordinatorSettings;
import lode.cluster.Security;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The manifests, of one coordinator and of three, fit each other and the program, as far as can be
 * seen without a cluster.
 */
class KubernetesTest {
  static final String ONE = "kubernetes";
  static final String THREE = "kubernetes-three";
  static final String CAMPAIGN = "StatefulSet/lode-coordinator";
  static final String WORKER = "Deployment/lode-worker";

  /** Each way to install it with each kind of pod. */
  static Stream<List<String>> pods() {
    return Stream.of(ONE, THREE).flatMap(f -> Stream.of(List.of(f, CAMPAIGN), List.of(f, WORKER)));
  }

  /** Where each coordinator listens. */
  private static List<String> coordinators(Kustomization all) {
    Object set = all.manifest(CAMPAIGN);
    String domain = at(set, "spec", "serviceName") + ".lode.svc.cluster.local";
    String port = all.command(CAMPAIGN).settings().get("cluster.port");
    return IntStream.range(0, (Integer) at(set, "spec", "replicas"))
        .mapToObj(i -> at(set, "metadata", "name") + "-" + i + "." + domain + ":" + port)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {ONE, THREE})
  void shouldJoinWorkersWhereCoordinatorsListen(String folder) {
    Kustomization all = Kustomization.of(folder);
    Map<String, String> settings = all.command(CAMPAIGN).settings();
    assertThat(coordinators(all))
        .hasSize(folder.equals(ONE) ? 1 : 3)
        .contains(settings.get("cluster.host") + ":" + settings.get("cluster.port"));
    assertThat(join(all.command(WORKER))).isEqualTo(coordinators(all));

    Object service = all.manifest("Service/" + at(all.manifest(CAMPAIGN), "spec", "serviceName"));
    assertThat(at(service, "spec", "clusterIP")).isEqualTo("None");
    assertThat(at(service, "spec", "publishNotReadyAddresses")).isEqualTo(true);
    assertThat(at(service, "spec", "ports", 0, "port"))
        .isEqualTo(Integer.valueOf(settings.get("cluster.port")));
  }

  private static List<String> join(Deployed command) {
    return command.parsed().<List<String>>matchedOptionValue("--join", List.of());
  }

  @Test
  void shouldHaveThreeCoordinatorsMeet() {
    Kustomization all = Kustomization.of(THREE);
    Deployed coordinator = all.command(CAMPAIGN);
    assertThat(coordinator.role()).isEqualTo("coordinator");
    assertThat(join(coordinator)).isEqualTo(coordinators(all));
    assertThat(
            CoordinatorSettings.among(
                join(coordinator),
                coordinator.settings().get("cluster.host"),
                Integer.parseInt(coordinator.settings().get("cluster.port")),
                Security.tls(Path.of(coordinator.certificates()))))
        .isPresent();

    Object spec = at(all.manifest(CAMPAIGN), "spec");
    assertThat(at(spec, "podManagementPolicy"))
        .as("none is ready before two have met")
        .isEqualTo("Parallel");
    Object spread = at(all.pod(CAMPAIGN), "topologySpreadConstraints", 0);
    assertThat(at(spread, "labelSelector", "matchLabels"))
        .isEqualTo(at(spec, "template", "metadata", "labels"));
    assertThat(at(all.manifest("PodDisruptionBudget/lode-coordinator"), "spec", "minAvailable"))
        .as("two of three decide")
        .isEqualTo(2);
  }

  @Test
  void shouldKeepTheRunWhereAllThreeSeeItAndTheCacheWhereTheyDoNot() {
    Kustomization all = Kustomization.of(THREE);
    Deployed coordinator = all.command(CAMPAIGN);
    String runs = volume(all, coordinator.option("--run-dir"));
    assertThat(volume(all, coordinator.settings().get("ledger"))).isEqualTo(runs);
    assertThat(volume(all, coordinator.settings().get("cache"))).isNotEqualTo(runs);
    assertThat(list(all.manifest(CAMPAIGN), "spec", "volumeClaimTemplates")).isEmpty();
    Object claim =
        list(all.pod(CAMPAIGN), "volumes").stream()
            .filter(volume -> at(volume, "name").equals(runs))
            .map(volume -> at(volume, "persistentVolumeClaim", "claimName"))
            .findFirst()
            .orElseThrow();
    assertThat(at(all.manifest("PersistentVolumeClaim/" + claim), "spec", "accessModes"))
        .isEqualTo(List.of("ReadWriteMany"));
  }

  /** The volume that a file of the coordinator lies on. */
  private static String volume(Kustomization all, String file) {
    return all.mounted(CAMPAIGN).entrySet().stream()
        .filter(mount -> Path.of(file).startsWith(mount.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {ONE, THREE})
  void shouldOpenThePortsThatTheProgramListensOnAndNoOther(String folder) {
    Kustomization all = Kustomization.of(folder);
    Set<Object> open = new HashSet<>();
    Object policy = all.manifest("NetworkPolicy/lode");
    for (Object port : list(policy, "spec", "ingress", 0, "ports")) {
      open.add(at(port, "port"));
    }
    int coordinator = Integer.parseInt(all.command(CAMPAIGN).settings().get("cluster.port"));
    int panel = Integer.parseInt(all.command(CAMPAIGN).settings().get("cluster.panel-port"));
    int worker = Integer.parseInt(all.command(WORKER).option("--port"));
    assertThat(open).isEqualTo(Set.of(coordinator, panel, worker));
    assertThat(at(policy, "spec", "policyTypes")).isEqualTo(List.of("Ingress", "Egress"));
    assertThat(list(policy, "spec", "ingress")).hasSize(1);
    assertThat(all.port(CAMPAIGN, "artery")).isEqualTo(coordinator);
    assertThat(all.port(CAMPAIGN, "panel")).isEqualTo(panel);
    assertThat(all.port(WORKER, "artery")).isEqualTo(worker);
  }

  @ParameterizedTest
  @MethodSource("pods")
  void shouldProbeWhatTheProgramAnswers(List<String> pods) {
    Kustomization all = Kustomization.of(pods.getFirst());
    String name = pods.getLast();
    assertThat(all.port(name, "health"))
        .isEqualTo(Deployed.port(all.command(name).option("--health")));
    Map.of("livenessProbe", "/alive", "startupProbe", "/alive", "readinessProbe", "/ready")
        .forEach((probe, path) -> {
          assertThat(at(all.container(name), probe, "httpGet", "path")).isEqualTo(path);
          assertThat(at(all.container(name), probe, "httpGet", "port")).isEqualTo("health");
        });
  }

  @ParameterizedTest
  @MethodSource("pods")
  void shouldSelectItsOwnPods(List<String> pods) {
    Kustomization all = Kustomization.of(pods.getFirst());
    String name = pods.getLast();
    Object labels = at(all.manifest(name), "spec", "template", "metadata", "labels");
    assertThat(at(all.manifest(name), "spec", "selector", "matchLabels")).isEqualTo(labels);
    Object budget =
        all.manifest("PodDisruptionBudget/" + at(all.manifest(name), "metadata", "name"));
    assertThat(at(budget, "spec", "selector", "matchLabels")).isEqualTo(labels);
    Map<?, ?> allowed =
        (Map<?, ?>) at(all.manifest("NetworkPolicy/lode"), "spec", "podSelector", "matchLabels");
    assertThat(((Map<?, ?>) labels).entrySet().containsAll(allowed.entrySet())).isTrue();
  }

  @ParameterizedTest
  @MethodSource("pods")
  void shouldHaveNoRightsThatItDoesNotNeed(List<String> pods) {
    Kustomization all = Kustomization.of(pods.getFirst());
    String name = pods.getLast();
    Object pod = all.pod(name);
    assertThat(at(pod, "automountServiceAccountToken")).isEqualTo(false);
    assertThat(at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
    assertThat(at(pod, "securityContext", "seccompProfile", "type")).isEqualTo("RuntimeDefault");
    Object rights = at(all.container(name), "securityContext");
    assertThat(at(rights, "allowPrivilegeEscalation")).isEqualTo(false);
    assertThat(at(rights, "readOnlyRootFilesystem")).isEqualTo(true);
    assertThat(at(rights, "capabilities", "drop")).isEqualTo(List.of("ALL"));
  }

  @ParameterizedTest
  @MethodSource("pods")
  void shouldLeaveMemoryBesideTheHeap(List<String> pods) {
    Kustomization all = Kustomization.of(pods.getFirst());
    String name = pods.getLast();
    assertThat(at(all.container(name), "resources", "limits", "memory"))
        .isEqualTo(at(all.container(name), "resources", "requests", "memory"));
    Object options =
        list(all.container(name), "env").stream()
            .filter(e -> at(e, "name").equals("LODE_JAVA_OPTS"))
            .map(e -> at(e, "value"))
            .findFirst()
            .orElseThrow();
    assertThat(Deployed.heapPercent(options.toString())).isLessThanOrEqualTo(70);
    assertThat(options.toString()).contains("-XX:+ExitOnOutOfMemoryError");
  }

  @ParameterizedTest
  @MethodSource("pods")
  void shouldFindItsCertificatesAndHaveTimeToEnd(List<String> pods) {
    Kustomization all = Kustomization.of(pods.getFirst());
    String name = pods.getLast();
    assertThat(all.mounted(name)).containsKeys(all.command(name).certificates(), "/tmp");
    assertThat((Integer) at(all.pod(name), "terminationGracePeriodSeconds")).isGreaterThan(30);
  }

  @ParameterizedTest
  @ValueSource(strings = {ONE, THREE})
  void shouldMountTheMarketAtTheCoordinatorAlone(String folder) {
    Kustomization all = Kustomization.of(folder);
    assertThat(all.mounted(CAMPAIGN)).containsKey("/market");
    assertThat(all.command(CAMPAIGN).option("--data")).startsWith("/market/");
    assertThat(all.command(WORKER).has("--data")).isFalse();
    assertThat(all.mounted(WORKER))
        .containsKey(all.command(WORKER).option("--cache"))
        .doesNotContainKey("/market");
  }

  @ParameterizedTest
  @ValueSource(strings = {ONE, THREE})
  void shouldBeOneKustomization(String folder) {
    Path here = Deployed.root().resolve("cluster-config").resolve(folder);
    String built = Deployed.judged(here, "kubectl", "kustomize", ".");
    assertThat(built).startsWith("0\n");
    Kustomization all = Kustomization.of(folder);
    List<Object> documents = Kustomization.documents(built.substring(2));
    assertThat(documents.stream().map(Kustomization::id))
        .containsExactlyInAnyOrderElementsOf(all.manifests().keySet());
    for (Object document : documents) {
      assertThat(document)
          .usingRecursiveComparison()
          .ignoringCollectionOrder()
          .isEqualTo(all.manifest(Kustomization.id(document)));
    }
  }
}
