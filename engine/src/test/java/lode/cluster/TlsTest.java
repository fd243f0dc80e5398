package lode.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import lode.formula.Formula;
import lode.tls.Lab;
import lode.tls.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** S2: who has no certificate of the authority, or one for another name, is not let in. */
@Timeout(120)
class TlsTest {
  private static final Config HASTY =
      ConfigFactory.parseString(
          TwoJvmTest.FAST + "akka.cluster.shutdown-after-unsuccessful-join-seed-nodes = 4s");

  @TempDir private Path folder;

  /** Certificates of an authority for nodes at these addresses, in the order of the nodes. */
  private List<Path> certificates(String authority, String... nodes) {
    return new Lab(folder.resolve(authority))
        .init(Stream.of(nodes).map(Lab.Node::of).toList(), 30, false);
  }

  /** A certificate for 30 days that is made in so many days. */
  private Path certificate(String authority, int days, String node) {
    Clock then = Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
    return new Lab(folder.resolve(authority), then)
        .init(List.of(Lab.Node.of(node)), 30, false)
        .getFirst();
  }

  private static ClusterEvaluator listening(Path certificates) {
    return ClusterEvaluator.startWith(
        new ClusterSettings(
            0,
            "127.0.0.1",
            0,
            List.of(),
            5,
            ClusterSettings.DEFAULT_DEADLINE,
            Optional.empty(),
            Term.FIRST,
            Security.tls(certificates),
            ConfigFactory.parseString(TwoJvmTest.FAST)),
        Toys.ASSIGNMENT,
        Toys.bench(Toys::evaluate));
  }

  private static WorkerNode worker(ClusterEvaluator evaluator, Security security) {
    return WorkerNode.startWith(
        new WorkerSettings(
            List.of(evaluator.address().orElseThrow()), "127.0.0.1", 0, 1, security, HASTY),
        Toys.bench(Toys::evaluate));
  }

  @Test
  void shouldGiveTheSameBitsBetweenNodesOfOneAuthority() throws InterruptedException {
    List<Path> nodes = certificates("ours", "a=127.0.0.1", "b=localhost,127.0.0.1");
    List<Formula> formulas = Toys.formulas(60);
    WorkerNode worker;
    try (ClusterEvaluator evaluator = listening(nodes.get(0))) {
      worker = worker(evaluator, Security.tls(nodes.get(1)));
      assertThat(Toys.same(evaluator.evaluate(formulas), Toys.evaluate(formulas))).isTrue();
      assertThat(evaluator.status().workers()).isEqualTo(1);
    }
    assertThat(worker.await()).isEqualTo(WorkerNode.End.CAMPAIGN);
  }

  @Test
  void shouldRefuseAnotherAuthorityAndPlainTcp() throws InterruptedException {
    Path ours = certificates("ours", "a=127.0.0.1").getFirst();
    Path theirs = certificates("theirs", "a=127.0.0.1").getFirst();
    try (ClusterEvaluator evaluator = listening(ours)) {
      WorkerNode other = worker(evaluator, Security.tls(theirs));
      WorkerNode plain = worker(evaluator, Security.NONE);
      assertThat(other.await()).isEqualTo(WorkerNode.End.NOBODY);
      assertThat(plain.await()).isEqualTo(WorkerNode.End.NOBODY);
      assertThat(evaluator.status().workers()).isZero();
    }
  }

  @Test
  void shouldNotTrustACoordinatorWhoseCertificateIsForAnotherName() throws InterruptedException {
    List<Path> nodes = certificates("ours", "a=10.9.8.7", "b=127.0.0.1");
    try (ClusterEvaluator evaluator = listening(nodes.get(0))) {
      WorkerNode worker = worker(evaluator, Security.tls(nodes.get(1)));
      assertThat(worker.await()).isEqualTo(WorkerNode.End.NOBODY);
      assertThat(evaluator.status().workers()).isZero();
    }
  }

