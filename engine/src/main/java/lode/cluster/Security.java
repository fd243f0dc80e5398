package lode.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a node keeps strangers out. Whoever reaches the port of a node without TLS owns its campaign,
 * so such a node listens on loopback only, unless the user says aloud that the network is his.
 *
 * @param tls folder of {@code ca.pem}, {@code node.pem} and {@code node.key}; empty: no TLS
 * @param insecure whether it may listen beyond loopback without TLS
 */
public record Security(Optional<Path> tls, boolean insecure) {
  /** Loopback without TLS. */
  public static final Security NONE = new Security(Optional.empty(), false);

  /** Mutual TLS with the certificates of a folder. */
  public static Security tls(Path folder) {
    return new Security(Optional.of(folder), false);
  }

  /**
   * Checks that a node may listen at an address.
   *
   * @throws IllegalArgumentException if it is not loopback and there is no TLS
   */
  void check(String host) {
    if (tls.isEmpty() && !insecure && !isLoopback(host)) {
      throw new IllegalArgumentException(
          "refusing to listen beyond loopback without TLS: host="
              + host
              + " remedy=make certificates with lode tls init and set cluster.tls.directory,"
              + " or set cluster.insecure = true on a network that nobody else reaches");
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
