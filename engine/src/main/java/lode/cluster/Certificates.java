package lode.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node's certificates: {@code ca.pem}, whom it trusts; {@code node.pem}, its own certificate and
 * what leads to the authority; {@code node.key}, its private key as unencrypted PKCS#8. The files
 * may be replaced while the node runs, one after the other: each new connection uses those that
 * fitted together last. One's own certificate is not used out of its time, and others' are refused.
 */
public final class Certificates {
  private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);

  /** The one protocol that is spoken. */
  public static final String PROTOCOL = "TLSv1.3";

  private static final char[] NO_PASSWORD = {};

  private final Path authority;
  private final Path node;
  private final Path key;
  private List<FileTime> read = List.of();
  private SSLContext loaded;

  /**
   * Of a folder.
   *
   * @throws IllegalArgumentException if a file is missing or is not what it should be
   */
  public Certificates(Path folder) {
    authority = folder.resolve("ca.pem");
    node = folder.resolve("node.pem");
    key = folder.resolve("node.key");
    try {
      read = times();
      loaded = load();
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "cannot use the certificates: folder=%s reason=%s remedy=%s"
              .formatted(folder, e, Files.exists(node) ? "lode tls init --renew" : "lode tls init"),
          e);
    }
  }

  /** Both as a client and as a server; whoever keeps it follows the files all the same. */
  public SSLContext context() {
    return new FollowingContext(this::latest);
  }

  private synchronized SSLContext latest() {
    try {
      List<FileTime> now = times();
      if (!now.equals(read)) {
        loaded = load();
        read = now;
      }
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      // half of a replacement, or a bad one: what is loaded is good until its own time is over
      LOG.warn("ev=certificates_kept folder={} reason=\"{}\"", node.getParent(), e.toString());
    }
    return loaded;
  }

  private List<FileTime> times() throws IOException {
    return List.of(
        Files.getLastModifiedTime(authority),
        Files.getLastModifiedTime(node),
        Files.getLastModifiedTime(key));
  }

  private SSLContext load() throws IOException, GeneralSecurityException {
    List<X509Certificate> own = certificates(node);
    own.getFirst().checkValidity();
    KeyStore identity = empty();
    identity.setKeyEntry(
        "node", privateKey(own.getFirst()), NO_PASSWORD, own.toArray(Certificate[]::new));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(identity, NO_PASSWORD);

    KeyStore trusted = empty();
    for (X509Certificate certificate : certificates(authority)) {
      trusted.setCertificateEntry("ca-" + trusted.size(), certificate);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);

    SSLContext made = SSLContext.getInstance(PROTOCOL);
    made.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return made;
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }

  private static List<X509Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (var in = Files.newInputStream(file)) {
      List<X509Certificate> found = new ArrayList<>();
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        found.add((X509Certificate) certificate);
      }
      if (found.isEmpty()) {
        throw new GeneralSecurityException("no certificate in it: file=" + file);
      }
      return found;
    }
  }

  private PrivateKey privateKey(X509Certificate certificate)
      throws IOException, GeneralSecurityException {
    String text = Files.readString(key);
    int begin = text.indexOf("-----BEGIN PRIVATE KEY-----");
    int end = text.indexOf("-----END PRIVATE KEY-----");
    if (begin < 0 || end < begin) {
      throw new GeneralSecurityException("not an unencrypted PKCS#8 key: file=" + key);
    }
    byte[] encoded = Base64.getMimeDecoder().decode(text.substring(text.indexOf('\n', begin), end));
    PrivateKey found =
        KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
            .generatePrivate(new PKCS8EncodedKeySpec(encoded));
    if (!fits(found, certificate)) {
      throw new GeneralSecurityException("not the certificate's key: file=" + key);
    }
    return found;
  }

  /** A key store takes any key for any certificate, and handshakes fail later. */
  private static boolean fits(PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException {
    Signature signature =
        Signature.getInstance(
            switch (key.getAlgorithm()) {
              case "EC" -> "SHA256withECDSA";
              case "RSA" -> "SHA256withRSA";
              default -> key.getAlgorithm();
            });
    byte[] proof = certificate.getSerialNumber().toByteArray();
    signature.initSign(key);
    signature.update(proof);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    signature.update(proof);
    return signature.verify(signed);
  }
}
