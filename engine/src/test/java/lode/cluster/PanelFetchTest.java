package lode.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import lode.evolution.Assignment;
import lode.evolution.LocalEvaluator;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.PanelFile;
import lode.tls.Lab;
import lode.tls.Shown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PanelFetchTest {
  @TempDir private Path folder;
  private Path original;
  private String fingerprint;

  @BeforeEach
  void write() {
    original = folder.resolve("original.panel");
    SmallMarket.writer(7).write(original);
    try (Panel panel = PanelFile.open(original)) {
      fingerprint = panel.fingerprint();
    }
  }

  private PanelServer serve(Path file, Security security) {
    return PanelServer.start("127.0.0.1", 0, security, file, fingerprint);
  }

  private Path fetch(PanelServer server, Security security) {
    Path target = folder.resolve("cache").resolve("copy.panel");
    new PanelFetch(URI.create(server.url()), fingerprint, target, security, 2).fetch();
    return target;
  }

  @Test
  void shouldFetchTheVeryBytesAndGoOnWhereAnEarlierAttemptEnded() throws IOException {
    byte[] bytes = Files.readAllBytes(original);
    Files.createDirectories(folder.resolve("cache"));
    Path part = folder.resolve("cache").resolve("copy.panel.part");
    Files.write(part, Arrays.copyOf(bytes, bytes.length / 3));
    try (PanelServer server = serve(original, Security.NONE)) {
      Path target = fetch(server, Security.NONE);
      assertThat(Files.readAllBytes(target)).isEqualTo(bytes);
      assertThat(part).doesNotExist();
      assertThat(fetch(server, Security.NONE)).as("a second time").isEqualTo(target);
    }
  }

  @Test
  void shouldNeverGiveItsNameToWhatIsNotThePanel() throws IOException {
    byte[] bytes = Files.readAllBytes(original);
    bytes[bytes.length / 2] ^= 1;
    Path damaged = Files.write(folder.resolve("damaged.panel"), bytes);
    Path other = folder.resolve("other.panel");
    SmallMarket.writer(8).write(other);
    for (Path wrong : List.of(damaged, other)) {
      try (PanelServer server = serve(wrong, Security.NONE)) {
        assertThatThrownBy(() -> fetch(server, Security.NONE))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("what came is not the panel, and was deleted");
      }
      assertThat(folder.resolve("cache")).isEmptyDirectory();
    }
    try (PanelServer server = serve(original, Security.NONE)) {
      assertThat(fetch(server, Security.NONE)).exists();
    }
  }

  @Test
  void shouldGiveAwayNothingElse() throws IOException, InterruptedException {
    try (PanelServer server = serve(original, Security.NONE)) {
      String root = server.url().substring(0, server.url().indexOf("/panels/"));
      for (String path :
          List.of("/", "/panels/", "/panels/x", "/panels/../pom.xml", "/panels/%2e%2e/pom.xml")) {
        assertThat(status(root + path, "bytes=0-9")).as(path).isEqualTo(404);
      }
      assertThat(status(server.url(), "bytes=0-9")).isEqualTo(206);
      assertThat(status(server.url(), "bytes=9-0")).isEqualTo(400);
      assertThat(status(server.url(), "bytes=999999999999999999-999999999999999999"))
          .isEqualTo(416);
      assertThat(status(server.url(), "nonsense")).isEqualTo(416);
    }
  }

  @Test
  void shouldGiveAwayPiecesAndTakeNothingS10() throws IOException, InterruptedException {
    Path large = Files.write(folder.resolve("large.panel"), new byte[PanelServer.CHUNK + 1_000]);
    try (PanelServer server = serve(large, Security.NONE);
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url()));
      HttpRequest all = request.header("Range", "bytes=0-99999999").build();
      assertThat(client.send(all, HttpResponse.BodyHandlers.ofByteArray()).body())
          .hasSize(PanelServer.CHUNK);
      for (String method : List.of("POST", "PUT", "DELETE", "HEAD")) {
        HttpRequest other =
            request.copy().method(method, HttpRequest.BodyPublishers.noBody()).build();
        assertThat(client.send(other, HttpResponse.BodyHandlers.discarding()).statusCode())
            .as(method)
            .isEqualTo(405);
      }
    }
  }

  @Test
  void shouldServeWhileOthersSayHalfARequestAndNoMoreF28() throws IOException {
    List<Socket> dawdlers = new ArrayList<>();
    try (PanelServer server = serve(original, Security.NONE)) {
      URI url = URI.create(server.url());
      for (int i = 0; i < 300; i++) {
        Socket socket = new Socket(url.getHost(), url.getPort());
        dawdlers.add(socket);
        socket.getOutputStream().write("GET /panels/".getBytes(StandardCharsets.US_ASCII));
      }
      assertThat(fetch(server, Security.NONE)).hasSameBinaryContentAs(original);
    } finally {
      for (Socket dawdler : dawdlers) {
        dawdler.close();
      }
    }
  }

  private static int status(String url, String range) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).header("Range", range).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  @Test
  void shouldServeOnlyNodesOfTheSameAuthorityOverTls() {
    Security ours = tls("ours");
    Security theirs = tls("theirs");
    try (PanelServer server = serve(original, ours)) {
      assertThat(server.url()).startsWith("https://127.0.0.1:");
      assertThatThrownBy(() -> fetch(server, theirs)).hasMessageContaining("cannot fetch");
      assertThatThrownBy(() -> fetch(server, Security.NONE)).hasMessageContaining("cannot fetch");
      assertThat(fetch(server, ours)).exists();
    }
  }

  @Test
  void shouldReadCertificatesAnewWhenTheyAreReplacedS2() throws IOException {
    Path served = tls("old").tls().orElseThrow();
    Path kept = Files.createDirectory(folder.resolve("kept"));
    replace(kept, served);
    Security old = Security.tls(kept);
    Security fresh = tls("fresh");
    try (PanelServer server = serve(original, Security.tls(served))) {
      assertThatThrownBy(() -> fetch(server, fresh)).hasMessageContaining("cannot fetch");
      Files.delete(fetch(server, old));

      replace(served, fresh.tls().orElseThrow());
      assertThatThrownBy(() -> fetch(server, old)).hasMessageContaining("cannot fetch");
      assertThat(fetch(server, fresh)).exists();
    }
  }

  private static void replace(Path folder, Path by) throws IOException {
    for (String file : List.of("node.key", "node.pem", "ca.pem")) {
      Files.copy(by.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Test
  void shouldRefuseAServerAndAClientWhoseCertificatesAreOutOfTheirTimeS2() throws Exception {
    Security ours = tls("ours");
    for (int days : new int[] {-31, 1}) {
      Clock then = Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
      Path late =
          new Lab(folder.resolve("ours"), then)
              .init(List.of(Lab.Node.of("late" + days + "=127.0.0.1")), 30, false)
              .getFirst();
      try (PanelServer server = serve(original, ours)) {
        assertThat(get(server.url(), Shown.context(ours.tls().orElseThrow()))).isEqualTo(206);
        assertThatThrownBy(() -> get(server.url(), Shown.context(late)))
            .isInstanceOf(IOException.class);
      }
      HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 1);
      server.setHttpsConfigurator(new HttpsConfigurator(Shown.context(late)));
      server.createContext("/", exchange -> exchange.sendResponseHeaders(206, -1));
      server.start();
      try {
        URI url = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/panels/x");
        Path target = folder.resolve("late.panel");
        assertThatThrownBy(() -> new PanelFetch(url, fingerprint, target, ours, 1).fetch())
            .hasMessageContaining("cannot fetch")
            .hasStackTraceContaining("validity check failed");
      } finally {
        server.stop(0);
      }
    }
  }

  private static int get(String url, SSLContext client) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).header("Range", "bytes=0-9").build();
    try (HttpClient http = HttpClient.newBuilder().sslContext(client).build()) {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  private Security tls(String authority) {
    return Security.tls(
        new Lab(folder.resolve(authority))
            .init(List.of(Lab.Node.of("n=127.0.0.1")), 30, false)
            .getFirst());
  }

  @Test
  void shouldLetAWorkerWithoutDataWorkAllTheSame() {
    List<Formula> formulas = SmallMarket.formulas();
    try (Panel panel = PanelFile.open(original);
        FetchedPanels panels =
            new FetchedPanels(Optional.empty(), folder.resolve("worker"), Security.NONE)) {
      Assignment assignment = SmallMarket.assignment(panel);
      ClusterSettings settings = ClusterSettings.listening(0, "127.0.0.1", 0).offering(original, 0);
      try (ClusterEvaluator evaluator =
              ClusterEvaluator.start(settings, assignment, Panels.of(panel));
          WorkerNode _ =
              WorkerNode.start(
                  WorkerSettings.joining(evaluator.address().orElseThrow(), 1), panels)) {
        assertThat(
                Toys.same(
                    evaluator.evaluate(formulas),
                    new LocalEvaluator(panel, assignment).evaluate(formulas)))
            .isTrue();
        assertThat(evaluator.status().workers()).isEqualTo(1);
      }
    }
  }
}
