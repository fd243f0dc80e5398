package lode.formula;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import lode.operator.Operators;

/** The short name of a canonical text under the operator set of this version. */
final class Identity {
  private static final int BYTES = 6;

  private Identity() {}

  static String fid(String canonicalText) {
    byte[] named = (canonicalText + '\n' + Operators.VERSION).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(named);
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
