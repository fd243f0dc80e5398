package lode.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import lode.cluster.ClusterEvaluator;
import lode.cluster.ClusterStatus;
import lode.cluster.CoordinatorNode;
import lode.cluster.DisagreementException;
import lode.cluster.Panels;
import lode.cluster.Term;
import lode.evaluation.Scorer;
import lode.evaluation.Sketch;
import lode.evaluation.Split;
import lode.evaluation.Subpanel;
import lode.evolution.Assignment;
import lode.evolution.BatchEvaluator;
import lode.evolution.Evaluation;
import lode.evolution.Generation;
import lode.evolution.Race;
import lode.evolution.Search;
import lode.evolution.SearchSettings;
import lode.evolution.StoredEvaluator;
import lode.evolution.ToHash;
import lode.formula.Formula;
import lode.journal.Fence;
import lode.ledger.Searched;
import lode.panel.Panel;

/** The search of a campaign: one generation after the other, each durable before the next. */
final class SearchPhase {
  private final RunDirectory run;
  private final Settings settings;
  private final Inputs inputs;
  private final List<Formula> known;
  private final Journal journal;
  private final Fence fence;
  private final Optional<CoordinatorNode> node;
  private final CampaignListener listener;
  private final BooleanSupplier stop;
  private final DoubleSupplier seconds;
  private final String campaign;
  private Effort effort = new Effort(0, 0, 0);

  SearchPhase(
      RunDirectory run,
      Settings settings,
      Inputs inputs,
      List<Formula> known,
      Journal journal,
      Fence fence,
      Optional<CoordinatorNode> node,
      CampaignListener listener,
      BooleanSupplier stop,
      DoubleSupplier seconds) {
    this.run = run;
    this.settings = settings;
    this.inputs = inputs;
    this.known = known;
    this.journal = journal;
    this.fence = fence;
    this.node = node;
    this.listener = listener;
    this.stop = stop;
    this.seconds = seconds;
    this.campaign = Manifest.read(run).campaign();
  }

  /**
   * Evolves until the budget is spent.
   *
   * @throws CancellationException if asked to stop before
   */
  Generation evolve(Recovery recovery) {
    Panel panel = inputs.panel();
    Split split = inputs.split();
    int cut = Math.min(panel.dates().size(), split.train().to() + settings.target().reach());
    Assignment assignment =
        new Assignment(
            panel.fingerprint(),
            cut,
            settings.universe(),
            settings.target(),
            split.train(),
            race(panel, cut));
    Panel seen = panel.until(cut);
    List<Sketch> sketches = Patience.during(stop, () -> sketches(seen));
    try (PoisonRecord poison = new PoisonRecord(run, fence);
        ClusterEvaluator cluster =
            ClusterEvaluator.start(
                Wiring.cluster(
                    settings,
                    Wiring.workers(settings),
                    inputs.file(),
                    new Term(run.id(), fence.epoch())),
                assignment,
                Panels.of(panel),
                poison,
                node);
        StoredEvaluator store = settings.store() ? store(cluster, assignment) : null) {
      cluster.onScored(journal.scores());
      journal.workers(() -> cluster.status().workers());
      cluster.address().ifPresent(listener::listening);
      ToHash probe = formulas -> Patience.during(stop, () -> cluster.hash(formulas));
      Search search = search(store == null ? patient(cluster) : store, probe, sketches, recovery);
      double before = seconds.getAsDouble();
      long tried = tried(search.last());
      Generation last = evolve(search, recovery.searched());
      double perSecond = (tried(last) - tried) / Math.max(1e-9, seconds.getAsDouble() - before);
      effort = tell(store, perSecond);
      journal.told();
      cluster.settle();
      tell(cluster.status());
      return last;
    } catch (DisagreementException e) {
      journal.event("nondeterminism_detected", "reason", e.getMessage());
      throw new IntegrityException(e.getMessage());
    }
  }

  /** What it took. */
  Effort effort() {
    return effort;
  }

  private Generation evolve(Search search, boolean over) {
    if (search.last().number() >= 0) {
      Generation last = search.last();
      journal.persist(() -> journal.derived(last.archive()));
    }
    while (!over && !spent(search.last().number())) {
      next(search);
    }
    if (!over) {
      // where the clock ended it, a resumed run must not search on
      journal.event("searched", "gen", search.last().number());
      journal.decided();
    }
    return search.last();
  }

