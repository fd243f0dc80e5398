package lode.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A network of a test's own: a namespace for each machine, all on one bridge in a further one, so
 * that nothing of it is seen by, or left to, the machine it runs on. Needs Linux, root and {@code
 * ip}.
 */
final class Namespaces implements AutoCloseable {
  private static final AtomicInteger MADE = new AtomicInteger();

  private final String prefix =
      "lode" + ProcessHandle.current().pid() + "n" + MADE.incrementAndGet();
  private final Map<String, String> addresses = new LinkedHashMap<>();

  private Namespaces() {}

  /** A network of machines with these names; skips the test where none can be made. */
  static Namespaces of(String... machines) {
    String probe = "lode" + ProcessHandle.current().pid() + "probe";
    Assumptions.assumeTrue(
        Shell.succeeds("ip", "netns", "add", probe) && Shell.succeeds("ip", "netns", "del", probe),
        "no network namespaces here: needs Linux, root and `ip netns`");
    Namespaces network = new Namespaces();
    try {
      network.make(machines);
    } catch (IllegalStateException e) {
      network.close();
      Assumptions.abort("no veth or bridge here: " + e.getMessage());
    }
    return network;
  }

  private void make(String... machines) {
    Shell.run("ip", "netns", "add", prefix + "hub");
    hub("ip", "link", "add", "hub", "type", "bridge");
    hub("ip", "link", "set", "hub", "up");
    for (String machine : machines) {
      int number = addresses.size() + 1;
      Shell.run("ip", "netns", "add", prefix + machine);
      addresses.put(machine, "10.77.0." + number);
      hub(
          "ip",
          "link",
          "add",
          "to" + number,
          "type",
          "veth",
          "peer",
          "name",
          "net",
          "netns",
          prefix + machine);
      hub("ip", "link", "set", "to" + number, "master", "hub", "up");
      in(machine, "ip", "addr", "add", addresses.get(machine) + "/24", "dev", "net");
      in(machine, "ip", "link", "set", "net", "up");
      in(machine, "ip", "link", "set", "lo", "up");
    }
  }

  /** Address of a machine. */
  String address(String machine) {
    return addresses.get(machine);
  }

  /** The words before a command that runs on a machine. */
  List<String> on(String machine) {
    return List.of("ip", "netns", "exec", prefix + machine);
  }

  /** What {@code from} sends to {@code to} vanishes; the other direction is not touched. */
  void cut(String from, String to) {
    in(from, "ip", "route", "add", "blackhole", address(to) + "/32");
  }

  /** Undoes {@link #cut}. */
  void heal(String from, String to) {
    in(from, "ip", "route", "del", "blackhole", address(to) + "/32");
  }

  /** Cuts two machines off from each other. */
  void partition(String one, String other) {
    cut(one, other);
    cut(other, one);
  }

  /** Undoes {@link #partition}. */
  void join(String one, String other) {
    heal(one, other);
    heal(other, one);
  }

  /** Pulls a machine's cable, or plugs it in. */
  void plugged(String machine, boolean in) {
    hub("ip", "link", "set", "to" + number(machine), in ? "up" : "down");
  }

  /** Makes a machine's line a slow one in both directions, such as {@code 1mbit}. */
  void slow(String machine, String rate) {
    String[] limit = {"root", "tbf", "rate", rate, "burst", "16kb", "latency", "400ms"};
    in(machine, joined(limit, "tc", "qdisc", "add", "dev", "net"));
    hub(joined(limit, "tc", "qdisc", "add", "dev", "to" + number(machine)));
  }

  private static String[] joined(String[] last, String... first) {
    return Stream.concat(Arrays.stream(first), Arrays.stream(last)).toArray(String[]::new);
  }

  private int number(String machine) {
    return List.copyOf(addresses.keySet()).indexOf(machine) + 1;
  }

  private void hub(String... command) {
    exec(prefix + "hub", command);
  }

  private void in(String machine, String... command) {
    exec(prefix + machine, command);
  }

  private static void exec(String namespace, String... command) {
    List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
    all.addAll(List.of(command));
    Shell.run(all.toArray(String[]::new));
  }

  /** Removes it; its links go with it. */
  @Override
  public void close() {
    addresses.keySet().forEach(machine -> Shell.succeeds("ip", "netns", "del", prefix + machine));
    Shell.succeeds("ip", "netns", "del", prefix + "hub");
  }
}