  @Test
  void shouldNotTalkToAClientWithoutACertificate() throws Exception {
    Path ours = certificates("ours", "a=127.0.0.1").getFirst();
    try (ClusterEvaluator evaluator = listening(ours)) {
      assertThat(answer(evaluator, Shown.context(ours))).isInstanceOf(SocketTimeoutException.class);
      assertThat(answer(evaluator, Shown.nothing(ours)))
          .isInstanceOf(SSLException.class)
          .hasMessageContaining("certificate_required");
    }
  }

  @Test
  void shouldRefuseACertificateThatIsNotGoodAnyMoreOrNotYetS2() throws Exception {
    Path ours = certificates("ours", "a=127.0.0.1").getFirst();
    try (ClusterEvaluator evaluator = listening(ours)) {
      assertThat(answer(evaluator, Shown.context(ours))).isInstanceOf(SocketTimeoutException.class);
      for (int days : new int[] {-31, 1}) {
        Path late = certificate("ours", days, "b" + days + "=127.0.0.1");
        assertThat(answer(evaluator, Shown.context(late)))
            .as("made in %d days, for 30", days)
            .isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> worker(evaluator, Security.tls(late)))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(days < 0 ? "CertificateExpired" : "CertificateNotYetValid")
            .hasMessageEndingWith("remedy=lode tls init --renew");
      }
    }
  }

  /**
   * What ends a connection to a node: its alert, or that nothing comes, for it awaits more. A
   * client that is still writing its handshake when it has been refused does not come to read why,
   * and asks again.
   */
  private static IOException answer(ClusterEvaluator evaluator, SSLContext client) {
    IOException answer = once(evaluator, client);
    for (int again = 0; again < 20 && answer instanceof SocketException; again++) {
      answer = once(evaluator, client);
    }
    return answer;
  }

  private static IOException once(ClusterEvaluator evaluator, SSLContext client) {
    String[] address = evaluator.address().orElseThrow().split(":");
    try (SSLSocket socket =
        (SSLSocket)
            client.getSocketFactory().createSocket(address[0], Integer.parseInt(address[1]))) {
      socket.setSoTimeout(3_000);
      socket.startHandshake();
      // says nothing: what is written to a node that has already refused hides its reason
      return new EOFException("read=" + socket.getInputStream().read());
    } catch (IOException e) {
      return e;
    }
  }

  @Test
  void shouldReadCertificatesAnewWhenTheyAreReplacedS2() throws Exception {
    List<Path> old = certificates("old", "a=127.0.0.1", "b=127.0.0.1");
    List<Path> fresh = certificates("fresh", "a=127.0.0.1", "b=127.0.0.1");
    try (ClusterEvaluator evaluator = listening(old.get(0))) {
      assertThat(answer(evaluator, Shown.context(old.get(1))))
          .isInstanceOf(SocketTimeoutException.class);
      assertThat(answer(evaluator, Shown.context(fresh.get(1)))).isInstanceOf(SSLException.class);

      replace(old.get(0), fresh.get(0), "node.key");
      assertThat(answer(evaluator, Shown.context(old.get(1))))
          .as("half of a replacement is not used")
          .isInstanceOf(SocketTimeoutException.class);

      replace(old.get(0), fresh.get(0), "node.pem");
      replace(old.get(0), fresh.get(0), "ca.pem");
      assertThat(answer(evaluator, Shown.context(old.get(1)))).isInstanceOf(SSLException.class);
      WorkerNode worker = worker(evaluator, Security.tls(fresh.get(1)));
      List<Formula> formulas = Toys.formulas(20);
      assertThat(Toys.same(evaluator.evaluate(formulas), Toys.evaluate(formulas))).isTrue();
      assertThat(evaluator.status().workers()).isEqualTo(1);
      worker.close();
    }
  }

  private static void replace(Path folder, Path by, String file) throws IOException {
    Files.copy(by.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void shouldSayWhatIsWrongWithTheFolder() {
    Security empty = new Security(Optional.of(folder.resolve("nothing")), false);
    assertThatThrownBy(
            () -> Node.networked("worker", "127.0.0.1", 0, List.of(), empty, ConfigFactory.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("cannot use the certificates: folder=" + folder.resolve("nothing"))
        .hasMessageEndingWith("remedy=lode tls init");
  }
}
