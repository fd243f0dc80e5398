package lode.run;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import lode.cluster.ClusterEvaluator;
import lode.cluster.Panels;
import lode.cluster.Term;
import lode.evaluation.Probe;
import lode.evaluation.Scorer;
import lode.evaluation.Sketch;
import lode.evaluation.Split;
import lode.evaluation.Subpanel;
import lode.evolution.Assignment;
import lode.evolution.BatchEvaluator;
import lode.evolution.Checkpoint;
import lode.evolution.Generation;
import lode.evolution.Race;
import lode.evolution.Search;
import lode.evolution.SearchSettings;
import lode.evolution.StoredEvaluator;
import lode.formula.Formula;
import lode.formula.Vocabulary;
import lode.library.Factor;
import lode.library.FactorLibrary;
import lode.market.DataSource;
import lode.panel.Panel;

/**
 * A mining campaign from settings to summary; it reads like the walk of the data. Everything it
 * finds is a function of settings, seed, data and operator set; how it is executed (workers, store,
 * stops and resumes) changes nothing but the time.
 */
public final class Campaign {
  private final RunDirectory run;
  private final Config resolved;
  private final Settings settings;
  private final CampaignListener listener;
  private final BooleanSupplier stop;
  private final long began = System.nanoTime();
  private long triedBefore;
  private long storeHits;
  private long storeMisses;
  private double searchSeconds;

  private Campaign(
      RunDirectory run, Config resolved, CampaignListener listener, BooleanSupplier stop) {
    this.run = run;
    this.resolved = resolved;
    this.settings = Settings.of(resolved);
    this.listener = listener;
    this.stop = stop;
  }

  /**
   * Runs a new campaign.
   *
   * @param resolved settings ({@link Settings#resolve})
   * @param asked what the user wrote, kept beside them
   * @param stop asked before each generation; true ends the run there, to be resumed
   * @return what came out; empty where it was stopped
   */
  public static Optional<Summary> start(
      Config resolved, String asked, CampaignListener listener, BooleanSupplier stop) {
    Settings settings = Settings.of(resolved);
    List<String> seeds = Seeds.asked(settings.formulas());
    RunDirectory run = RunDirectory.create(settings.runDir(), settings.seed());
    DurableFile.write(run.asked(), asked);
    DurableFile.write(run.resolved(), Settings.render(resolved));
    Seeds.write(run, seeds);
    return new Campaign(run, resolved, listener, stop).execute(Optional.empty());
  }

  /**
   * Goes on with a run from its last checkpoint, or from the start where there is none.
   *
   * @param execution settings that may differ: data (the place, not the content), workers, minutes
   * @throws SettingsException where data, settings or operators are not those it began with
   */
  public static Optional<Summary> resume(
      RunDirectory run, Config execution, CampaignListener listener, BooleanSupplier stop) {
    Config resolved =
        execution.withFallback(ConfigFactory.parseFile(run.resolved().toFile())).resolve();
    Optional<Checkpoint> checkpoint = run.lastCheckpoint().map(Campaign::read);
    Journal.rewind(run, checkpoint.map(Checkpoint::generation).orElse(-1));
    return new Campaign(run, resolved, listener, stop).execute(checkpoint);
  }

  private static Checkpoint read(Path file) {
    try {
      return JsonLines.JSON.readValue(Files.readString(file), Checkpoint.class);
    } catch (IOException e) {
      throw new UncheckedIOException("checkpoint not readable: file=" + file, e);
    }
  }

  private Optional<Summary> execute(Optional<Checkpoint> checkpoint) {
    try (RunLog log = new RunLog(run);
        DataSource data = DataSource.open(settings.data(), cache());
        Journal journal = new Journal(run)) {
      Panel panel = data.panel();
      Wiring.requireUniverse(settings.universe(), panel);
      Split split =
          Split.of(
              panel.dates().size(),
              settings.target().reach(),
              settings.split().embargo(),
              settings.split().train(),
              settings.split().validation());
      FactorLibrary library = FactorLibrary.open(libraryFile());
      manifest(panel, library, journal);
      listener.started(run, settings, panel, split);

      Optional<Generation> last = search(data, split, library, journal, checkpoint);
      if (last.isEmpty()) {
        return Optional.empty();
      }
      double perSecond = (tried(last.get()) - triedBefore) / Math.max(1e-9, searchSeconds);
      Promotion promotion =
          new Promotion(settings, run, panel, split, library, known(library), journal, listener);
      Summary summary =
          promotion.promote(
              last.get(), new Effort(perSecond, storeHits, storeMisses), this::seconds);
      journal.status("DONE", last.get().number());
      journal.event("finished", "promoted", summary.promoted(), "seconds", summary.seconds());
      listener.finished(summary);
      return Optional.of(summary);
    }
  }

  private void manifest(Panel panel, FactorLibrary library, Journal journal) {
    List<String> held = known(library).stream().map(Factor::fid).sorted().toList();
    Manifest manifest =
        Manifest.of(
            settings.seed(),
            Settings.deciding(resolved) + Seeds.text(run),
            panel.fingerprint(),
            held);
    if (Files.exists(run.manifest())) {
      manifest.requireSameAs(run);
      journal.event("resumed", "workers", workers());
    } else {
      manifest.write(run);
      journal.event("started", "seed", settings.seed(), "data", panel.fingerprint());
    }
  }

