package lode.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import lode.evaluation.NeweyWest;
import lode.ledger.Counts;
import lode.ledger.DailySample;
import lode.ledger.Histogram;
import lode.ledger.Life;
import lode.ledger.Searched;
import lode.ledger.Trial;
import lode.ledger.TrialLedger;
import lode.statistics.Correction;
import lode.statistics.ExpectedMaximum;
import lode.statistics.Haircut;
import lode.statistics.Line;
import lode.statistics.MeanTest;
import lode.statistics.SharpeRatio;
import org.junit.jupiter.api.Test;

/** A search of which everything is known: 300 worthless formulas, and one that is not. */
class DeflationTest {
  private static final int TRIED = 300;
  private static final int SAMPLED = 60;
  private static final int TRAIN = 500;
  private static final int VALIDATION = 200;
  private static final int HORIZON = 5;

  private final List<Trial> trials = new ArrayList<>();
  private final List<float[]> series = new ArrayList<>();

  /** Formula 0 foresees as much as asked for; the others nothing. */
  private void search(double foresight) {
    Random random = new Random(5);
    for (int i = 0; i < TRIED; i++) {
      float[] daily = new float[TRAIN + VALIDATION];
      for (int t = 0; t < daily.length; t++) {
        daily[t] = (float) (0.1 * random.nextGaussian() + (i == 0 ? foresight : 0));
      }
      double[] train = new double[TRAIN];
      Arrays.setAll(train, t -> daily[t]);
      double t = MeanTest.neweyWest(train, HORIZON).t();
      trials.add(
          new Trial(
              "%012x".formatted(i), "f" + i, false, TRAIN, t / 99, t / 20, t / 99, t / 20, t));
      series.add(daily);
    }
  }

  private TrialLedger ledger(Life before) {
    Counts counts = new Counts(TRIED, TRIED, TRIED, TRIED, 0, 0, 0, 0, 0);
    return TrialLedger.of("mine", "data", "5d@open", counts, trials, SAMPLED, before);
  }

  private static Life earlier(long tried) {
    Counts counts = new Counts(tried, tried, tried, tried, 0, 0, 0, 0, 0);
    return new Life(List.of(new Searched("other", "r", counts, new TreeMap<>(), 0)));
  }

  /** The sample is the first formulas; formula 0, in it, and the last one are the finalists. */
  private DailySample sample() {
    List<DailySample.Row> rows = new ArrayList<>();
    for (int i = 0; i < SAMPLED; i++) {
      rows.add(new DailySample.Row("%012x".formatted(i), true, i == 0, 1, "f" + i));
    }
    rows.add(new DailySample.Row("%012x".formatted(TRIED - 1), false, true, 1, "last"));
    List<float[]> chosen = new ArrayList<>(series.subList(0, SAMPLED));
    chosen.add(series.getLast());
    float[][] daily = chosen.toArray(float[][]::new);
    return new DailySample(
        new DailySample.About(
            rows,
            Collections.nCopies(TRAIN + VALIDATION, "2020-01-01"),
            0,
            new DailySample.Columns(0, TRAIN),
            new DailySample.Columns(TRAIN, TRAIN + VALIDATION)),
        daily,
        daily);
  }

  private Deflation deflation(Life before) {
    return new Deflation(ledger(before), trials, sample(), HORIZON);
  }

  @Test
  void shouldBelieveWhatForeseesAndNothingElse() {
    search(.03);
    Deflation deflation = deflation(Life.NONE);
    assertThat(deflation.luck().superior()).isLessThan(.05);
    assertThat(deflation.luck().overfitting()).isLessThan(.1);
    Significance good = deflation.of(0);
    assertThat(good.zTrain()).isGreaterThan(deflation.luck().expected());
    assertThat(good.holm()).isLessThan(.05);
    assertThat(good.deflated()).isGreaterThan(.95);
    assertThat(good.probabilistic()).isGreaterThan(.95);
    assertThat(good.leastRecord()).isLessThan(VALIDATION);
    Significance bad = deflation.of(SAMPLED);
    assertThat(bad.holm()).isGreaterThan(.5);
    assertThat(bad.deflated()).isLessThan(.5);
  }

  @Test
  void shouldFindNothingInNoise() {
    search(0);
    Deflation deflation = deflation(Life.NONE);
    assertThat(deflation.luck().superior()).isGreaterThan(.1);
    assertThat(deflation.luck().overfitting()).isGreaterThan(.25);
    assertThat(deflation.luck().effective().maxCalibrated()).isGreaterThan(.7 * SAMPLED);
    assertThat(deflation.luck().effectiveForLife()).isBetween(.6 * TRIED, (double) TRIED);
    assertThat(deflation.of(0).deflated()).isLessThan(.9);
    assertThat(deflation.of(0).by()).isGreaterThan(.5);
  }

