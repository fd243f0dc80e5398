package lode.run;

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
import lode.ledger.DataLedger;
import lode.ledger.Look;
import lode.library.Verdict;
import lode.panel.Panel;
import lode.panel.Period;

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

  /**
   * Writes down a look at the sealed holdout, before it is read; nothing where the period ends
   * before the seal, or with validation.
   *
   * @param by command that looks
   * @param reason given by whoever looks
   * @throws IllegalArgumentException without a reason
   */
  public static Optional<Look> unseal(
      String by,
      Settings settings,
      Panel panel,
      Split split,
      Period period,
      List<Formula> formulas,
      String reason) {
    DataLedger ledger = Reckoning.data(settings, panel);
    int seal = ledger.life().sealedFrom().orElse(split.validation().to());
    if (period.to() <= Math.max(seal, split.validation().to())) {
      return Optional.empty();
    }
    return Optional.of(
        ledger
            .holdout()
            .enter(
                by,
                "",
                reason,
                formulas.stream().map(Formula::fid).toList(),
                panel.dates().at(Math.max(period.from(), split.validation().to())).toString(),
                panel.dates().at(period.to() - 1).toString()));
  }
}
