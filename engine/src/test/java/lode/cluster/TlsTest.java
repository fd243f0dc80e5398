package lode.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import lode.formula.Formula;
import lode.tls.Lab;
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
      String[] address = evaluator.address().orElseThrow().split(":");
      try (Socket socket =
          trusting(ours.resolve("ca.pem"))
              .getSocketFactory()
              .createSocket(address[0], Integer.parseInt(address[1]))) {
        assertThatThrownBy(
                () -> {
                  ((SSLSocket) socket).startHandshake();
                  socket.getOutputStream().write("AKKA".getBytes("US-ASCII"));
                  if (socket.getInputStream().read() < 0) {
                    throw new IOException("closed");
                  }
                })
            .isInstanceOf(IOException.class);
      }
    }
  }

  private static SSLContext trusting(Path authority) throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (var in = Files.newInputStream(authority)) {
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
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
