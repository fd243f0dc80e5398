package lode.run;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lode.backtest.CrossSection;
import lode.backtest.TearSheet;
import lode.evaluation.Split;
import lode.formula.Formula;
import lode.journal.JsonFile;
import lode.library.Verdict;
import lode.panel.Panel;

/** The backtests of a run's promoted factors over validation: {@code backtests/<fid>.json}. */
public final class RunBacktests {
  private static final int LEAST_DAYS = 3;

  private RunBacktests() {}

  /**
   * Trades the promoted ones; the panel is cut at the end of validation. None where validation has
   * hardly a day.
   */
  static List<TearSheet> of(Settings settings, Panel whole, Split split, List<Verdict> verdicts) {
    List<Verdict> promoted = verdicts.stream().filter(Verdict::promoted).toList();
    List<Formula> formulas = promoted.stream().map(v -> v.evidence().formula()).toList();
    int[] directions = promoted.stream().mapToInt(v -> v.evidence().direction()).toArray();
    Panel panel = whole.until(split.validation().to());
    return formulas.isEmpty() || split.validation().size() < LEAST_DAYS
        ? List.of()
        : new CrossSection(panel, settings.universe(), settings.target(), settings.backtest())
            .run(formulas, directions, split.validation(), "validation");
  }

  /** Writes one; may be done again. */
  static void write(RunDirectory run, TearSheet sheet) {
    try {
      Files.createDirectories(run.backtests());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make folder: folder=" + run.backtests(), e);
    }
    JsonFile.write(run.backtest(sheet.subject().fid()), sheet);
  }

  /** The backtest that a run wrote of a factor; empty where it promoted none such. */
  public static Optional<TearSheet> of(RunDirectory run, String fid) {
    Path file = run.backtest(fid);
    return Files.exists(file)
        ? Optional.of(JsonFile.read(file, TearSheet.class))
        : Optional.empty();
  }

  /** The settings of a run, some of them replaced. */
  public static Settings settings(RunDirectory run, Config replaced) {
    return Settings.of(
        Settings.known(replaced)
            .withFallback(ConfigFactory.parseFile(run.resolved().toFile()))
            .resolve());
  }
}
