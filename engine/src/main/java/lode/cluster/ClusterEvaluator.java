package lode.cluster;

import akka.actor.Address;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.typesafe.config.Config;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import lode.evolution.Assignment;
import lode.evolution.BatchEvaluator;
import lode.evolution.Evaluation;
import lode.evolution.ScoreListener;
import lode.formula.Formula;

/**
 * Evaluates batches on worker actors: in this JVM, and on every worker node that joins. The same
 * bits as {@link lode.evolution.LocalEvaluator}, whoever works and whoever is lost on the way. With
 * no worker left it waits for one. Owned by the search thread, which is no actor's.
 */
public final class ClusterEvaluator implements BatchEvaluator, AutoCloseable {
  /** An ask needs a limit, and evaluation has none: as long as Akka's clock can count. */
  private static final Duration FOREVER = Duration.ofDays(200);

  private static final Duration GOODBYE = Duration.ofSeconds(20);

  /** A message there and back takes as long as a formula or two. */
  private static final int AHEAD = 1;

  /** One formula in so many is evaluated a second time, by another worker. */
  private static final int AUDITED = 100;

  /** Comparing is a check, no result: a worker that is out of reach must not hold it up. */
  private static final Duration SETTLING = Duration.ofSeconds(20);

  private final Home home;
  private final Tally tally;
  private final Refusals refusals;
  private final Optional<PanelServer> server;
  private final boolean races;
  private final Map<Look, Map<String, Begun>> begun = new EnumMap<>(Look.class);

  /** Where the outcome of a formula will be. */
  private record Begun(CompletableFuture<Coordinator.Answer> answer, int index) {}

  private ClusterEvaluator(
      Home home, Tally tally, Refusals refusals, Optional<PanelServer> server, boolean races) {
    this.home = home;
    this.server = server;
    this.tally = tally;
    this.refusals = refusals;
    this.races = races;
  }

  /**
   * Starts the campaign's actors and waits until its local workers are ready.
   *
   * @param settings where the workers are
   * @param assignment what evaluations are of
   * @param panels where local workers find the data
   * @param poison formulas that were given up before, and where such are kept
   * @param node to live on; empty: on a node that is made for it and ends with it
   * @throws IllegalStateException if a local worker cannot set up for the assignment
   */
  public static ClusterEvaluator start(
      ClusterSettings settings,
      Assignment assignment,
      Panels panels,
      Poison.Ledger poison,
      Optional<CoordinatorNode> node) {
    int stocks = panels.open(assignment.fingerprint()).stocks().size();
    return start(
        settings,
        assignment,
        Bench.over(panels, settings.port() >= 0),
        new Refusals(poison, Cost.LIMITS, stocks),
        node);
  }

  /** On a node of its own, keeping nothing. */
  public static ClusterEvaluator start(
      ClusterSettings settings, Assignment assignment, Panels panels) {
    return start(settings, assignment, panels, Poison.Ledger.NONE, Optional.empty());
  }

  static ClusterEvaluator startWith(
      ClusterSettings settings, Assignment assignment, Function<Assignment, Bench> setUp) {
    Refusals refusals = new Refusals(Poison.Ledger.NONE, Cost.LIMITS, 1);
    return start(settings, assignment, setUp, refusals, Optional.empty());
  }

  static ClusterEvaluator start(
      ClusterSettings settings,
      Assignment assignment,
      Function<Assignment, Bench> setUp,
      Refusals refusals,
      Optional<CoordinatorNode> node) {
    Credentials credentials = credentials(setUp, assignment);
    Optional<PanelServer> server =
        settings
            .offer()
            .map(offer ->
                PanelServer.start(
                    settings.host(),
                    offer.port(),
                    settings.security(),
                    offer.panel(),
                    assignment.fingerprint()));
    try {
      return start(settings, assignment, setUp, refusals, node, credentials, server);
    } catch (RuntimeException e) {
      server.ifPresent(PanelServer::close);
      throw e;
    }
  }

