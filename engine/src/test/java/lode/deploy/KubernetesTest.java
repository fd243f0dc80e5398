package lode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The manifests fit each other and the program, as far as can be seen without a cluster. */
class KubernetesTest {
  static final String CAMPAIGN = "StatefulSet/lode-coordinator";
  static final String WORKER = "Deployment/lode-worker";

  private static Object manifest(String name) {
    for (String file : List.of("namespace", "coordinator", "worker", "network")) {
      for (Object document :
          new Yaml(new SafeConstructor(new LoaderOptions()))
              .loadAll(Deployed.read("kubernetes/" + file + ".yaml"))) {
        if ((at(document, "kind") + "/" + at(document, "metadata", "name")).equals(name)) {
          return document;
        }
      }
    }
    throw new AssertionError("no manifest: " + name);
  }

  /** Follows keys and places into a document. */
  private static Object at(Object node, Object... path) {
    Object here = node;
    for (Object step : path) {
      here = step instanceof Integer i ? ((List<?>) here).get(i) : ((Map<?, ?>) here).get(step);
    }
    return here;
  }

  private static List<?> list(Object node, Object... path) {
    return (List<?>) at(node, path);
  }

  private static Object pod(String name) {
    return at(manifest(name), "spec", "template", "spec");
  }

  private static Object container(String name) {
    return at(pod(name), "containers", 0);
  }

  static Deployed command(String name) {
    List<String> words = new ArrayList<>();
    list(container(name), "command").forEach(word -> words.add(word.toString()));
    list(container(name), "args").forEach(word -> words.add(word.toString()));
    return Deployed.of(words);
  }

