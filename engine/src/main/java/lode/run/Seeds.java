package lode.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import lode.evolution.SizeLimits;
import lode.formula.Formula;
import lode.formula.FormulaException;
import lode.formula.FormulaSet;
import lode.formula.Vocabulary;
import lode.journal.DurableFile;

/**
 * The formulas that a search begins with. Their texts are kept in the run's folder, so that a
 * resumed run has the same ones whatever became of the files they came from.
 */
final class Seeds {
  private Seeds() {}

  /**
   * Canonical texts of the formulas of sets and files, each once, in order.
   *
   * @throws SettingsException for an unknown set, or a line that is no formula
   */
  static List<String> asked(List<String> sets) {
    try {
      return sets.stream()
          .flatMap(set -> FormulaSet.of(set).trees().stream())
          .map(formula -> formula.canonical().text())
          .distinct()
          .toList();
    } catch (FormulaException e) {
      throw new SettingsException(e.getMessage());
    }
  }

  /** Keeps the texts; nothing where there are none. */
  static void write(RunDirectory run, List<String> texts) {
    if (!texts.isEmpty()) {
      DurableFile.write(run.seeds(), String.join("\n", texts) + "\n");
    }
  }

  /** All of the texts; empty where there are none. */
  static String text(RunDirectory run) {
    try {
      return Files.exists(run.seeds()) ? Files.readString(run.seeds()) : "";
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read: file=" + run.seeds(), e);
    }
  }

  /** Those within the limits, whose fields and groups the vocabulary has. */
  static List<Formula> fitting(RunDirectory run, Vocabulary vocabulary, SizeLimits limits) {
    return text(run)
        .lines()
        .map(Formula::parse)
        .filter(limits::fit)
        .filter(f -> Set.copyOf(vocabulary.fields()).containsAll(f.fields()))
        .filter(f -> Set.copyOf(vocabulary.groups()).containsAll(f.groups()))
        .toList();
  }
}
