package lode.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A node's certificates: {@code ca.pem}, whom it trusts; {@code node.pem}, its own certificate and
 * what leads to the authority; {@code node.key}, its private key as unencrypted PKCS#8.
 */
public final class Certificates {
  /** The one protocol that is spoken. */
  public static final String PROTOCOL = "TLSv1.3";

  private static final char[] NO_PASSWORD = {};

  private final Path authority;
  private final Path node;
  private final Path key;
  private List<FileTime> read = List.of();
  private SSLContext context;

  /**
   * Of a folder.
   *
   * @throws IllegalArgumentException if a file is missing or is not what it should be
   */
  public Certificates(Path folder) {
    authority = folder.resolve("ca.pem");
    node = folder.resolve("node.pem");
    key = folder.resolve("node.key");
    context();
  }

  /** Both as a client and as a server; of the files as they are now. */
  public synchronized SSLContext context() {
    try {
      List<FileTime> now =
          List.of(
              Files.getLastModifiedTime(authority),
              Files.getLastModifiedTime(node),
              Files.getLastModifiedTime(key));
      if (!now.equals(read)) {
        context = load();
        read = now;
      }
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      if (context == null) {
        throw new IllegalArgumentException(
            "cannot use the certificates: folder=%s reason=%s remedy=lode tls init"
                .formatted(authority.getParent(), e),
            e);
      }
      // half of a replacement: the old ones are good until it is whole
    }
    return context;
  }

  private SSLContext load() throws IOException, GeneralSecurityException {
    List<Certificate> own = certificates(node);
    KeyStore identity = empty();
    identity.setKeyEntry(
        "node", privateKey(own.getFirst()), NO_PASSWORD, own.toArray(Certificate[]::new));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(identity, NO_PASSWORD);

    KeyStore trusted = empty();
    for (Certificate certificate : certificates(authority)) {
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

  private static List<Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (var in = Files.newInputStream(file)) {
      List<Certificate> found =
          new ArrayList<>(CertificateFactory.getInstance("X.509").generateCertificates(in));
      if (found.isEmpty()) {
        throw new GeneralSecurityException("no certificate in it: file=" + file);
      }
      return found;
    }
  }

  private PrivateKey privateKey(Certificate certificate)
      throws IOException, GeneralSecurityException {
    String text = Files.readString(key);
    int begin = text.indexOf("-----BEGIN PRIVATE KEY-----");
    int end = text.indexOf("-----END PRIVATE KEY-----");
    if (begin < 0 || end < begin) {
      throw new GeneralSecurityException("not an unencrypted PKCS#8 key: file=" + key);
    }
    byte[] encoded = Base64.getMimeDecoder().decode(text.substring(text.indexOf('\n', begin), end));
    return KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
        .generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }
}
