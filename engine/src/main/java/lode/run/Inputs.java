package lode.run;

import java.nio.file.Path;
import java.util.List;
import lode.evaluation.Split;
import lode.formula.Vocabulary;
import lode.library.Factor;
import lode.library.FactorLibrary;
import lode.market.DataSource;
import lode.panel.Panel;
import lode.panel.PanelFile;

/**
 * All that a campaign reads, opened and checked before it writes anything: what is refused here
 * leaves no folder behind.
 *
 * @param data the opened source
 * @param split its dates
 * @param vocabulary what formulas are made of
 * @param held active factors of the library named, before the run
 */
record Inputs(DataSource data, Split split, Vocabulary vocabulary, List<Factor> held)
    implements AutoCloseable {
  static Inputs open(Settings settings) {
    List<Factor> held = held(settings.library());
    DataSource data = DataSource.open(settings.data(), cache(settings));
    try {
      Panel panel = data.panel();
      Wiring.requireUniverse(settings.universe(), panel);
      return new Inputs(data, settings.split(panel), Wiring.vocabulary(settings, panel), held);
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  private static List<Factor> held(String address) {
    if (address.isEmpty()) {
      return List.of();
    }
    try (FactorLibrary library = FactorLibrary.open(address)) {
      return library.active();
    }
  }

  /** Where imports and evaluations are kept. */
  static Path cache(Settings settings) {
    return settings.cache().isEmpty() ? DataSource.DEFAULT_CACHE : Path.of(settings.cache());
  }

  /** Where it is remembered what was tried on each set of data. */
  static Path ledger(Settings settings) {
    return settings.ledger().isEmpty()
        ? cache(settings).resolveSibling(".ledger")
        : Path.of(settings.ledger());
  }

  /**
   * Reads every byte of the panel: one that was changed in its place still says its old
   * fingerprint.
   *
   * @throws lode.panel.PanelException if it is not what it says
   */
  void verify() {
    PanelFile.verify(data.file());
  }

  Panel panel() {
    return data.panel();
  }

  /** The panel's file. */
  Path file() {
    return data.file();
  }

  @Override
  public void close() {
    data.close();
  }
}