  @Test
  void shouldBeTheFiguresOfTheFormulas() {
    search(.03);
    Deflation deflation = deflation(Life.NONE);
    Luck luck = deflation.luck();
    assertThat(luck.expected()).isEqualTo(ExpectedMaximum.exact(2 * TRIED));
    Significance figures = deflation.of(0);
    double[] p =
        trials.stream()
            .mapToDouble(t -> MeanTest.twoSided(t.t(), TRAIN, NeweyWest.lags(HORIZON, TRAIN)))
            .toArray();
    assertThat(figures.holm()).isEqualTo(Correction.HOLM.adjust(p)[0]);
    assertThat(figures.by()).isEqualTo(Correction.BY.adjust(p)[0]);
    double[] train = new double[TRAIN];
    Arrays.setAll(train, t -> series.getFirst()[t]);
    SharpeRatio ratio = SharpeRatio.of(train);
    assertThat(figures.deflated()).isEqualTo(ratio.probabilityAbove(luck.sharpeByLuck()));
    assertThat(luck.sharpeDeviation()).isCloseTo(1 / Math.sqrt(TRAIN), within(.02));
    assertThat(figures.tNaive()).isNotEqualTo(figures.t());
  }

  @Test
  void shouldAskForMoreTheMoreWasTriedBefore() {
    search(.02);
    Deflation fresh = deflation(Life.NONE);
    Deflation worn = deflation(earlier(1_000_000));
    assertThat(worn.luck().triedForLife()).isEqualTo(1_000_000 + TRIED);
    assertThat(worn.luck().expected()).isGreaterThan(fresh.luck().expected() + 1);
    assertThat(worn.of(0).by()).isGreaterThan(100 * fresh.of(0).by());
    assertThat(worn.of(0).deflated()).isLessThan(fresh.of(0).deflated());
  }

  @Test
  void shouldNotDependOnTheOrderOfTheTrials() {
    search(.02);
    Luck luck = deflation(Life.NONE).luck();
    Significance first = deflation(Life.NONE).of(0);
    Collections.shuffle(trials, new Random(1));
    assertThat(deflation(Life.NONE).luck()).isEqualTo(luck);
    assertThat(deflation(Life.NONE).of(0)).isEqualTo(first);
  }

  @Test
  void shouldLeaveOfTheRatioWhatTheCorrectionsLeave() {
    search(.03);
    Deflation deflation = deflation(Life.NONE);
    Haircuts good = deflation.of(0).haircuts();
    double naive = deflation.of(0).sharpeTrain();
    assertThat(good.days()).isEqualTo(TRAIN);
    assertThat(good.p()).isEqualTo(Haircut.p(naive, TRAIN));
    assertThat(good.bonferroni()).isEqualTo(Haircut.bonferroni(naive, TRAIN, TRIED));
    assertThat(good.holm()).as("the smallest p-value of all").isEqualTo(good.bonferroni());
    assertThat(good.bonferroni().sharpe()).isBetween(.5 * naive, naive);
    Haircuts bad = deflation.of(SAMPLED).haircuts();
    assertThat(bad.bonferroni().sharpe()).isZero();
    assertThat(bad.bhy().sharpe()).isZero();
  }

  @Test
  void shouldTellOfEveryChoiceBehindTheProbabilityOfOverfitting() {
    search(0);
    Luck luck = deflation(Life.NONE).luck();
    Choices choices = luck.choices();
    assertThat(luck.overfittingBlocks()).isEqualTo(8);
    assertThat(choices.combinations()).isEqualTo(70);
    Histogram logits = choices.logits();
    assertThat(logits.counts().stream().mapToLong(n -> n).sum()).isEqualTo(70);
    long below =
        IntStream.range(0, logits.counts().size())
            .filter(bar -> logits.from() + bar * logits.step() < 0)
            .mapToLong(logits.counts()::get)
            .sum();
    assertThat(below / 70.0).isEqualTo(luck.overfitting());
    Line line =
        Line.through(
            choices.chosen().stream().mapToDouble(d -> d).toArray(),
            choices.judged().stream().mapToDouble(d -> d).toArray());
    assertThat(line.slope()).isCloseTo(choices.slope(), within(1e-9));
  }
}
