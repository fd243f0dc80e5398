package lode.tls;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A name or an address that a certificate is good for.
 *
 * @param text a DNS name, perhaps with {@code *} as its first label, or an IP address
 * @param address the address's bytes; empty for a name
 */
record Host(String text, byte[] address) {
  private static final Pattern NAME =
      Pattern.compile(
          "(\\*\\.)?([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

  /** Four numbers, so that no name is ever looked up. */
  private static final Pattern V4 = Pattern.compile("\\d+(\\.\\d+)*");

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static Host of(String text) {
    if (V4.matcher(text).matches() || text.contains(":")) {
      return new Host(text, address(text));
    }
    if (!NAME.matcher(text).matches() || text.length() > 253) {
      throw new IllegalArgumentException("neither a host name nor an address: host=" + text);
    }
    return new Host(text, new byte[0]);
  }

  private static byte[] address(String text) {
    try {
      return InetAddress.ofLiteral(text).getAddress();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not an address: host=" + text, e);
    }
  }

  /** As a member of the alternative names of a subject. */
  byte[] encoded() {
    return address.length == 0
        ? Der.tagged(0x82, text.getBytes(StandardCharsets.US_ASCII))
        : Der.tagged(0x87, address);
  }
}
