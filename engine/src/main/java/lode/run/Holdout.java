package lode.run;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.ArrayList;
import java.util.List;
import lode.evaluation.Split;
import lode.evaluation.TrackRecord;
import lode.evaluation.TrackRecords;
import lode.formula.Formula;
import lode.journal.JsonFile;
import lode.ledger.Look;
import lode.panel.Panel;
import lode.panel.Period;
import lode.statistics.MeanTest;
import lode.statistics.Moments;
import lode.statistics.SharpeRatio;

/**
 * What a look at the sealed holdout of a run showed: the file {@code holdout.json}. The look is in
 * the ledger of the data before the first date is read.
 *
 * @param look its entry; its number says how often anybody has looked at this holdout
 * @param formulas measured over all looks at this data, this one included: what a p-value of one of
 *     them is to be corrected for
 * @param figures of the formulas, in the order asked for
 */
public record Holdout(Look look, int formulas, List<Figures> figures) {
  /**
   * A formula on the holdout, in the direction fixed on train.
   *
   * @param rankIc mean rank IC
   * @param t its Newey-West t
   * @param tNaive the t as if days were independent, for comparison only
   * @param p two-sided p-value of t, of this formula alone
   * @param corrected the same times the formulas measured on this holdout over all looks, at most 1
   * @param sharpe daily Sharpe ratio of the paper portfolio before costs
   * @param probabilistic probability that its true ratio is above 0
   * @param days days with a rank IC
   */
  public record Figures(
      String fid,
      String formula,
      int direction,
      double rankIc,
      double t,
      double tNaive,
      double p,
      double corrected,
      double sharpe,
      double probabilistic,
      int days) {}

  /**
   * Looks at the holdout of a finished run.
   *
   * @param execution settings that may differ: data (the place, not the content), cache, ledger
   * @param finalists whom to measure
   * @throws SettingsException if the run has no holdout, or nobody is to be measured
   * @throws IntegrityException if the data are not those of the run
   * @throws IllegalArgumentException without a reason
   */
  public static Holdout open(
      RunDirectory run, Config execution, List<Validation.Finalist> finalists, String reason) {
    if (finalists.isEmpty()) {
      throw new SettingsException(
          "nothing to measure on the holdout: run="
              + run.path()
              + " remedy=name finalists by --fid; only promoted ones are taken by themselves");
    }
    Manifest manifest = Manifest.read(run);
    Settings settings =
        Settings.of(
            execution.withFallback(ConfigFactory.parseFile(run.resolved().toFile())).resolve());
    try (Inputs inputs = Inputs.open(settings)) {
      manifest.requireSameData(inputs.panel().fingerprint());
      Panel panel = inputs.panel();
      Split split = inputs.split();
      if (split.holdout().size() == 0) {
        throw new SettingsException("run has no holdout: run=" + run.path());
      }
      Look look =
          Reckoning.data(settings, panel)
              .holdout()
              .enter(
                  "lode validate",
                  run.id(),
                  reason,
                  finalists.stream().map(Validation.Finalist::fid).toList(),
                  panel.dates().at(split.holdout().from()).toString(),
                  panel.dates().at(split.holdout().to() - 1).toString());
      int formulas =
          Reckoning.data(settings, panel).holdout().looks().stream()
              .mapToInt(l -> l.formulas().size())
              .sum();
      Holdout holdout =
          new Holdout(
              look, formulas, measure(settings, panel, split.holdout(), finalists, formulas));
      JsonFile.write(run.holdout(), holdout);
      return holdout;
    }
  }

  private static List<Figures> measure(
      Settings settings,
      Panel panel,
      Period period,
      List<Validation.Finalist> finalists,
      int formulas) {
    List<TrackRecord> records =
        new TrackRecords(panel, settings.universe(), settings.target(), period)
            .of(
                finalists.stream().map(f -> Formula.parse(f.formula())).toList(),
                Wiring.workers(settings));
    List<Figures> figures = new ArrayList<>();
    for (int i = 0; i < finalists.size(); i++) {
      Validation.Finalist finalist = finalists.get(i);
      double[] ic = oriented(records.get(i).rankIc(), finalist.direction());
      MeanTest test = MeanTest.neweyWest(ic, settings.target().horizon());
      SharpeRatio sharpe = SharpeRatio.of(oriented(records.get(i).pnl(), finalist.direction()));
      figures.add(
          new Figures(
              finalist.fid(),
              finalist.formula(),
              finalist.direction(),
              test.mean(),
              test.t(),
              MeanTest.naive(ic).t(),
              test.p(),
              Math.min(1, formulas * test.p()),
              sharpe.value(),
              sharpe.probabilityAbove(0),
              test.n()));
    }
    return figures;
  }

  private static double[] oriented(float[] daily, int direction) {
    double[] present = Moments.present(daily);
    for (int i = 0; i < present.length; i++) {
      present[i] *= direction;
    }
    return present;
  }
}
