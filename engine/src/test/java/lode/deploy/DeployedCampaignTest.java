package lode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lode.fault.FreePort;
import lode.fault.LodeProcess;
import lode.fault.Wait;
import lode.panel.GeneratedPanel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The very words of the Kubernetes manifests, as processes of this machine: names become loopback,
 * ports free ones, volumes folders. What it cannot show is the platform itself.
 */
@Timeout(120)
class DeployedCampaignTest {
  private static final String CAMPAIGN =
      """
      generations = 4
      population = 30
      store = false
      search.eligibility.min-days = 20
      cluster.remote-only = true
      """;
  private static final int INCOMPLETE = 3;

  @TempDir static Path folder;
  private static final Map<String, String> HERE = new LinkedHashMap<>();

  @BeforeAll
  static void furnish() throws IOException {
    Files.writeString(folder.resolve("campaign.conf"), CAMPAIGN);
    GeneratedPanel.of(60, 400).write(folder.resolve("market.panel"));
    try (LodeProcess init =
        lode(
            List.of(
                "tls",
                "init",
                "--directory",
                folder + "/tls",
                "node=127.0.0.1,127.0.0.2,127.0.0.3"))) {
      assertThat(init.exitCode()).as(init.output()).isZero();
    }
    HERE.put("/etc/lode/campaign.conf", folder + "/campaign.conf");
    HERE.put("/market/market.panel", folder + "/market.panel");
    HERE.put("/etc/lode-tls", folder + "/tls/node");
    HERE.put("/var/lib/lode", folder.toString());
    HERE.put("--cache=/cache", "--cache=" + folder + "/fetched");
    for (int i = 0; i < 3; i++) {
      String name = "lode-coordinator-" + i + ".lode-coordinator.lode.svc.cluster.local";
      HERE.put(name, "127.0.0." + (i + 1));
    }
    HERE.put("x.lode.pod.cluster.local", "127.0.0.1");
    for (String port : List.of("25520", "25521", "25522")) {
      HERE.put(port, freePort());
    }
  }

  private static String freePort() {
    return Integer.toString(FreePort.any());
  }

  private static LodeProcess lode(List<String> words) {
    return LodeProcess.start(folder, List.of(), words.toArray(String[]::new));
  }

  private static LodeProcess lode(String install, String manifest, String health) {
    return lode(words(install, manifest, health));
  }

  private static List<String> words(String install, String manifest, String health) {
    return Kustomization.of(install).command(manifest).arguments().stream()
        .map(word -> HERE.keySet().stream().reduce(word, (w, k) -> w.replace(k, HERE.get(k))))
        .map(word -> word.startsWith("--health=") ? "--health=" + health : word)
        .toList();
  }

  /** One of three, with a name of its own and a cache of its own, as pods have. */
  private static LodeProcess coordinator(int number, String health) {
    return lode(
        words(KubernetesTest.THREE, KubernetesTest.CAMPAIGN, health).stream()
            .map(word -> word.replace(folder + "/campaign", folder + "/three"))
            .map(word -> word.replace("/three.conf", "/campaign.conf"))
            .map(word -> word.startsWith("cluster.host=") ? "cluster.host=127.0.0." + number : word)
            .map(word -> word.equals("cache=/cache") ? "cache=" + folder + "/" + number : word)
            .toList());
  }

  private static int asked(String port, String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + port + path);
      HttpRequest request = HttpRequest.newBuilder(uri).build();
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  @Test
  void shouldMineWithWorkersThatFetchTheMarket() throws IOException, InterruptedException {
    String health = freePort();
    try (LodeProcess campaign = lode(KubernetesTest.ONE, KubernetesTest.CAMPAIGN, health)) {
      campaign.awaitLine("workers may join");
      assertThat(asked(health, "/ready")).as(campaign.output()).isEqualTo(200);
      try (LodeProcess worker = lode(KubernetesTest.ONE, KubernetesTest.WORKER, freePort())) {
        campaign.awaitLine("champions");
        assertThat(worker.output()).contains("data: from the campaign");
        assertThat(folder.resolve("fetched")).isNotEmptyDirectory();
      }
      // it stays until somebody ends it, so that the platform does not begin it again
      campaign.signal("TERM");
      assertThat(campaign.exitCode()).as(campaign.output()).isIn(0, INCOMPLETE, 143);
    }
    assertThat(Files.readString(folder.resolve("campaign/status.json"))).contains("\"DONE\"");
  }

  @Test
  void shouldMineWithThreeCoordinators() throws IOException, InterruptedException {
    List<String> health = List.of(freePort(), freePort(), freePort());
    try (LodeProcess first = coordinator(1, health.get(0));
        LodeProcess second = coordinator(2, health.get(1));
        LodeProcess third = coordinator(3, health.get(2));
        LodeProcess worker = lode(KubernetesTest.THREE, KubernetesTest.WORKER, freePort())) {
      worker.awaitLine("data: from the campaign");
      for (LodeProcess coordinator : List.of(first, second, third)) {
        coordinator.awaitLine("joining: ");
      }
      Path status = folder.resolve("three/status.json");
      Wait.until(
          "the campaign's end",
          () -> read(status).contains("\"DONE\""),
          () -> first.output() + second.output() + third.output() + worker.output());
      for (String port : health) {
        assertThat(asked(port, "/alive")).as("each stays, led it or stood by").isEqualTo(200);
      }
    }
    assertThat(read(folder.resolve("three/champions.sha256"))).hasSize(65);
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
