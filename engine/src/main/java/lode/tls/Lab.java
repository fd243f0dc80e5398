package lode.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * The files of a lab's authority and its nodes:
 *
 * <pre>
 *   ca/ca.pem, ca/ca.key                 the authority; its key never leaves this folder
 *   NODE/ca.pem, node.pem, node.key      a node; the whole folder is what that machine gets
 * </pre>
 *
 * Keys are readable by their owner only. A folder that exists is never overwritten unless renewing
 * is asked for; each file then appears whole.
 *
 * @param directory where they lie
 * @param clock whose time certificates are good from
 */
public record Lab(Path directory, Clock clock) {
  private static final Duration AUTHORITY_VALID = Duration.ofDays(3650);
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  /** A lab of this machine's time. */
  public Lab(Path directory) {
    this(directory, Clock.systemUTC());
  }

  /**
   * A node to be given a certificate.
   *
   * @param name of its folder
   * @param hosts at which others reach it
   */
  public record Node(String name, List<String> hosts) {
    /** Reads {@code host} or {@code name=host,host}. */
    public static Node of(String text) {
      int at = text.indexOf('=');
      String name = at < 0 ? text : text.substring(0, at);
      if (!name.matches("[A-Za-z0-9][A-Za-z0-9._:-]*") || name.equals("ca")) {
        throw new IllegalArgumentException(
            "not a node's name: name=" + name + " remedy=give name=host,host");
      }
      List<String> hosts = Arrays.asList(text.substring(at + 1).split(","));
      hosts.forEach(Host::of);
      return new Node(name, hosts);
    }
  }

  /**
   * Makes the authority where there is none yet, and a folder for each node.
   *
   * @param days that the nodes' certificates are good for
   * @param renew whether to replace the files of nodes that have some
   * @return the nodes' folders
   * @throws IllegalArgumentException if a node's folder exists and is not to be renewed
   */
  public List<Path> init(List<Node> nodes, int days, boolean renew) {
    if (!renew) {
      nodes.forEach(this::requireNew);
    }
    Instant now = clock.instant();
    try {
      Authority authority = authority(now);
      for (Node node : nodes) {
        Authority.Issued issued =
            authority.issue(
                node.name(),
                node.hosts().stream().map(Host::of).toList(),
                now,
                Duration.ofDays(days));
        Path folder = folder(node.name());
        write(folder.resolve("node.key"), pem("PRIVATE KEY", issued.key().getEncoded()));
        write(folder.resolve("node.pem"), pem("CERTIFICATE", issued.certificate().getEncoded()));
        write(folder.resolve("ca.pem"), pem("CERTIFICATE", authority.certificate().getEncoded()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write: directory=" + directory, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot make certificates: " + e.getMessage(), e);
    }
    return nodes.stream().map(node -> directory.resolve(node.name())).toList();
  }

  private void requireNew(Node node) {
    if (Files.exists(directory.resolve(node.name()).resolve("node.key"))) {
      throw new IllegalArgumentException(
          "node has a certificate: folder="
              + directory.resolve(node.name())
              + " remedy=--renew replaces it");
    }
  }

  private Authority authority(Instant now) throws IOException, GeneralSecurityException {
    Path certificate = directory.resolve("ca").resolve("ca.pem");
    Path key = directory.resolve("ca").resolve("ca.key");
    if (Files.exists(certificate)) {
      try (InputStream in = Files.newInputStream(certificate)) {
        X509Certificate known =
            (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        return new Authority(known, privateKey(key));
      }
    }
    Authority made = Authority.create("lode lab authority", now, AUTHORITY_VALID);
    folder("ca");
    write(key, pem("PRIVATE KEY", made.key().getEncoded()));
    write(certificate, pem("CERTIFICATE", made.certificate().getEncoded()));
    return made;
  }

  private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
    String body = Files.readString(file).replaceAll("-----[^-]+-----", "");
    return KeyFactory.getInstance("EC")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
  }

  private Path folder(String name) throws IOException {
    Path folder = directory.resolve(name);
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(directory);
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    return folder;
  }

  private static String pem(String what, byte[] encoded) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(what, LINES.encodeToString(encoded), what);
  }

  /** A key is never readable by others, not even while it is written. */
  private static void write(Path file, String text) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    Files.deleteIfExists(temporary);
    try (var channel =
        Files.newByteChannel(
            temporary,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