  private static int containerPort(String name, String port) {
    return list(container(name), "ports").stream()
        .filter(p -> at(p, "name").equals(port))
        .mapToInt(p -> (Integer) at(p, "containerPort"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldJoinWorkersWhereTheCoordinatorListens() {
    String host = command(CAMPAIGN).settings().get("cluster.host");
    String port = command(CAMPAIGN).settings().get("cluster.port");
    assertThat(command(WORKER).option("--join")).isEqualTo(host + ":" + port);
    String service = (String) at(manifest(CAMPAIGN), "spec", "serviceName");
    assertThat(manifest("Service/" + service)).isNotNull();
    assertThat(host).isEqualTo("lode-coordinator-0." + service + ".lode.svc.cluster.local");
    assertThat(at(manifest("Service/" + service), "spec", "clusterIP")).isEqualTo("None");
    assertThat(at(manifest("Service/" + service), "spec", "ports", 0, "port"))
        .isEqualTo(Integer.valueOf(port));
  }

  @Test
  void shouldOpenThePortsThatTheProgramListensOnAndNoOther() {
    Set<Object> open = new HashSet<>();
    Object policy = manifest("NetworkPolicy/lode");
    for (Object port : list(policy, "spec", "ingress", 0, "ports")) {
      open.add(at(port, "port"));
    }
    int coordinator = Integer.parseInt(command(CAMPAIGN).settings().get("cluster.port"));
    int panel = Integer.parseInt(command(CAMPAIGN).settings().get("cluster.panel-port"));
    int worker = Integer.parseInt(command(WORKER).option("--port"));
    assertThat(open).isEqualTo(Set.of(coordinator, panel, worker));
    assertThat(at(policy, "spec", "policyTypes")).isEqualTo(List.of("Ingress", "Egress"));
    assertThat(list(policy, "spec", "ingress")).hasSize(1);
    assertThat(containerPort(CAMPAIGN, "artery")).isEqualTo(coordinator);
    assertThat(containerPort(CAMPAIGN, "panel")).isEqualTo(panel);
    assertThat(containerPort(WORKER, "artery")).isEqualTo(worker);
  }

  @ParameterizedTest
  @ValueSource(strings = {CAMPAIGN, WORKER})
  void shouldProbeWhatTheProgramAnswers(String name) {
    assertThat(containerPort(name, "health"))
        .isEqualTo(Deployed.port(command(name).option("--health")));
    Map.of("livenessProbe", "/alive", "startupProbe", "/alive", "readinessProbe", "/ready")
        .forEach((probe, path) -> {
          assertThat(at(container(name), probe, "httpGet", "path")).isEqualTo(path);
          assertThat(at(container(name), probe, "httpGet", "port")).isEqualTo("health");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {CAMPAIGN, WORKER})
  void shouldSelectItsOwnPods(String name) {
    Object labels = at(manifest(name), "spec", "template", "metadata", "labels");
    assertThat(at(manifest(name), "spec", "selector", "matchLabels")).isEqualTo(labels);
    Object budget = manifest("PodDisruptionBudget/" + at(manifest(name), "metadata", "name"));
    assertThat(at(budget, "spec", "selector", "matchLabels")).isEqualTo(labels);
    Map<?, ?> allowed =
        (Map<?, ?>) at(manifest("NetworkPolicy/lode"), "spec", "podSelector", "matchLabels");
    assertThat(((Map<?, ?>) labels).entrySet().containsAll(allowed.entrySet())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {CAMPAIGN, WORKER})
  void shouldHaveNoRightsThatItDoesNotNeed(String name) {
    Object pod = pod(name);
    assertThat(at(pod, "automountServiceAccountToken")).isEqualTo(false);
    assertThat(at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
    assertThat(at(pod, "securityContext", "seccompProfile", "type")).isEqualTo("RuntimeDefault");
    Object rights = at(container(name), "securityContext");
    assertThat(at(rights, "allowPrivilegeEscalation")).isEqualTo(false);
    assertThat(at(rights, "readOnlyRootFilesystem")).isEqualTo(true);
    assertThat(at(rights, "capabilities", "drop")).isEqualTo(List.of("ALL"));
  }

  @ParameterizedTest
  @ValueSource(strings = {CAMPAIGN, WORKER})
  void shouldLeaveMemoryBesideTheHeap(String name) {
    assertThat(at(container(name), "resources", "limits", "memory"))
        .isEqualTo(at(container(name), "resources", "requests", "memory"));
    Object options =
        list(container(name), "env").stream()
            .filter(e -> at(e, "name").equals("LODE_JAVA_OPTS"))
            .map(e -> at(e, "value"))
            .findFirst()
            .orElseThrow();
    assertThat(Deployed.heapPercent(options.toString())).isLessThanOrEqualTo(70);
    assertThat(options.toString()).contains("-XX:+ExitOnOutOfMemoryError");
  }

  private static List<String> mounted(String name) {
    return list(container(name), "volumeMounts").stream()
        .map(m -> at(m, "mountPath").toString())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {CAMPAIGN, WORKER})
  void shouldFindItsCertificatesAndHaveTimeToEnd(String name) {
    assertThat(mounted(name)).contains(command(name).certificates(), "/tmp");
    assertThat((Integer) at(pod(name), "terminationGracePeriodSeconds")).isGreaterThan(30);
  }

  @Test
  void shouldMountTheMarketAtTheCoordinatorAlone() {
    assertThat(mounted(CAMPAIGN)).contains("/market");
    assertThat(command(CAMPAIGN).option("--data")).startsWith("/market/");
    assertThat(command(WORKER).has("--data")).isFalse();
    assertThat(mounted(WORKER))
        .contains(command(WORKER).option("--cache"))
        .doesNotContain("/market");
  }

  @Test
  void shouldBeOneKustomization() {
    Path folder = Deployed.root().resolve("cluster-config").resolve("kubernetes");
    String built = Deployed.judged(folder, "kubectl", "kustomize", ".");
    assertThat(built).startsWith("0\n");
    for (String kind : List.of("StatefulSet", "Deployment", "NetworkPolicy", "ServiceAccount")) {
      assertThat(built).contains("kind: " + kind);
    }
  }
}
