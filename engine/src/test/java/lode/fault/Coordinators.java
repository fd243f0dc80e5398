package lode.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Three coordinators of one campaign, and a worker that joins them all: all evaluation is the
 * worker's. Whose turn is the first, is not known before. The campaign waits for {@link
 * Mining#release} after two generations.
 */
final class Coordinators implements AutoCloseable {
  private static final String TURN = "this coordinator's turn";
  private static final String MET = "standing by";

  /** The batch behind which the campaign waits until something has happened. */
  private static final int HELD = 3;

  private final Mining mining;
  private final List<LodeProcess> processes = new ArrayList<>();
  private final List<LodeProcess> had = new ArrayList<>();
  private final List<String> machines;
  private final List<Place> places;
  private final LodeProcess worker;

  private Coordinators(
      Mining mining, List<String> machines, List<Place> places, int begun, Place worker) {
    this.mining = mining;
    this.machines = machines;
    this.places = places;
    places.subList(0, begun).forEach(this::start);
    this.worker =
        mining.worker(
            worker.on, Mining.ALERT, "--workers=1", join(), "--host=" + worker.host, "--insecure");
  }

  private void start(Place place) {
    processes.add(
        mining.coordinator(
            place.on,
            mining.held(HELD, hasty()),
            join(),
            "-Dcluster.host=" + place.host,
            "-Dcluster.port=" + place.port));
  }

  private String join() {
    return "--join=" + places.stream().map(Place::address).collect(Collectors.joining(","));
  }

  /** None of them waits long for others that may have met before. */
  private static List<String> hasty() {
    List<String> flags = new ArrayList<>(Mining.ALERT);
    flags.add("-Dakka.cluster.seed-node-timeout=1s");
    return flags;
  }

  /** Where a process is. */
  private record Place(List<String> on, String host, int port) {
    String address() {
      return host + ":" + port;
    }
  }

  /** On loopback; named after the fault. */
  static Coordinators onLoopback(String fault) {
    return onLoopback(fault, 3);
  }

  /** On loopback, the last not started yet; of the two the first is the first by address, too. */
  static Coordinators twoOnLoopback(String fault) {
    return onLoopback(fault, 2);
  }

  private static Coordinators onLoopback(String fault, int begun) {
    List<Place> places =
        Stream.generate(FreePort::any)
            .distinct()
            .limit(3)
            .sorted()
            .map(port -> new Place(List.of(), "127.0.0.1", port))
            .toList();
    Place anywhere = new Place(List.of(), "127.0.0.1", 0);
    return new Coordinators(Mining.of(fault).remoteOnly(), List.of(), places, begun, anywhere);
  }

  /** On machines of a network, the worker on the last. */
  static Coordinators on(Namespaces network, String fault, List<String> machines, String worker) {
    List<Place> places =
        machines.stream()
            .map(name -> new Place(network.on(name), network.address(name), 25520))
            .toList();
    return new Coordinators(
        Mining.of(fault).with("-D", "cluster.insecure=true").remoteOnly(),
        machines,
        places,
        places.size(),
        new Place(network.on(worker), network.address(worker), 0));
  }

  Mining mining() {
    return mining;
  }

  LodeProcess worker() {
    return worker;
  }

  /** Starts the one that was not. */
  void startLast() {
    start(places.getLast());
  }

  /** Waits until all have met, it is somebody's turn, and the campaign is held on its way. */
  LodeProcess first() {
    Wait.until("a meeting", () -> processes.stream().allMatch(Coordinators::hasMet), this::said);
    LodeProcess first = turn();
    mining.awaitGenerations(HELD - 1, first);
    return first;
  }

  private static boolean hasMet(LodeProcess process) {
    return process.output().contains(MET) || process.output().contains(TURN);
  }

  /** Waits until it is another's turn than that of who had it before. */
  LodeProcess next() {
    return turn();
  }

  /** Name of the machine of a process. */
  String machine(LodeProcess process) {
    return machines.get(processes.indexOf(process));
  }

  private LodeProcess turn() {
    Wait.until("a turn", () -> candidates().findFirst().isPresent(), this::said);
    LodeProcess next = candidates().findFirst().orElseThrow();
    had.add(next);
    return next;
  }

  private Stream<LodeProcess> candidates() {
    return processes.stream().filter(p -> !had.contains(p) && p.output().contains(TURN));
  }

  /** All that they said, for whoever wants to know what went wrong. */
  String said() {
    return processes.stream().map(LodeProcess::output).collect(Collectors.joining("\n---\n"))
        + "\n--- worker\n"
        + worker.output();
  }

  @Override
  public void close() {
    worker.close();
    processes.forEach(LodeProcess::close);
  }
}
