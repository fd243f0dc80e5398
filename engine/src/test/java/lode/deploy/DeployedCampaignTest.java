package lode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lode.fault.LodeProcess;
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
        lode(List.of("tls", "init", "--directory", folder + "/tls", "node=127.0.0.1"))) {
      assertThat(init.exitCode()).as(init.output()).isZero();
    }
    HERE.put("/etc/lode/campaign.conf", folder + "/campaign.conf");
    HERE.put("/market/market.panel", folder + "/market.panel");
    HERE.put("/etc/lode-tls", folder + "/tls/node");
    HERE.put("/var/lib/lode", folder.toString());
    HERE.put("--cache=/cache", "--cache=" + folder + "/fetched");
    HERE.put("lode-coordinator-0.lode-coordinator.lode.svc.cluster.local", "127.0.0.1");
    HERE.put("x.lode.pod.cluster.local", "127.0.0.1");
    for (String port : List.of("25520", "25521", "25522")) {
      HERE.put(port, freePort());
    }
  }

  private static String freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return Integer.toString(socket.getLocalPort());
    }
  }

  private static LodeProcess lode(List<String> words) {
    return LodeProcess.start(folder, List.of(), words.toArray(String[]::new));
  }

  private static LodeProcess lode(String manifest, String health) {
    return lode(
        KubernetesTest.command(manifest).arguments().stream()
            .map(word -> HERE.keySet().stream().reduce(word, (w, k) -> w.replace(k, HERE.get(k))))
            .map(word -> word.startsWith("--health=") ? "--health=" + health : word)
            .toList());
  }

  private static int ready(String port) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + port + "/ready");
      HttpRequest request = HttpRequest.newBuilder(uri).build();
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  @Test
  void shouldMineWithWorkersThatFetchTheMarket() throws IOException, InterruptedException {
    String health = freePort();
    try (LodeProcess campaign = lode(KubernetesTest.CAMPAIGN, health)) {
      campaign.awaitLine("workers may join");
      assertThat(ready(health)).as(campaign.output()).isEqualTo(200);
      try (LodeProcess worker = lode(KubernetesTest.WORKER, freePort())) {
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
}