  private void next(Search search) {
    try {
      if (stop.getAsBoolean()) {
        throw new CancellationException("asked to stop");
      }
      int reused = journal.scores().begin(search.last().number() + 1);
      if (reused > 0) {
        journal.event("reused", "records", reused);
      }
      Generation generation = search.next();
      journal.generation(
          generation, search.sightings(), search.checkpoint(), seconds.getAsDouble());
      journal.persist(() -> remember(generation));
      listener.generation(generation, settings.generations(), seconds.getAsDouble());
    } catch (CancellationException e) {
      // said before the workers are waited for: they may take longer than whoever stopped us waits
      if (stop.getAsBoolean()) {
        journal.stopped();
      }
      throw e;
    }
  }

  /** Formulas were tried, whatever becomes of the run. */
  private void remember(Generation generation) {
    Reckoning.data(settings, inputs.panel())
        .enter(
            new Searched(
                campaign,
                run.id(),
                generation.counts(),
                new TreeMap<>(),
                inputs.split().holdout().from()));
  }

  private boolean spent(int generation) {
    boolean late = settings.minutes() > 0 && seconds.getAsDouble() >= 60.0 * settings.minutes();
    return generation + 1 >= settings.generations() || (late && generation >= 0);
  }

  private Search search(
      BatchEvaluator evaluator, ToHash probe, List<Sketch> sketches, Recovery recovery) {
    SearchSettings how = settings.search();
    BatchEvaluator journalled = new JournalledEvaluator(evaluator, journal.scores());
    ToHash hashed = new JournalledProbe(probe, journal.scores());
    List<Formula> seeds = Seeds.fitting(run, inputs.vocabulary(), how.limits());
    if (!seeds.isEmpty() && recovery.last().isEmpty()) {
      journal.event("seeded", "formulas", seeds.size());
    }
    return recovery
        .last()
        .map(saved ->
            Search.resume(
                how,
                inputs.vocabulary(),
                journalled,
                hashed,
                sketches,
                seeds,
                recovery.sightings(),
                saved.search()))
        .orElseGet(() -> new Search(how, inputs.vocabulary(), journalled, hashed, sketches, seeds));
  }

  /** Workers may take long over what they have; a stop does not wait for them. */
  private BatchEvaluator patient(BatchEvaluator cluster) {
    return new BatchEvaluator() {
      @Override
      public List<Evaluation> evaluate(List<Formula> formulas) {
        return Patience.during(stop, () -> cluster.evaluate(formulas));
      }

      @Override
      public void expect(List<Formula> formulas) {
        cluster.expect(formulas);
      }

      @Override
      public Optional<BatchEvaluator> race() {
        return cluster.race().map(SearchPhase.this::patient);
      }
    };
  }

  private StoredEvaluator store(BatchEvaluator cluster, Assignment assignment) {
    return new StoredEvaluator(
        patient(cluster),
        assignment,
        Wiring.storeFile(Inputs.cache(settings)),
        StoredEvaluator.DEFAULT_ENTRIES);
  }

  private Effort tell(StoredEvaluator store, double perSecond) {
    if (store == null) {
      return new Effort(perSecond, 0, 0);
    }
    journal.event(
        "store",
        "hits",
        store.hits(),
        "misses",
        store.misses(),
        "ns_per_lookup",
        store.nanosPerLookup(),
        "ns_per_store",
        store.nanosPerStore());
    return new Effort(perSecond, store.hits(), store.misses());
  }

  private void tell(ClusterStatus cluster) {
    journal.event(
        "cluster",
        "workers",
        cluster.workers(),
        "shards",
        cluster.shards(),
        "reassigned",
        cluster.reassigned(),
        "duplicates",
        cluster.duplicates(),
        "quarantined",
        cluster.rejected(),
        "stale",
        cluster.stale());
  }

  private static long tried(Generation generation) {
    return generation.counts().evaluated() + generation.counts().raced();
  }

  /** The race, if there is one in the universe of this panel. */
  private Race race(Panel panel, int cut) {
    int universe = Subpanel.everInside(panel, settings.universe(), cut).length;
    return settings.search().racing().race(universe);
  }

  /** Sketches of the library's factors on the train period. */
  private List<Sketch> sketches(Panel seen) {
    List<Sketch> sketches = new ArrayList<>();
    if (!known.isEmpty()) {
      new Scorer(seen, settings.universe(), List.of(settings.target()), inputs.split().train())
          .score(known)
          .forEach(score -> sketches.add(score.sketch()));
    }
    return sketches;
  }
}