  private static ClusterEvaluator start(
      ClusterSettings settings,
      Assignment assignment,
      Function<Assignment, Bench> setUp,
      Refusals refusals,
      Optional<CoordinatorNode> node,
      Credentials credentials,
      Optional<PanelServer> server) {
    Tally tally = new Tally();
    Plan plan =
        new Plan(
            settings.term(),
            assignment,
            server.map(PanelServer::url).orElse(""),
            credentials,
            settings.shardSize(),
            AHEAD,
            ClusterEvaluator::audited,
            settings.deadline(),
            settings.port() >= 0,
            refusals,
            tally);
    ClusterEvaluator evaluator =
        new ClusterEvaluator(
            home(plan, settings, setUp, node),
            tally,
            refusals,
            server,
            assignment.race().stocks() > 0);
    evaluator.home.ended().whenComplete((_, _) -> tally.end(evaluator.home.gone()));
    try {
      evaluator.awaitLocalWorkers(settings.localWorkers());
    } catch (RuntimeException e) {
      evaluator.close();
      throw e;
    }
    return evaluator;
  }

  private static Credentials credentials(Function<Assignment, Bench> setUp, Assignment assignment) {
    try {
      return Credentials.of(setUp.apply(assignment));
    } catch (RuntimeException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** Chosen by its text, so that every run checks the same ones. */
  static boolean audited(String formula) {
    return Math.floorMod(formula.hashCode() * 0x9E3779B9, AUDITED) == 0;
  }

  private static Config config(ClusterSettings settings) {
    return settings.port() < 0
        ? Node.local(settings.overrides())
        : Node.networked(
            "coordinator",
            settings.host(),
            settings.port(),
            settings.seedNodes(),
            settings.security(),
            settings.overrides());
  }

  private static Home home(
      Plan plan,
      ClusterSettings settings,
      Function<Assignment, Bench> setUp,
      Optional<CoordinatorNode> node) {
    Behavior<Coordinator.Command> campaign = campaign(plan, settings.localWorkers(), setUp);
    if (node.isPresent()) {
      CoordinatorNode.Hosted hosted = node.get().host(campaign, plan.term());
      return new Home(node.get().system(), hosted.coordinator(), hosted.ended(), false);
    }
    ActorSystem<Coordinator.Command> system = Node.start(campaign, config(settings));
    if (settings.port() >= 0 && settings.seedNodes().isEmpty()) {
      Cluster cluster = Cluster.get(system);
      cluster.manager().tell(Join.create(cluster.selfMember().address()));
    }
    return new Home(system, system, system.getWhenTerminated().toCompletableFuture(), true);
  }

  /** Spawns the local workers, then becomes the coordinator. */
  private static Behavior<Coordinator.Command> campaign(
      Plan plan, int workers, Function<Assignment, Bench> setUp) {
    return Behaviors.setup(context -> {
      Worker.Premises premises =
          new Worker.Premises(setUp, url -> {}, new Newest(), Worker.Owner.NONE);
      for (int i = 1; i <= workers; i++) {
        context.spawn(Worker.create(premises), "worker-" + i);
      }
      return Coordinator.create(plan);
    });
  }

  @Override
  public List<Evaluation> evaluate(List<Formula> formulas) {
    return evaluate(formulas, Look.WHOLE);
  }

  @Override
  public Optional<BatchEvaluator> race() {
    return races ? Optional.of(new Racer()) : Optional.empty();
  }

  /** Of the same cluster. */
  private final class Racer implements BatchEvaluator {
    @Override
    public List<Evaluation> evaluate(List<Formula> formulas) {
      return ClusterEvaluator.this.evaluate(formulas, Look.RACE);
    }

    @Override
    public void expect(List<Formula> formulas) {
      ClusterEvaluator.this.expect(formulas, Look.RACE);
    }
  }

  @Override
  public void expect(List<Formula> formulas) {
    expect(formulas, Look.WHOLE);
  }

  private void expect(List<Formula> formulas, Look look) {
    begin(formulas.stream().filter(f -> refusals.reason(f).isEmpty()).toList(), look, true);
  }

  /** Tells formulas of the same meaning: a {@link lode.evolution.ToHash}. */
  public long[] hash(List<Formula> formulas) {
    return Outcome.hashes(looked(formulas, Look.PROBE));
  }

  private List<Evaluation> evaluate(List<Formula> formulas, Look look) {
    Evaluation[] evaluations = new Evaluation[formulas.size()];
    List<Integer> asked = new ArrayList<>();
    for (int i = 0; i < evaluations.length; i++) {
      Optional<String> refusal =
          isBegun(formulas.get(i), look) ? Optional.empty() : refusals.reason(formulas.get(i));
      if (refusal.isPresent()) {
        ClusterLog.notEvaluated(formulas.get(i), refusal.get());
        tally.counted(Tally.Count.REJECTED, 1);
        evaluations[i] = Outcome.Scored.rejected().evaluation();
      } else {
        asked.add(i);
      }
    }
    List<Evaluation> answers =
        Outcome.evaluations(looked(asked.stream().map(formulas::get).toList(), look));
    for (int i = 0; i < answers.size(); i++) {
      evaluations[asked.get(i)] = answers.get(i);
    }
    return List.of(evaluations);
  }

  private boolean isBegun(Formula formula, Look look) {
    return begun.getOrDefault(look, Map.of()).containsKey(formula.text());
  }

  /** Outcomes by index, of formulas that are on their way or are sent now. */
  private List<Outcome> looked(List<Formula> formulas, Look look) {
    begin(formulas, look, false);
    Map<String, Begun> own = begun.remove(look);
    return formulas.stream()
        .map(formula -> own.get(formula.text()))
        .map(sent -> home.outcomes(sent.answer).get(sent.index))
        .toList();
  }

  /** Sends formulas that are not on their way, in the order of their kinship. */
  private void begin(List<Formula> formulas, Look look, boolean early) {
    Map<String, Begun> own = begun.computeIfAbsent(look, _ -> new HashMap<>());
    List<Formula> unsent = formulas.stream().filter(f -> !own.containsKey(f.text())).toList();
    if (unsent.isEmpty()) {
      return;
    }
    List<String> texts =
        Arrays.stream(Kinship.order(unsent)).mapToObj(i -> unsent.get(i).text()).toList();
    CompletableFuture<Coordinator.Answer> answer =
        home.ask(to -> new Coordinator.Submit(texts, look, early, to), FOREVER);
    for (int i = 0; i < texts.size(); i++) {
      own.put(texts.get(i), new Begun(answer, i));
    }
  }

  /**
   * Waits for answers that are still to be compared with those that counted.
   *
   * @throws DisagreementException if one is different
   */
  public void settle() {
    try {
      home.outcomes(home.ask(Coordinator.Settle::new, SETTLING));
    } catch (IllegalStateException e) {
      ClusterLog.notCompared(e.getMessage());
    }
  }

  /** Tells a listener of every shard as it is answered, from now on. */
  public void onScored(ScoreListener listener) {
    tally.listener(listener);
  }

  /** The coordinator's numbers now. Any thread. */
  public ClusterStatus status() {
    return tally.status();
  }

  /** Waits until so many workers, local or not, are ready for work. */
  public void awaitWorkers(int workers) {
    await(status -> status.workers() >= workers);
  }

  /** {@code host:port} that workers join at; empty if the campaign does not listen. */
  public Optional<String> address() {
    Address address = home.system().address();
    return address.getHost().map(host -> host + ":" + address.getPort().orElseThrow());
  }

  /** Ends the campaign's actors, and its own node if it has one. What is under way is left. */
  @Override
  public void close() {
    server.ifPresent(PanelServer::close);
    if (home.own()) {
      home.system().terminate();
    } else {
      home.coordinator().tell(Coordinator.Close.NOW);
    }
    try {
      home.ended().get(GOODBYE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      ClusterLog.notEnded(e.toString());
    }
  }

  private void awaitLocalWorkers(int workers) {
    ClusterStatus status = await(now -> now.workers() + now.refused() >= workers);
    if (workers > 0 && status.workers() == 0) {
      throw new IllegalStateException(status.refusal());
    }
  }

  /** Waits until the coordinator's numbers are as asked. */
  ClusterStatus await(Predicate<ClusterStatus> condition) {
    try {
      return tally.await(condition);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Home.interrupted(e);
    }
  }
}
