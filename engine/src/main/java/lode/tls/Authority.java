package lode.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Signs certificates (X.509 version 3, RFC 5280): elliptic keys on P-256, ECDSA with SHA-256. A
 * node's certificate serves both ends of a connection and names the hosts it is good for.
 *
 * @param certificate its own, signed by itself
 * @param key its private key
 */
record Authority(X509Certificate certificate, PrivateKey key) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] SIGNED_HOW = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));

  /** A clock a little behind must not refuse a new certificate. */
  private static final Duration SLACK = Duration.ofHours(1);

  /** A node's certificate and its key. */
  record Issued(X509Certificate certificate, PrivateKey key) {}

  /** A new authority. */
  static Authority create(String name, Instant now, Duration valid)
      throws GeneralSecurityException {
    KeyPair keys = keys();
    byte[] id = id(keys.getPublic());
    byte[] extensions =
        Der.sequence(
            critical("2.5.29.19", Der.sequence(Der.yes(), Der.integer(BigInteger.ZERO))),
            critical("2.5.29.15", Der.bits(1, new byte[] {0x06})), // signs certificates and lists
            extension("2.5.29.14", Der.octets(id)));
    X509Certificate own =
        sign(
            body(name(name), name(name), keys.getPublic(), now, valid, extensions),
            keys.getPrivate());
    return new Authority(own, keys.getPrivate());
  }

  /**
   * A certificate for a node.
   *
   * @param name who it is
   * @param hosts names and addresses at which others reach it
   */
  Issued issue(String name, List<Host> hosts, Instant now, Duration valid)
      throws GeneralSecurityException {
    KeyPair keys = keys();
    byte[] names = Der.sequence(hosts.stream().map(Host::encoded).toArray(byte[][]::new));
    byte[] extensions =
        Der.sequence(
            critical("2.5.29.19", Der.sequence()),
            critical("2.5.29.15", Der.bits(7, new byte[] {(byte) 0x80})), // signs handshakes
            extension(
                "2.5.29.37",
                Der.sequence(Der.oid("1.3.6.1.5.5.7.3.1"), Der.oid("1.3.6.1.5.5.7.3.2"))),
            extension("2.5.29.17", names),
            extension("2.5.29.14", Der.octets(id(keys.getPublic()))),
            extension("2.5.29.35", Der.sequence(Der.tagged(0x80, id(certificate.getPublicKey())))));
    byte[] issuer = certificate.getSubjectX500Principal().getEncoded();
    return new Issued(
        sign(body(issuer, name(name), keys.getPublic(), now, valid, extensions), key),
        keys.getPrivate());
  }

  private static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
    return generator.generateKeyPair();
  }

  private static byte[] body(
      byte[] issuer,
      byte[] subject,
      PublicKey key,
      Instant now,
      Duration valid,
      byte[] extensions) {
    return Der.sequence(
        Der.tagged(0xa0, Der.integer(BigInteger.TWO)), // version 3
        Der.integer(new BigInteger(127, RANDOM).add(BigInteger.ONE)),
        SIGNED_HOW,
        issuer,
        Der.sequence(Der.time(now.minus(SLACK)), Der.time(now.plus(valid))),
        subject,
        key.getEncoded(),
        Der.tagged(0xa3, extensions));
  }

  private static X509Certificate sign(byte[] body, PrivateKey key) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(key, RANDOM);
    signature.update(body);
    byte[] whole = Der.sequence(body, SIGNED_HOW, Der.bits(0, signature.sign()));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(whole));
  }

  private static byte[] name(String commonName) {
    return Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.text(commonName))));
  }

  /** Names a key, so that a chain is found by it. */
  private static byte[] id(PublicKey key) throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
    return Arrays.copyOf(digest, 20);
  }

  private static byte[] critical(String oid, byte[] value) {
    return Der.sequence(Der.oid(oid), Der.yes(), Der.octets(value));
  }

  private static byte[] extension(String oid, byte[] value) {
    return Der.sequence(Der.oid(oid), Der.octets(value));
  }
}
