package lode.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import lode.cluster.HttpLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {
  private volatile String trouble;
  private final HealthServer server =
      HealthServer.start(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          () -> Optional.ofNullable(trouble));
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private HttpResponse<String> ask(String method, String path)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void shouldBeReadyWhileThereIsNoTrouble() throws Exception {
    assertThat(ask("GET", "/ready").statusCode()).isEqualTo(200);
    trouble = "waiting for the disk";
    assertThat(ask("GET", "/ready").statusCode()).isEqualTo(503);
    assertThat(ask("GET", "/ready").body()).isEqualTo("waiting for the disk\n");
    trouble = null;
    assertThat(ask("HEAD", "/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldBeAliveWhateverTheTrouble() throws Exception {
    trouble = "no coordinator";
    assertThat(ask("GET", "/alive").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldHangUpOnWhoeverDoesNotComeToTheEndOfARequestS10() throws Exception {
    try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      slow.setSoTimeout(10_000 * HttpLimits.REQUEST_SECONDS);
      slow.getOutputStream().write("GET /alive HTTP/1.1\r\nHost: l".getBytes(US_ASCII));
      slow.getOutputStream().flush();
      assertThat(slow.getInputStream().readAllBytes()).isEmpty();
    }
    assertThat(ask("GET", "/alive").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldAnswerNothingElse() throws Exception {
    assertThat(ask("GET", "/").statusCode()).isEqualTo(404);
    assertThat(ask("GET", "/alive/../etc/passwd").statusCode()).isEqualTo(404);
    assertThat(ask("POST", "/ready").statusCode()).isEqualTo(405);
  }
}
