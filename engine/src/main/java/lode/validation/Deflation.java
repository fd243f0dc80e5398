package lode.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import lode.evaluation.NeweyWest;
import lode.ledger.DailySample;
import lode.ledger.PowerSums;
import lode.ledger.Trial;
import lode.ledger.TrialLedger;
import lode.statistics.Correction;
import lode.statistics.Correlations;
import lode.statistics.EffectiveTrials;
import lode.statistics.ExpectedMaximum;
import lode.statistics.MeanTest;
import lode.statistics.Moments;
import lode.statistics.Normal;
import lode.statistics.Overfitting;
import lode.statistics.SharpeRatio;
import lode.statistics.SuperiorAbility;

/**
 * Takes from what a search found what luck alone would have found: from the ledger of all formulas
 * tried and the daily series of its sample and its finalists, once for all of these.
 */
public final class Deflation {
  /**
   * Sampled formulas that are compared with each other: beyond this it costs more than it tells.
   */
  private static final int ALIKE = 400;

  private static final int BOOTSTRAPS = 1000;
  private static final double CONFIDENCE = 0.95;
  private static final int LEAST_BLOCK = 20;

  /** Every simulation has the same seed: the same search gives the same figures. */
  private static final long SEED = 1;

  private final TrialLedger ledger;
  private final DailySample sample;
  private final int horizon;
  private final Map<String, double[]> corrected = new HashMap<>();
  private final List<Haircuts> haircuts;
  private final Luck luck;

  /**
   * Of a search.
   *
   * @param trials every formula tried, in any order
   * @param sample series of the sample and of the finalists
   * @param horizon days that the label holds
   */
  public Deflation(TrialLedger ledger, Collection<Trial> trials, DailySample sample, int horizon) {
    this.ledger = ledger;
    this.sample = sample;
    this.horizon = horizon;
    correct(List.copyOf(trials));
    this.haircuts = cut();
    this.luck = measure();
  }

  /** What luck would have found. */
  public Luck luck() {
    return luck;
  }

  /** Corrects the p-values of all trials, those of earlier campaigns counted as 1. */
  private void correct(List<Trial> trials) {
    double[] p = trials.stream().mapToDouble(this::p).toArray();
    long tests = Math.max(p.length, ledger.triedForLife());
    double[] holm = Correction.HOLM.adjust(p, tests);
    double[] bhy = Correction.BHY.adjust(p, tests);
    double[] by = Correction.BY.adjust(p, tests);
    for (int i = 0; i < p.length; i++) {
      corrected.put(trials.get(i).fid(), new double[] {holm[i], bhy[i], by[i]});
    }
  }

  private double p(Trial trial) {
    int days = (int) trial.days();
    return Double.isNaN(trial.t())
        ? 1
        : MeanTest.twoSided(trial.t(), days, NeweyWest.lags(horizon, days));
  }

  /** By row of the sample. */
  private List<Haircuts> cut() {
    List<SharpeRatio> ratios =
        IntStream.range(0, sample.pnl().length).mapToObj(this::ratioOnTrain).toList();
    return Haircuts.of(
        ratios.stream().mapToDouble(SharpeRatio::value).toArray(),
        ratios.stream().mapToInt(SharpeRatio::n).toArray(),
        Math.max(ratios.size(), ledger.triedForLife()));
  }

  private SharpeRatio ratioOnTrain(int row) {
    int direction = sample.about().rows().get(row).direction();
    return SharpeRatio.of(part(sample.pnl()[row], sample.about().train(), direction));
  }

