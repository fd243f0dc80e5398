package lode.combination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import lode.evaluation.Fitness;
import lode.evaluation.Metric;
import lode.evaluation.Split;
import lode.evaluation.Standing;
import lode.evaluation.Target;
import lode.formula.Formula;
import lode.market.Planted;
import lode.market.SampleMarket;
import lode.panel.Panel;
import lode.panel.Period;
import lode.panel.Price;
import org.junit.jupiter.api.Test;

/** On a sample market whose planted factors are known. */
class CombinerTest {
  private static final SampleMarket MARKET = new SampleMarket(9, 80, 500, true);
  private static final Panel PANEL = MARKET.panel();
  private static final Target TARGET = new Target(5, Price.OPEN);
  private static final Split SPLIT = Split.of(500, TARGET.reach(), 5, 0.6, 0.2);
  private static final List<Method> ALL = List.of(Method.values());

  /** The planted factors, and one that is noise. */
  private static final List<Formula> FORMULAS =
      java.util.stream.Stream.concat(
              MARKET.planted().stream().map(Planted::formula),
              java.util.stream.Stream.of("ts_delta(high,1)"))
          .map(Formula::parse)
          .toList();

  private static final Plan STATIC = Plan.DEFAULT;
  private static final Plan ROLLING = new Plan(Standing.Scale.RANK, 120, 20, Fit.AUTOMATIC, 2);

  private static Combiner combiner(Panel panel, List<Formula> formulas, Plan plan, int threads) {
    return new Combiner(panel, "all", TARGET, SPLIT, formulas, plan, ALL, threads);
  }

  @Test
  void shouldBeTheFactorItselfWhereThereIsOne() {
    Combiner combiner = combiner(PANEL, FORMULAS.subList(0, 1), STATIC, 1);
    Fitness alone = combiner.singles().getFirst().validation();
    for (Combined combined : combiner.combine(List.of(Method.EQUAL, Method.MAX_ICIR))) {
      double sign = combined.weights()[0];
      assertThat(Math.abs(sign)).isEqualTo(1);
      assertThat(combined.validation().get(Metric.RANK_IC))
          .isCloseTo(sign * alone.get(Metric.RANK_IC), within(1e-6));
      assertThat(combined.validation().get(Metric.TURNOVER))
          .isCloseTo(alone.get(Metric.TURNOVER), within(1e-6));
    }
  }

  @Test
  void shouldBeStrongerThanTheStrongestFactorOutOfSample() {
    Combiner combiner = combiner(PANEL, FORMULAS, STATIC, 2);
    double best = Math.abs(combiner.best().validation().get(Metric.RANK_ICIR));
    for (Combined combined : combiner.combine(List.of(Method.ICIR, Method.MAX_ICIR, Method.POOL))) {
      assertThat(combined.validation().get(Metric.RANK_ICIR))
          .as(combined.method().key())
          .isGreaterThan(best);
    }
  }

  @Test
  void shouldTurnEveryFactorTheWayItPointedOnTrain() {
    Combiner combiner = combiner(PANEL, FORMULAS, STATIC, 1);
    double[] weights = combiner.combine(List.of(Method.IC)).getFirst().weights();
    for (int f = 0; f < weights.length; f++) {
      double ic = combiner.singles().get(f).train().get(Metric.RANK_IC);
      assertThat(Math.signum(weights[f])).isEqualTo(Math.signum(ic));
    }
  }

  @Test
  void shouldGiveTheSameBitsForAnyThreads() {
    List<Combined> one = combiner(PANEL, FORMULAS, STATIC, 1).combine(ALL);
    List<Combined> three = combiner(PANEL, FORMULAS, STATIC, 3).combine(ALL);
    for (int m = 0; m < one.size(); m++) {
      assertThat(three.get(m).weights()).isEqualTo(one.get(m).weights());
      assertThat(three.get(m).validation().values()).isEqualTo(one.get(m).validation().values());
    }
  }

  @Test
  void shouldNotFitOnTheFuture() {
    Split shorter = new Split(SPLIT.train(), new Period(305, 350), new Period(350, 350));
    Combiner cut =
        new Combiner(PANEL.until(350), "all", TARGET, shorter, FORMULAS, ROLLING, ALL, 1);
    Combiner whole = combiner(PANEL, FORMULAS, ROLLING, 1);
    for (Method method : ALL) {
      List<Weights> some = cut.path(method);
      List<Weights> all = whole.path(method);
      assertThat(all).hasSizeGreaterThan(some.size());
      assertThat(some).hasSizeGreaterThan(5);
      for (int i = 0; i < some.size(); i++) {
        assertThat(all.get(i).known()).isEqualTo(some.get(i).known());
        assertThat(all.get(i).values()).isEqualTo(some.get(i).values());
      }
    }
  }

  @Test
  void shouldFitOnNothingButTrainWhenFittedOnce() {
    // what comes after the last label of train is another market
    Split shorter = new Split(SPLIT.train(), new Period(310, 320), new Period(320, 320));
    Combiner cut = new Combiner(PANEL.until(320), "all", TARGET, shorter, FORMULAS, STATIC, ALL, 1);
    Combiner whole = combiner(PANEL, FORMULAS, STATIC, 1);
    for (Method method : ALL) {
      assertThat(whole.path(method).getFirst().values())
          .isEqualTo(cut.path(method).getFirst().values());
    }
  }

  @Test
  void shouldNeverReadTheHoldout() {
    Combiner whole = combiner(PANEL, FORMULAS, STATIC, 1);
    Combiner cut = combiner(PANEL.until(SPLIT.validation().to()), FORMULAS, STATIC, 1);
    assertThat(whole.panel().dates().size()).isEqualTo(SPLIT.validation().to());
    assertThat(whole.combine(ALL).getLast().validation().values())
        .isEqualTo(cut.combine(ALL).getLast().validation().values());
  }

  @Test
  void shouldWriteTheValuesThatItMeasured() {
    Combiner combiner = combiner(PANEL, FORMULAS, STATIC, 1);
    List<Combined> combined = combiner.combine(List.of(Method.ICIR));
    float[][] rows = new float[combiner.panel().dates().size()][];
    combiner.values(combined, (m, date, row, offset) -> rows[date] = Arrays.copyOf(row, 80));
    int valued = 0;
    for (float value : rows[200]) {
      valued += Float.isNaN(value) ? 0 : 1;
      assertThat(Math.abs(value) > 1).isFalse();
    }
    assertThat(valued).isGreaterThan(40);
  }

  @Test
  void shouldRefuseNothing() {
    assertThatThrownBy(() -> combiner(PANEL, List.of(), STATIC, 1))
        .hasMessageStartingWith("nothing to combine: factors=0");
    assertThatThrownBy(() -> new Plan(Standing.Scale.RANK, 20, 5, 0, 2))
        .hasMessageStartingWith("fits out of range: window=20");
  }
}
