package lode.cluster;

import akka.actor.AbstractActorWithTimers;
import akka.actor.ActorSystem;
import akka.actor.Props;
import akka.cluster.Cluster;
import akka.cluster.ClusterEvent;
import akka.cluster.ClusterEvent.MemberEvent;
import akka.cluster.ClusterEvent.MemberRemoved;
import akka.cluster.ClusterEvent.ReachabilityChanged;
import akka.cluster.DowningProvider;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.Reachability;
import akka.cluster.UniqueAddress;
import akka.remote.artery.ThisActorSystemQuarantinedEvent;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lode.cluster.Silence.Cut;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.DurationConverters;

/**
 * Gives nodes up by the rule of {@link Silence}, in place of Akka's resolver, which counts the word
 * of every node alike: there a worker that does not hear its coordinator, while others still do,
 * takes the coordinator with it.
 *
 * <p>What coordinators think of each other must have been the same for {@value #STABLE_AFTER}, and
 * what they think of a worker must have lasted so long; what workers say, twice as long. Workers
 * that come and go do not keep others from being given up.
 */
public final class Downing extends DowningProvider {
  static final String STABLE_AFTER = "lode.downing.stable-after";

  private static final Logger LOG = LoggerFactory.getLogger(Downing.class);
  private static final Duration TICK = Duration.ofMillis(500);

  private final Duration stableAfter;

  /** As Akka makes it, by the name of the class. */
  public Downing(ActorSystem system) {
    this.stableAfter = system.settings().config().getDuration(STABLE_AFTER);
  }

  /** So long after a coordinator was given up the next one begins. */
  @Override
  public FiniteDuration downRemovalMargin() {
    return DurationConverters.toScala(stableAfter);
  }

  @Override
  public Option<Props> downingActorProps() {
    return Option.apply(Props.create(Judge.class, () -> new Judge(stableAfter)));
  }

  private enum Look {
    AGAIN
  }

  private static final class Judge extends AbstractActorWithTimers {
    private final Cluster cluster = Cluster.get(getContext().getSystem());
    private final UniqueAddress self = cluster.selfUniqueAddress();
    private final long stable;
    private final Map<UniqueAddress, Member> members = new HashMap<>();
    private final Map<Cut<UniqueAddress>, Long> since = new HashMap<>();
    private Reachability reachability = Reachability.empty();
    private Silence<UniqueAddress> amongCoordinators =
        new Silence<UniqueAddress>(Set.of(), Set.of());
    private long unchangedSince = System.nanoTime();

    Judge(Duration stableAfter) {
      this.stable = stableAfter.toNanos();
    }

    @Override
    public void preStart() {
      cluster.subscribe(
          getSelf(),
          ClusterEvent.initialStateAsEvents(),
          MemberEvent.class,
          ReachabilityChanged.class);
      getContext()
          .getSystem()
          .eventStream()
          .subscribe(getSelf(), ThisActorSystemQuarantinedEvent.class);
      getTimers().startTimerWithFixedDelay(Look.AGAIN, Look.AGAIN, TICK);
    }

    @Override
    public void postStop() {
      cluster.unsubscribe(getSelf());
      getContext().getSystem().eventStream().unsubscribe(getSelf());
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder()
          .match(MemberRemoved.class, event -> members.remove(event.member().uniqueAddress()))
          .match(
              MemberEvent.class,
              event -> members.put(event.member().uniqueAddress(), event.member()))
          .match(ReachabilityChanged.class, event -> reachability = event.reachability())
          .match(ThisActorSystemQuarantinedEvent.class, this::onShutOut)
          .matchEquals(Look.AGAIN, _ -> look())
          .build();
    }

    /**
     * A node that was given up while it slept hears of it in this way where gossip no longer
     * reaches it. A worker shuts nobody out but itself.
     */
    private void onShutOut(ThisActorSystemQuarantinedEvent event) {
      boolean believed =
          members.values().stream()
              .filter(member -> !isCoordinator(cluster.selfMember()) || isCoordinator(member))
              .anyMatch(member -> member.address().equals(event.remoteAddress().address()));
      if (believed) {
        giveUp(self);
      }
    }

    private void look() {
      long now = System.nanoTime();
      Silence<UniqueAddress> silence = silence();
      since.keySet().retainAll(silence.cuts());
      silence.cuts().forEach(cut -> since.putIfAbsent(cut, now));
      if (!silence.amongCoordinators().equals(amongCoordinators)) {
        amongCoordinators = silence.amongCoordinators();
        unchangedSince = now;
      }
      if (now - unchangedSince >= stable) {
        silence
            .lasting(self, cut -> now - since.get(cut), stable)
            .givenUpBy(self)
            .forEach(this::giveUp);
      }
    }

    private Silence<UniqueAddress> silence() {
      Collection<Member> present =
          members.values().stream()
              .filter(member -> member.status() != MemberStatus.down())
              .filter(member -> member.status() != MemberStatus.exiting())
              .toList();
      Set<UniqueAddress> coordinators = addresses(present, Judge::isCoordinator);
      Set<UniqueAddress> letIn =
          addresses(present, member -> isCoordinator(member) && isLetIn(member));
      Set<UniqueAddress> deciding = letIn.isEmpty() ? coordinators : letIn;
      Set<UniqueAddress> all = addresses(present, _ -> true);
      Set<Cut<UniqueAddress>> cuts =
          CollectionConverters.asJava(reachability.records()).stream()
              .filter(r -> r.status() != Reachability.Reachable$.MODULE$)
              .filter(r -> all.contains(r.observer()) && all.contains(r.subject()))
              .map(r -> new Cut<>(r.observer(), r.subject()))
              .collect(Collectors.toSet());
      return new Silence<>(deciding, cuts);
    }

    private static Set<UniqueAddress> addresses(
        Collection<Member> members, Predicate<Member> which) {
      return members.stream().filter(which).map(Member::uniqueAddress).collect(Collectors.toSet());
    }

    private static boolean isCoordinator(Member member) {
      return member.hasRole("coordinator");
    }

    private static boolean isLetIn(Member member) {
      return member.status() == MemberStatus.up() || member.status() == MemberStatus.leaving();
    }

    private void giveUp(UniqueAddress node) {
      LOG.info("ev=node_given_up node={} by={}", node.address(), self.address());
      cluster.down(node.address());
    }
  }
}