  private Luck measure() {
    DailySample.Columns train = sample.about().train();
    DailySample.Columns validation = sample.about().validation();
    List<String> fids = new ArrayList<>();
    List<double[]> sampled = new ArrayList<>();
    List<double[]> all = new ArrayList<>();
    for (int row = 0; row < sample.pnl().length; row++) {
      DailySample.Row about = sample.about().rows().get(row);
      all.add(DailySample.part(sample.pnl()[row], validation, about.direction()));
      if (about.sampled()) {
        fids.add(about.fid());
        sampled.add(DailySample.part(sample.pnl()[row], train, 1));
      }
    }
    EffectiveTrials effective =
        EffectiveTrials.of(
            Correlations.of(array(sampled.subList(0, Math.min(ALIKE, sampled.size())))),
            EffectiveTrials.DRAWS,
            SEED);
    double tests = 2.0 * ledger.triedForLife();
    double alike = effective.maxCalibrated(tests);
    double[] sharpes =
        sampled.stream().mapToDouble(pnl -> SharpeRatio.of(Moments.present(pnl)).value()).toArray();
    Moments spread = Moments.of(Arrays.stream(sharpes).filter(Double::isFinite).toArray());
    int blocks = blocks(validation.to() - validation.from());
    Optional<Overfitting> overfitting =
        blocks == 0 || all.size() < 2
            ? Optional.empty()
            : Optional.of(Overfitting.cscv(array(all), blocks));
    return new Luck(
        ledger.tried(),
        ledger.triedForLife(),
        ledger.before().campaigns().size(),
        ExpectedMaximum.exact(tests),
        effective.expectedMaximum(tests),
        Normal.needed(1 - CONFIDENCE, ledger.triedForLife()),
        effective,
        alike / 2,
        spread.deviation(),
        spread.deviationError(),
        PowerSums.of(fids, sharpes),
        SharpeRatio.bestByLuck(1.0 / Math.max(1, train.to() - train.from() - 1), alike),
        SharpeRatio.bestByLuck(spread.deviation() * spread.deviation(), alike),
        overfitting.map(Overfitting::pbo).orElse(Double.NaN),
        blocks,
        overfitting.map(Choices::of).orElse(Choices.NONE),
        blocks == 0 ? Double.NaN : superior(),
        2.0 * horizon);
  }

  /** P-value of the best finalist, where luck may choose out of the finalists and the sample. */
  private double superior() {
    List<double[]> finalists = new ArrayList<>();
    List<double[]> others = new ArrayList<>();
    for (int row = 0; row < sample.pnl().length; row++) {
      DailySample.Row about = sample.about().rows().get(row);
      double[] pnl =
          DailySample.part(sample.pnl()[row], sample.about().validation(), about.direction());
      (about.finalist() ? finalists : others).add(pnl);
    }
    int candidates = finalists.size();
    finalists.addAll(others.subList(0, Math.min(ALIKE, others.size())));
    return candidates == 0
        ? Double.NaN
        : SuperiorAbility.test(present(finalists), candidates, 2.0 * horizon, BOOTSTRAPS, SEED)
            .consistent();
  }

  /** Blocks of some weeks each, at most the paper's sixteen; 0 where there are not four. */
  private static int blocks(int days) {
    return IntStream.of(Overfitting.BLOCKS, 12, 8, 4)
        .filter(blocks -> days >= blocks * LEAST_BLOCK)
        .findFirst()
        .orElse(0);
  }

  /** A day without a return is one on which nothing was held. */
  private static double[][] present(List<double[]> rows) {
    return rows.stream()
        .map(row -> Arrays.stream(row).map(x -> Double.isNaN(x) ? 0 : x).toArray())
        .toArray(double[][]::new);
  }

  private static double[][] array(List<double[]> rows) {
    return rows.toArray(double[][]::new);
  }

  /** Whether the finalist in a row of the sample is more than luck. */
  public Significance of(int row) {
    DailySample.Row about = sample.about().rows().get(row);
    double[] trainIc = part(sample.rankIc()[row], sample.about().train(), about.direction());
    double[] unseenIc = part(sample.rankIc()[row], sample.about().validation(), about.direction());
    MeanTest train = MeanTest.neweyWest(trainIc, horizon);
    MeanTest unseen = MeanTest.neweyWest(unseenIc, horizon);
    SharpeRatio ratio = ratioOnTrain(row);
    SharpeRatio unseenRatio =
        SharpeRatio.of(part(sample.pnl()[row], sample.about().validation(), about.direction()));
    double[] adjusted =
        corrected.getOrDefault(about.fid(), new double[] {Double.NaN, Double.NaN, Double.NaN});
    return new Significance(
        train.z(),
        train.p(),
        adjusted[0],
        adjusted[1],
        adjusted[2],
        ratio.value(),
        ratio.probabilityAbove(luck.sharpeByLuck()),
        ratio.probabilityAbove(luck.sharpeByTrials()),
        unseen.t(),
        unseen.z(),
        MeanTest.naive(unseenIc).t(),
        unseen.lags(),
        unseen.p(),
        unseenRatio.value(),
        unseenRatio.probabilityAbove(0),
        unseenRatio.leastRecord(0, CONFIDENCE),
        unseenRatio.n(),
        haircuts.get(row));
  }

  private static double[] part(float[] series, DailySample.Columns columns, int direction) {
    return Moments.present(DailySample.part(series, columns, direction));
  }
}
