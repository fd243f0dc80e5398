package lode.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificates of a lab, judged by the TLS of the JDK and, where it is there, by openssl. */
class LabTest {
  @TempDir Path directory;

  private void init(String... hosts) {
    new Lab(directory).init(List.of(hosts).stream().map(Lab.Node::of).toList(), 30, false);
  }

  private static X509Certificate certificate(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  /** One byte through a connection in which both prove who they are, and the host is checked. */
  private static int talk(Path server, Path client) throws Exception {
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    try (SSLServerSocket listener =
        (SSLServerSocket)
            Shown.context(server).getServerSocketFactory().createServerSocket(0, 1, loopback)) {
      listener.setNeedClientAuth(true);
      CompletableFuture<Void> answer =
          CompletableFuture.runAsync(() -> {
            try (var socket = listener.accept()) {
              socket.getOutputStream().write(42);
            } catch (IOException e) {
              // the client tells
            }
          });
      try (SSLSocket socket =
          (SSLSocket)
              Shown.context(client)
                  .getSocketFactory()
                  .createSocket("127.0.0.1", listener.getLocalPort())) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return socket.getInputStream().read();
      } finally {
        answer.join();
      }
    }
  }

  @Test
  void shouldLetNodesOfALabTalk() throws Exception {
    init("one=127.0.0.1,one.lab", "worker=*.pod.lab");
    assertThat(talk(directory.resolve("one"), directory.resolve("worker"))).isEqualTo(42);
  }

  @Test
  void shouldRefuseAServerAtAnAddressThatItsCertificateDoesNotName() {
    init("one=10.1.2.3", "two");
    assertThatThrownBy(() -> talk(directory.resolve("one"), directory.resolve("two")))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("No subject alternative names matching IP address 127.0.0.1");
  }

  @Test
  void shouldRefuseAnotherLab() {
    init("127.0.0.1");
    Path other = directory.resolve("other");
    new Lab(other).init(List.of(Lab.Node.of("127.0.0.1")), 30, false);
    assertThatThrownBy(() -> talk(directory.resolve("127.0.0.1"), other.resolve("127.0.0.1")))
        .isInstanceOf(SSLException.class);
  }

  @Test
  void shouldKeepKeysFromOthers() throws IOException {
    init("one");
    for (String key : List.of("ca/ca.key", "one/node.key")) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(key))))
          .isEqualTo("rw-------");
    }
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("ca"))))
        .isEqualTo("rwx------");
  }

  @Test
  void shouldKeepTheAuthorityAndRenewANodeOnlyWhenAsked() throws Exception {
    init("one");
    BigInteger serial = certificate(directory.resolve("one/node.pem")).getSerialNumber();
    assertThatThrownBy(() -> init("two", "one"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("remedy=--renew");
    assertThat(directory.resolve("two")).doesNotExist();
    new Lab(directory).init(List.of(Lab.Node.of("one"), Lab.Node.of("two")), 30, true);
    assertThat(certificate(directory.resolve("one/node.pem")).getSerialNumber())
        .isNotEqualTo(serial);
    assertThat(directory.resolve("two/ca.pem"))
        .hasSameTextualContentAs(directory.resolve("one/ca.pem"));
  }

  @Test
  void shouldRefuseWhatIsNoHost() {
    for (String bad : List.of("a b", "name=", "-x", "1.2.3.4.5", "ca", "../x", "a=*", "x=b..c")) {
      assertThatThrownBy(() -> init(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void shouldSatisfyOpenssl() throws Exception {
    init("one=one.lab,10.0.0.1,fd00::1");
    Process process;
    try {
      process =
          new ProcessBuilder(
                  "openssl",
                  "verify",
                  "-x509_strict",
                  "-verify_hostname",
                  "one.lab",
                  "-CAfile",
                  directory.resolve("ca/ca.pem").toString(),
                  directory.resolve("one/node.pem").toString())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      Assumptions.abort("no openssl here");
      return;
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
