package lode.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Addresses to join at. A node answers only to the very name that it calls itself by, which may be
 * the name the user knows or an address behind it (a headless service has one for each node), so
 * both are tried.
 */
final class Seeds {
  private Seeds() {}

  /** Each {@code host:port} as given, then with the addresses that its name stands for now. */
  static List<String> of(List<String> join) {
    Set<String> seeds = new LinkedHashSet<>(join);
    for (String hostAndPort : join) {
      seeds.addAll(behind(hostAndPort));
    }
    return List.copyOf(seeds);
  }

  /** The addresses that the name in {@code host:port} stands for now, with the port. */
  static List<String> behind(String hostAndPort) {
    int colon = hostAndPort.lastIndexOf(':');
    return colon <= 0
        ? List.of()
        : Arrays.stream(addresses(hostAndPort.substring(0, colon)))
            .map(InetAddress::getHostAddress)
            .map(text -> text.contains(":") ? "[" + text + "]" : text)
            .map(text -> text + hostAndPort.substring(colon))
            .toList();
  }

  private static InetAddress[] addresses(String host) {
    try {
      return InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      // it may be known when the coordinator is up; whoever joins asks again
      return new InetAddress[0];
    }
  }
}
