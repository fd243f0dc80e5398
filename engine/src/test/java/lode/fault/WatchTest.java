package lode.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import lode.cli.Lode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** What others see of a campaign while it runs, and when it has been killed. */
@Timeout(300)
class WatchTest {
  private static String lode(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine line = Lode.commandLine();
    line.setOut(new PrintWriter(out));
    assertThat(line.execute(arguments)).isZero();
    return out.toString();
  }

  private static JsonNode status(Mining mining) {
    try {
      return new ObjectMapper().readTree(lode("status", mining.run().toString(), "-o", "json"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int code(int port, String path) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + port + path);
      return client
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void shouldBeSeenFromAnotherShell() {
    int coordinator = FreePort.any();
    int helper = FreePort.any();
    Mining mining = Mining.of("watch").with("--health", "" + coordinator).remoteOnly();
    try (LodeProcess campaign = mining.mine(mining.held(4, List.of()))) {
      Wait.until("ready", () -> code(coordinator, "/ready") == 200, campaign::output);
      try (LodeProcess worker = mining.worker(List.of(), List.of(), mining.join(helper))) {
        Wait.until("alive", () -> code(helper, "/alive") == 200, worker::output);
        Wait.until("ready", () -> code(helper, "/ready") == 200, worker::output);
        mining.awaitGenerations(2, campaign);
        Wait.until("a worker", () -> status(mining).path("workers").asInt() == 1, mining::log);
        JsonNode status = status(mining);
        assertThat(status.get("state").asText()).isEqualTo("RUNNING");
        assertThat(status.get("pid").asLong()).isEqualTo(campaign.pid());
        assertThat(status.get("generations").asInt()).isEqualTo(20);
        assertThat(lode("tail", mining.run().toString(), "--once", "--event", "generation"))
            .contains("ev=generation gen=1 ");
        campaign.kill();
        assertThat(status(mining).get("state").asText()).isEqualTo("CRASHED");
      }
    }
  }
}
