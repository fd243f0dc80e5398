package lode.run;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.OptionalInt;
import lode.evaluation.Split;
import lode.ledger.DataLedger;
import lode.panel.Panel;

/**
 * From which date on a set of data is sealed for everybody: where the earliest holdout of all
 * campaigns on it begins, or where one of the default split would.
 *
 * @param from date index; the number of dates where nothing is sealed
 */
public record Seal(int from) {
  /**
   * The seal of a panel.
   *
   * @param ledger folder of all ledgers
   */
  public static Seal of(Panel panel, Path ledger) {
    int dates = panel.dates().size();
    OptionalInt declared = DataLedger.of(ledger, panel.fingerprint()).life().sealedFrom();
    return new Seal(Math.min(dates, declared.orElseGet(() -> byDefault(dates))));
  }

  private static int byDefault(int dates) {
    Config split = Settings.defaults().getConfig("split");
    return Split.of(
            dates,
            0,
            split.getInt("embargo"),
            split.getDouble("train"),
            split.getDouble("validation"))
        .holdout()
        .from();
  }

  /** Whether a panel has dates behind it. */
  public boolean hides(Panel panel) {
    return from < panel.dates().size();
  }
}
