package lode.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** ASN.1 in its distinguished encoding (X.690): the few types that a certificate is made of. */
final class Der {
  private static final DateTimeFormatter UNTIL_2049 =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter LATER =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Instant YEAR_2050 = Instant.parse("2050-01-01T00:00:00Z");

  private static final Pattern DOT = Pattern.compile("\\.");

  private Der() {}

  /** A type's tag, the length, the parts one after another. */
  static byte[] tagged(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(tag);
    length(content.size(), all);
    all.writeBytes(content.toByteArray());
    return all.toByteArray();
  }

  private static void length(int length, ByteArrayOutputStream out) {
    if (length < 0x80) {
      out.write(length);
    } else {
      byte[] bytes = BigInteger.valueOf(length).toByteArray();
      int from = bytes[0] == 0 ? 1 : 0;
      out.write(0x80 | (bytes.length - from));
      out.write(bytes, from, bytes.length - from);
    }
  }

  static byte[] sequence(byte[]... parts) {
    return tagged(0x30, parts);
  }

  static byte[] set(byte[]... parts) {
    return tagged(0x31, parts);
  }

  static byte[] integer(BigInteger value) {
    return tagged(0x02, value.toByteArray());
  }

  static byte[] yes() {
    return tagged(0x01, new byte[] {(byte) 0xff});
  }

  static byte[] octets(byte[] value) {
    return tagged(0x04, value);
  }

  /** Bits; so many of the last byte are not used. */
  static byte[] bits(int unused, byte[] value) {
    return tagged(0x03, new byte[] {(byte) unused}, value);
  }

  static byte[] text(String value) {
    return tagged(0x0c, value.getBytes(StandardCharsets.UTF_8));
  }

  /** The short form with two digits of the year as long as it can be used, as X.509 wants it. */
  static byte[] time(Instant instant) {
    return instant.isBefore(YEAR_2050)
        ? tagged(0x17, UNTIL_2049.format(instant).getBytes(StandardCharsets.US_ASCII))
        : tagged(0x18, LATER.format(instant).getBytes(StandardCharsets.US_ASCII));
  }

  /** An object identifier such as {@code 2.5.4.3}. */
  static byte[] oid(String dotted) {
    int[] arcs = DOT.splitAsStream(dotted).mapToInt(Integer::parseInt).toArray();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(40 * arcs[0] + arcs[1]);
    for (int i = 2; i < arcs.length; i++) {
      base128(arcs[i], out);
    }
    return tagged(0x06, out.toByteArray());
  }

  private static void base128(int arc, ByteArrayOutputStream out) {
    int shift = 28;
    while (shift > 0 && arc >>> shift == 0) {
      shift -= 7;
    }
    for (; shift >= 0; shift -= 7) {
      out.write((arc >>> shift & 0x7f) | (shift > 0 ? 0x80 : 0));
    }
  }
}
