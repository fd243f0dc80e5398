package lode.cluster;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.remote.RemoteTransportException;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts the actor system of a process, over a configuration put together from overrides, address,
 * the role's file and Akka's defaults.
 */
final class Node {
  private static final String HOST = "akka.remote.artery.canonical.hostname";
  private static final String PORT = "akka.remote.artery.canonical.port";

  /** Every node of a cluster has this name. */
  private static final String SYSTEM = "lode";

  private Node() {}

  /**
   * Starts an actor system.
   *
   * @throws IllegalArgumentException if it cannot listen where it should
   */
  static <T> ActorSystem<T> start(Behavior<T> guardian, Config config) {
    try {
      return ActorSystem.create(guardian, SYSTEM, config);
    } catch (RemoteTransportException e) {
      throw new IllegalArgumentException(
          "cannot listen: host=%s port=%s reason=%s"
              .formatted(config.getString(HOST), config.getString(PORT), e.getMessage()),
          e);
    }
  }

  /** A node that neither listens nor joins. */
  static Config local(Config overrides) {
    return over("coordinator", overrides, Map.of("akka.actor.provider", "local"));
  }

  /** A node of a cluster; {@code role} is {@code coordinator} or {@code worker}. */
  static Config networked(
      String role,
      String host,
      int port,
      List<String> seedNodes,
      Security security,
      Config overrides) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(HOST, host);
    settings.put(PORT, port);
    settings.put("akka.cluster.seed-nodes", seedNodes.stream().map(Node::address).toList());
    if (security.tls().isEmpty()) {
      return over(role, overrides, settings);
    }
    Path folder = security.tls().get();
    new Certificates(folder);
    settings.put(Tls.DIRECTORY, folder.toString());
    return over(role, overrides.withFallback(packaged("tls")), settings);
  }

  private static Config over(String role, Config overrides, Map<String, Object> settings) {
    return ConfigFactory.defaultOverrides()
        .withFallback(overrides)
        .withFallback(ConfigFactory.parseMap(settings))
        .withFallback(packaged(role))
        .withFallback(ConfigFactory.defaultReference())
        .resolve();
  }

  private static Config packaged(String name) {
    return ConfigFactory.parseResources(
        Node.class.getClassLoader(),
        "cluster/" + name + ".conf",
        ConfigParseOptions.defaults().setAllowMissing(false));
  }

  /** {@code host:port} as Akka writes it. */
  private static String address(String hostAndPort) {
    if (!hostAndPort.matches("[^:\\s]+:\\d{1,5}|\\[[^]]+]:\\d{1,5}")) {
      throw new IllegalArgumentException("not host:port: " + ConfigUtil.quoteString(hostAndPort));
    }
    return "akka://" + SYSTEM + "@" + hostAndPort;
  }
}
