package lode.run;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import lode.cluster.CoordinatorNode;
import lode.cluster.SupersededException;
import lode.evolution.Generation;
import lode.formula.Formula;
import lode.journal.DurableFile;
import lode.journal.Fence;
import lode.journal.FencedException;
import lode.journal.JsonFile;
import lode.ledger.Life;
import lode.library.Factor;
import lode.library.FactorLibrary;
import lode.panel.Panel;
import lode.simd.Simd;

/**
 * A mining campaign from settings to summary; it reads like the walk of the data. Everything it
 * finds is a function of settings, seed, data and operator set; how it is executed (workers, store,
 * stops and resumes) changes nothing but the time.
 */
public final class Campaign {
  private final RunDirectory run;
  private final Settings settings;
  private final Inputs inputs;
  private final Fence fence;
  private final Optional<CoordinatorNode> node;
  private final CampaignListener listener;
  private final BooleanSupplier stop;
  private final long began = System.nanoTime();

  private Campaign(
      RunDirectory run,
      Settings settings,
      Inputs inputs,
      Fence fence,
      Optional<CoordinatorNode> node,
      CampaignListener listener,
      BooleanSupplier stop) {
    this.run = run;
    this.settings = settings;
    this.inputs = inputs;
    this.fence = fence;
    this.node = node;
    this.listener = listener;
    this.stop = stop;
  }

  /**
   * Runs a new campaign. What cannot be run leaves no folder.
   *
   * @param resolved settings ({@link Settings#resolve})
   * @param asked what the user wrote, kept beside them
   * @param stop asked all the time; true ends the run there within seconds, to be resumed
   * @return what came out; empty where it was stopped
   */
  public static Optional<Summary> start(
      Config resolved, String asked, CampaignListener listener, BooleanSupplier stop) {
    Settings settings = Settings.of(resolved);
    List<String> seeds = Seeds.asked(settings.formulas());
    try (Inputs inputs = Inputs.open(settings)) {
      RunDirectory run = RunDirectory.create(settings.runDir(), settings.seed());
      try (Fence fence = run.take()) {
        begin(run, resolved, asked, seeds, inputs);
        return new Campaign(run, settings, inputs, fence, Optional.empty(), listener, stop)
            .execute(Recovery.of(run), false);
      }
    }
  }

  /**
   * Runs a campaign where a coordinator's turn has come: goes on with the run of its folder,
   * whoever wrote to it last, or begins it.
   *
   * @param resolved settings ({@link Settings#resolve}); {@code run-dir} names the folder
   * @param node whose turn it is
   * @param stop asked all the time; may say that the turn is over by a {@link SupersededException}
   * @throws IntegrityException as {@link #resume}, and where the run has failed: that takes a
   *     person
   */
  public static Optional<Summary> lead(
      Config resolved,
      String asked,
      CoordinatorNode node,
      CampaignListener listener,
      BooleanSupplier stop) {
    Settings settings = Settings.of(resolved);
    RunDirectory run = new RunDirectory(Path.of(settings.runDir()));
    run.make();
    try (Fence fence = run.take(node)) {
      if (Files.exists(run.manifest())) {
        requireNotFailed(run);
        return resume(run, fence, Optional.of(node), resolved, listener, stop);
      }
      try (Inputs inputs = Inputs.open(settings)) {
        begin(run, resolved, asked, Seeds.asked(settings.formulas()), inputs);
        return new Campaign(run, settings, inputs, fence, Optional.of(node), listener, stop)
            .execute(Recovery.of(run), false);
      } catch (RuntimeException e) {
        run.discard();
        throw e;
      }
    }
  }

  private static void requireNotFailed(RunDirectory run) {
    if (RunRecords.state(run).equals("FAILED")) {
      throw new IntegrityException(
          "run has failed: run="
              + run.path()
              + " reason="
              + RunRecords.status(run).map(s -> s.path("reason").asText()).orElse("?")
              + " remedy=mend that, then lode resume "
              + run.path());
    }
  }

  private static void begin(
      RunDirectory run, Config resolved, String asked, List<String> seeds, Inputs inputs) {
    try {
      DurableFile.write(run.asked(), asked);
      DurableFile.write(run.resolved(), Settings.render(resolved));
      Seeds.write(run, seeds);
      FactorLibrary.write(run.held(), inputs.held());
      Life before = Reckoning.data(Settings.of(resolved), inputs.panel()).life();
      if (!before.equals(Life.NONE)) {
        JsonFile.write(run.triedBefore(), before);
      }
      Manifest.begin(
          run,
          Settings.of(resolved).seed(),
          Settings.deciding(resolved),
          inputs.panel().fingerprint());
    } catch (RuntimeException e) {
      run.discard();
      throw e;
    }
  }

