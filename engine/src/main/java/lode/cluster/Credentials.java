package lode.cluster;

import java.util.Optional;
import lode.operator.Operators;

/**
 * What a node is, said before it gets its first shard. Everything here but the machine must be
 * equal; the machine may differ because {@link #golden} proves that it computes the same bits.
 *
 * @param protocol version of the messages
 * @param version of the program
 * @param operators version of the operator set
 * @param fingerprint of the panel
 * @param golden digest of evaluations that the node made of that panel ({@link Golden})
 * @param machine Java and processor, for the log
 */
record Credentials(
    int protocol,
    String version,
    String operators,
    String fingerprint,
    String golden,
    String machine) {

  /** Of this process at a bench. */
  static Credentials of(Bench bench) {
    return new Credentials(
        Worker.PROTOCOL,
        Version.NUMBER,
        Operators.VERSION,
        bench.fingerprint(),
        bench.golden(),
        here());
  }

  /** What another node has that is not the same; empty if it may work here. */
  Optional<String> fault(Credentials other) {
    return fault("protocol", protocol, other.protocol)
        .or(() -> fault("version", version, other.version))
        .or(() -> fault("operator set", operators, other.operators))
        .or(() -> fault("data", fingerprint, other.fingerprint))
        .or(() -> fault("golden digest", golden, other.golden))
        .map(fault ->
            "%s machines=%s/%s".formatted(fault, machine, other.machine).replace('\n', ' '));
  }

  private static Optional<String> fault(String what, Object here, Object there) {
    return here.equals(there)
        ? Optional.empty()
        : Optional.of("other %s: coordinator=%s worker=%s".formatted(what, here, there));
  }

  private static String here() {
    return String.join(
        "_",
        System.getProperty("java.vendor", "?").replace(' ', '-'),
        Runtime.version().toString(),
        System.getProperty("os.arch", "?"));
  }
}
