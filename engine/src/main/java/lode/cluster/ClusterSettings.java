package lode.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where a campaign's workers are.
 *
 * @param localWorkers worker actors in this JVM, each with a thread of its own; may be 0 when
 *     listening
 * @param host address to listen on and to be reached at
 * @param port port to listen on, 0 for any free one, {@link #NO_NETWORK} to stay within this JVM
 * @param seedNodes {@code host:port} of running nodes to join; empty: this node is the first
 * @param shardSize most formulas a worker is lent at once, 1 to {@value #MAX_SHARD}
 * @param deadline how long a worker may have a shard before it is given up on it; decides who
 *     evaluates, never what
 * @param offer what is offered to workers without data
 * @param term the campaign's reign over its run
 * @param security how the port is kept from strangers
 * @param overrides configuration that wins over the packaged files, such as the user's file
 */
public record ClusterSettings(
    int localWorkers,
    String host,
    int port,
    List<String> seedNodes,
    int shardSize,
    Duration deadline,
    Optional<Offer> offer,
    Term term,
    Security security,
    Config overrides) {
  /**
   * A panel file that workers may fetch.
   *
   * @param panel the file
   * @param port to serve it at, on the same host; 0 for any free one
   */
  public record Offer(Path panel, int port) {}

  /** Port of a campaign that does not listen. */
  public static final int NO_NETWORK = -1;

  /** So many formulas and their outcomes still fit one frame of the wire. */
  public static final int MAX_SHARD = 256;

  /** Shard size unless told otherwise: enough to share subtrees, little to lose. */
  public static final int DEFAULT_SHARD = 96;

  /** Far more than any shard takes on any machine that should take part. */
  public static final Duration DEFAULT_DEADLINE = Duration.ofMinutes(10);

  /** Checks the numbers. */
  public ClusterSettings {
    seedNodes = List.copyOf(seedNodes);
    if (localWorkers < 0 || (localWorkers == 0 && port < 0)) {
      throw new IllegalArgumentException(
          "nobody would evaluate: workers=%d and no port for others".formatted(localWorkers));
    }
    if (shardSize < 1 || shardSize > MAX_SHARD) {
      throw new IllegalArgumentException(
          "shard size out of range: shard-size=%d range=1..%d".formatted(shardSize, MAX_SHARD));
    }
    if (!deadline.isPositive()) {
      throw new IllegalArgumentException("not a deadline: seconds=" + deadline.toSeconds());
    }
    if (port >= 0) {
      security.check(host);
    }
    if (port > 65535) {
      throw new IllegalArgumentException("not a port: port=" + port);
    }
  }

  /** Of the first term, on loopback. */
  ClusterSettings(
      int localWorkers,
      String host,
      int port,
      List<String> seedNodes,
      int shardSize,
      Config overrides) {
    this(
        localWorkers,
        host,
        port,
        seedNodes,
        shardSize,
        DEFAULT_DEADLINE,
        Optional.empty(),
        Term.FIRST,
        Security.NONE,
        overrides);
  }

  /** The same of another term. */
  public ClusterSettings during(Term other) {
    return new ClusterSettings(
        localWorkers,
        host,
        port,
        seedNodes,
        shardSize,
        deadline,
        offer,
        other,
        security,
        overrides);
  }

  /** The same with another deadline for shards. */
  public ClusterSettings within(Duration other) {
    return new ClusterSettings(
        localWorkers, host, port, seedNodes, shardSize, other, offer, term, security, overrides);
  }

  /** The same with a panel for workers that have none. */
  public ClusterSettings offering(Path panel, int at) {
    return new ClusterSettings(
        localWorkers,
        host,
        port,
        seedNodes,
        shardSize,
        deadline,
        Optional.of(new Offer(panel, at)),
        term,
        security,
        overrides);
  }

  /** Workers in this JVM only. */
  public static ClusterSettings local(int workers) {
    return new ClusterSettings(
        workers, "127.0.0.1", NO_NETWORK, List.of(), DEFAULT_SHARD, ConfigFactory.empty());
  }

  /** Workers in this JVM, and those that join at this address, on loopback. */
  public static ClusterSettings listening(int workers, String host, int port) {
    return listening(workers, host, port, Security.NONE);
  }

  /** Workers in this JVM, and those that join at this address. */
  public static ClusterSettings listening(int workers, String host, int port, Security security) {
    return new ClusterSettings(
        workers,
        host,
        port,
        List.of(),
        DEFAULT_SHARD,
        DEFAULT_DEADLINE,
        Optional.empty(),
        Term.FIRST,
        security,
        ConfigFactory.empty());
  }
}
