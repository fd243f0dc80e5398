package lode.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
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
      int colon = hostAndPort.lastIndexOf(':');
      if (colon > 0) {
        String port = hostAndPort.substring(colon);
        for (InetAddress address : addresses(hostAndPort.substring(0, colon))) {
          String text = address.getHostAddress();
          seeds.add((text.contains(":") ? "[" + text + "]" : text) + port);
        }
      }
    }
    return List.copyOf(seeds);
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
