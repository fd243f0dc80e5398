package lode.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lode.evaluation.Split;
import lode.formula.Formula;
import lode.journal.DurableFile;
import lode.panel.Panel;
import lode.validation.FactorStudy;
import lode.validation.Studies;
import lode.validation.StudyFile;

/** The studies of a run's promoted factors, and those of any formula under the same settings. */
public final class RunStudies {
  private RunStudies() {}

  /** The study of a promoted factor as it was written; empty where there is none. */
  public static Optional<FactorStudy> of(RunDirectory run, String fid) {
    Path file = run.study(fid);
    return Files.exists(file) ? Optional.of(StudyFile.read(file)) : Optional.empty();
  }

  /** Studies a formula on the data, the universe, the target and the split of settings. */
  public static FactorStudy of(Settings settings, Formula formula) {
    try (Inputs inputs = Inputs.open(settings)) {
      return of(settings, inputs.panel(), inputs.split(), List.of(formula)).getFirst();
    }
  }

  /** Studies formulas on an open panel; the holdout is cut away. */
  static List<FactorStudy> of(Settings settings, Panel panel, Split split, List<Formula> formulas) {
    return new Studies(
            panel,
            settings.universe(),
            settings.target(),
            split,
            settings.split().embargo(),
            settings.backtest().quantiles(),
            Wiring.workers(settings))
        .of(formulas);
  }

  /** Writes a study into the run's folder; may be done again. */
  static void write(RunDirectory run, FactorStudy study) {
    try {
      Files.createDirectories(run.studies());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make folder: folder=" + run.studies(), e);
    }
    DurableFile.write(run.study(study.fid()), StudyFile.text(study));
  }
}