  /** Evolves until the budget is spent; empty where it was stopped before. */
  private Optional<Generation> search(
      DataSource data,
      Split split,
      FactorLibrary library,
      Journal journal,
      Optional<Checkpoint> checkpoint) {
    Panel panel = data.panel();
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
    try (ClusterEvaluator cluster =
            ClusterEvaluator.start(
                Wiring.cluster(settings, workers(), new Term(run.id(), 1)),
                assignment,
                Panels.of(panel));
        StoredEvaluator store = settings.store() ? store(cluster, assignment) : null) {
      Vocabulary vocabulary = Wiring.vocabulary(settings, panel);
      List<Formula> seeds = Seeds.fitting(run, vocabulary, settings.search().limits());
      if (!seeds.isEmpty() && checkpoint.isEmpty()) {
        journal.event("seeded", "formulas", seeds.size());
      }
      Search search =
          search(
              store == null ? cluster : store,
              vocabulary,
              seeds,
              new Probe(seen, settings.universe(), split.train(), workers()),
              sketches(seen, split, library),
              checkpoint);
      cluster.address().ifPresent(listener::listening);
      double before = seconds();
      Optional<Generation> last = evolve(search, journal);
      searchSeconds = seconds() - before;
      tell(store, journal);
      cluster.settle();
      if (cluster.status().different() > 0) {
        journal.event("nondeterminism_detected", "results", cluster.status().different());
        throw new IntegrityException(
            "workers disagree: results="
                + cluster.status().different()
                + " remedy=see which workers were not deterministic in "
                + run.log());
      }
      return last;
    }
  }

  /** The race, if there is one in the universe of this panel. */
  private Race race(Panel panel, int cut) {
    int universe = Subpanel.everInside(panel, settings.universe(), cut).length;
    return settings.search().racing().race(universe);
  }

  private void tell(StoredEvaluator store, Journal journal) {
    if (store != null) {
      storeHits = store.hits();
      storeMisses = store.misses();
      journal.event(
          "store",
          "hits",
          storeHits,
          "misses",
          storeMisses,
          "ns_per_lookup",
          store.nanosPerLookup(),
          "ns_per_store",
          store.nanosPerStore());
    }
  }

  private StoredEvaluator store(BatchEvaluator cluster, Assignment assignment) {
    return new StoredEvaluator(
        cluster, assignment, Wiring.storeFile(cache()), StoredEvaluator.DEFAULT_ENTRIES);
  }

  private Search search(
      BatchEvaluator evaluator,
      Vocabulary vocabulary,
      List<Formula> seeds,
      Probe probe,
      List<Sketch> known,
      Optional<Checkpoint> checkpoint) {
    SearchSettings how = settings.search();
    return checkpoint.isPresent()
        ? Search.resume(
            how, vocabulary, evaluator, probe::hash, known, seeds, checkpoint.orElseThrow())
        : new Search(how, vocabulary, evaluator, probe::hash, known, seeds);
  }

  private Optional<Generation> evolve(Search search, Journal journal) {
    triedBefore = tried(search.last());
    while (!spent(search.last().number())) {
      if (stop.getAsBoolean()) {
        int reached = search.last().number();
        journal.status("STOPPED", reached);
        journal.event("stopped", "gen", reached);
        listener.stopped(run, reached);
        return Optional.empty();
      }
      Generation generation = search.next();
      journal.generation(generation, search.checkpoint(), seconds());
      listener.generation(generation, settings.generations(), seconds());
    }
    return Optional.of(search.last());
  }

  private static long tried(Generation generation) {
    return generation.counts().evaluated() + generation.counts().raced();
  }

  private boolean spent(int generation) {
    boolean late = settings.minutes() > 0 && seconds() >= 60.0 * settings.minutes();
    return generation + 1 >= settings.generations() || (late && generation >= 0);
  }

  /** Sketches of the library's factors on the train period. */
  private List<Sketch> sketches(Panel seen, Split split, FactorLibrary library) {
    List<Formula> formulas = known(library).stream().map(f -> Formula.parse(f.formula())).toList();
    if (formulas.isEmpty()) {
      return List.of();
    }
    List<Sketch> sketches = new ArrayList<>();
    new Scorer(seen, settings.universe(), List.of(settings.target()), split.train())
        .score(formulas)
        .forEach(score -> sketches.add(score.sketch()));
    return sketches;
  }

  /** What the library held before this run added to it. */
  private List<Factor> known(FactorLibrary library) {
    return library.active().stream().filter(f -> !f.run().equals(run.id())).toList();
  }

  private Path libraryFile() {
    return settings.library().isEmpty() ? run.library() : Path.of(settings.library());
  }

  private Path cache() {
    return settings.cache().isEmpty() ? Path.of("runs", ".cache") : Path.of(settings.cache());
  }

  private int workers() {
    return settings.workers() > 0 ? settings.workers() : Runtime.getRuntime().availableProcessors();
  }

  private double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }
}