  /**
   * Goes on with a run from its last checkpoint, or from the start where there is none.
   *
   * @param execution settings that may differ: data (the place, not the content), workers, minutes
   * @throws IntegrityException where data, settings or operators are not those it began with, or a
   *     file is not as it was written; nothing is changed then
   * @throws SettingsException where another process has the run
   */
  public static Optional<Summary> resume(
      RunDirectory run, Config execution, CampaignListener listener, BooleanSupplier stop) {
    try (Fence fence = run.take()) {
      return resume(run, fence, Optional.empty(), execution, listener, stop);
    }
  }

  private static Optional<Summary> resume(
      RunDirectory run,
      Fence fence,
      Optional<CoordinatorNode> node,
      Config execution,
      CampaignListener listener,
      BooleanSupplier stop) {
    Manifest manifest = Manifest.read(run);
    Config resolved =
        execution
            .withFallback(ConfigFactory.parseFile(run.resolved().toFile()))
            .withFallback(Settings.execution())
            .resolve();
    manifest.requireSameCode(Settings.deciding(resolved));
    Settings settings = Settings.of(resolved);
    Recovery recovery = Recovery.of(run);
    fence.above(recovery.epoch());
    try (Inputs inputs = Inputs.open(settings)) {
      manifest.requireSameData(inputs.panel().fingerprint());
      inputs.verify();
      recovery.apply(run);
      return new Campaign(run, settings, inputs, fence, node, listener, stop)
          .execute(recovery, true);
    }
  }

  private Optional<Summary> execute(Recovery recovery, boolean again) {
    try (RunLog log = new RunLog(run);
        Journal journal = new Journal(run, fence, recovery, listener, stop)) {
      try {
        begun(journal, recovery, again);
        return Optional.of(walk(journal, recovery));
      } catch (CancellationException e) {
        return Optional.empty();
      } catch (FencedException | SupersededException e) {
        throw e;
      } catch (RuntimeException | Error e) {
        journal.event(
            "failed", "gen", journal.generation(), "reason", String.valueOf(e.getMessage()));
        journal.status("FAILED", String.valueOf(e.getMessage()));
        throw e;
      }
    }
  }

  private void begun(Journal journal, Recovery recovery, boolean again) {
    journal.status("RUNNING");
    if (again) {
      journal.event(
          "resumed",
          "after",
          recovery.generation(),
          "checkpoint",
          recovery.last().map(s -> s.file().getFileName().toString()).orElse("none"),
          "notes",
          String.join("; ", recovery.notes()),
          "workers",
          Wiring.workers(settings),
          "simd",
          Simd.way());
      listener.resumed(recovery.generation(), recovery.notes());
    } else {
      journal.event(
          "started",
          "seed",
          settings.seed(),
          "data",
          inputs.panel().fingerprint(),
          "simd",
          Simd.way());
    }
  }

  private Summary walk(Journal journal, Recovery recovery) {
    Panel panel = inputs.panel();
    List<Factor> held = held();
    listener.started(run, settings, panel, inputs.split());
    List<Formula> known = held.stream().map(f -> Formula.parse(f.formula())).toList();
    try {
      SearchPhase search =
          new SearchPhase(
              run, settings, inputs, known, journal, fence, node, listener, stop, this::seconds);
      Generation last = search.evolve(recovery);
      Promotion promotion =
          new Promotion(settings, run, panel, inputs.split(), held, journal, listener, stop);
      Summary summary = promotion.promote(last, search.effort(), this::seconds);
      journal.event("finished", "promoted", summary.promoted(), "seconds", summary.seconds());
      journal.decided();
      journal.status("DONE");
      listener.finished(summary);
      return summary;
    } catch (CancellationException e) {
      if (stop.getAsBoolean()) {
        journal.stopped();
        listener.stopped(run, journal.generation());
      }
      throw e;
    }
  }

  /** What the library named held when the run began, whatever became of it since. */
  private List<Factor> held() {
    try (FactorLibrary library = FactorLibrary.open(run.held())) {
      return library.active();
    }
  }

  private double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }
}
