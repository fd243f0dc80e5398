package lode.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A process that coordinates when it is its turn.
 *
 * @param host address to listen on, by which the others know this node
 * @param port port to listen on
 * @param seeds {@code host:port} of all 1 or 3 coordinators, this one among them, everywhere in the
 *     same order: where none is up yet, the first begins, or the second if it does not come
 * @param security how the port is kept from strangers
 * @param overrides configuration that wins over the packaged files
 */
public record CoordinatorSettings(
    String host, int port, List<String> seeds, Security security, Config overrides) {
  private static final int MOST = 3;

  /** Checks that they are one or three, and that this one is among them. */
  public CoordinatorSettings {
    seeds = List.copyOf(seeds);
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException(
          "a coordinator listens where the others know it: port=" + port + " allowed=1..65535");
    }
    if (seeds.size() != 1 && seeds.size() != MOST) {
      throw new IllegalArgumentException(
          "one coordinator or three, so that a majority is left when one is lost: join=" + seeds);
    }
    if (!seeds.contains(host + ":" + port)) {
      throw new IllegalArgumentException(
          "this node is not among those to join: node=%s:%d join=%s remedy=the same host:port in both"
              .formatted(host, port, seeds));
    }
    security.check(host);
  }

  /**
   * A node among those that a user named: each of them, or one name that stands for three. Of fewer
   * it would not know who decides, so it is empty until the name stands for three.
   *
   * @throws IllegalArgumentException if they are not one or three, or without this one
   */
  public static Optional<CoordinatorSettings> among(
      List<String> join, String host, int port, Security security) {
    return among(join, host, port, security, Seeds::behind);
  }

  static Optional<CoordinatorSettings> among(
      List<String> join,
      String host,
      int port,
      Security security,
      Function<String, List<String>> lookUp) {
    boolean each = join.size() > 1 || join.contains(host + ":" + port);
    List<String> seeds = each ? join : lookUp.apply(join.getFirst()).stream().sorted().toList();
    return each || seeds.size() == MOST
        ? Optional.of(new CoordinatorSettings(host, port, seeds, security, ConfigFactory.empty()))
        : Optional.empty();
  }

  /**
   * As of an attempt to meet the others, counted from 1. Whose own address is the first of the
   * seeds begins where it hears nobody; should it never come, the second does, and two of three go
   * on. That both begin does no harm, for neither has the majority, but begun again and again at
   * the same time they would not find each other: so the second does at every other attempt.
   */
  public CoordinatorSettings at(int attempt) {
    boolean second = seeds.size() == MOST && seeds.get(1).equals(host + ":" + port);
    return second && attempt % 2 == 0
        ? new CoordinatorSettings(
            host, port, List.of(seeds.get(1), seeds.get(0), seeds.get(2)), security, overrides)
        : this;
  }

  /** So many of them decide. */
  int majority() {
    return seeds.size() / 2 + 1;
  }
}
