package lode.cluster;

import java.util.Map;

/**
 * What a client may take from the small servers of this program: one that sends its request a byte
 * at a time, or says nothing at all, is hung up on. How many may is not limited: whoever fills the
 * seats would keep all others out, and one that waits costs no thread. The JDK's server reads these
 * once, so {@link #apply} comes before the first one is made; what the command line says of them
 * stays.
 */
public final class HttpLimits {
  /** Seconds within which a request must be there. */
  public static final int REQUEST_SECONDS = 10;

  private static final Map<String, Integer> LIMITS =
      Map.of(
          "sun.net.httpserver.maxReqTime",
          REQUEST_SECONDS,
          // a piece of a panel over a slow line
          "sun.net.httpserver.maxRspTime",
          300,
          "sun.net.httpserver.maxReqHeaders",
          64,
          "sun.net.httpserver.maxReqHeaderSize",
          16 << 10);

  private HttpLimits() {}

  /** Sets what is not set yet. */
  public static void apply() {
    LIMITS.forEach((name, value) -> {
      if (System.getProperty(name) == null) {
        System.setProperty(name, value.toString());
      }
    });
  }
}
