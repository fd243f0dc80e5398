package lode.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;

/**
 * A process that only evaluates.
 *
 * @param join {@code host:port} of the coordinator, or of several nodes of its cluster
 * @param host address to listen on; the coordinator must be able to reach it
 * @param port port to listen on, 0 for any free one
 * @param workers worker actors, each with a thread of its own
 * @param security how the port is kept from strangers
 * @param overrides configuration that wins over the packaged files, such as the user's file
 */
public record WorkerSettings(
    List<String> join, String host, int port, int workers, Security security, Config overrides) {
  /** Checks the numbers. */
  public WorkerSettings {
    join = List.copyOf(join);
    if (join.isEmpty()) {
      throw new IllegalArgumentException("nobody to join: give host:port of the coordinator");
    }
    if (workers < 1) {
      throw new IllegalArgumentException("not a number of workers: workers=" + workers);
    }
    security.check(host);
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("not a port: port=" + port);
    }
  }

  /** Workers on loopback, at any free port. */
  public static WorkerSettings joining(String coordinator, int workers) {
    return new WorkerSettings(
        List.of(coordinator), "127.0.0.1", 0, workers, Security.NONE, ConfigFactory.empty());
  }
}
