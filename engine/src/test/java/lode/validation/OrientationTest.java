package lode.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import lode.evaluation.Split;
import lode.evaluation.Target;
import lode.formula.Formula;
import lode.market.SampleMarket;
import lode.panel.Panel;
import lode.panel.Price;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A formula and its negation: one of them is used upside down, and turned is as the other. */
class OrientationTest {
  private static final Offset<Double> LITTLE = within(1e-6);
  private static FactorStudy upsideDown;
  private static FactorStudy turned;
  private static FactorStudy other;

  @BeforeAll
  static void study() {
    Target target = new Target(5, Price.OPEN);
    Panel market = new SampleMarket(3, 60, 420, true).panel();
    Split split = Split.of(420, target.reach(), 5, 0.6, 0.2);
    List<FactorStudy> both =
        new Studies(market, "all", target, split, 5, 5, 1)
            .of(
                List.of(
                    Formula.parse("ts_mean(returns,10)"),
                    Formula.parse("neg(ts_mean(returns,10))")));
    int down = both.get(0).direction() < 0 ? 0 : 1;
    assertThat(both.get(down).direction()).isEqualTo(-1);
    upsideDown = both.get(down);
    turned = Orientation.of(upsideDown);
    other = both.get(1 - down);
  }

  private static void same(Figures a, Figures b) {
    assertThat(a.mean()).isCloseTo(b.mean(), LITTLE);
    assertThat(a.ir()).isCloseTo(b.ir(), LITTLE);
    assertThat(a.t()).isCloseTo(b.t(), within(1e-4));
    assertThat(a.naiveT()).isCloseTo(b.naiveT(), within(1e-4));
    assertThat(a.skew()).isCloseTo(b.skew(), within(1e-4));
  }

  @Test
  void shouldMakeHighValuesTheGoodOnes() {
    assertThat(turned.direction()).isEqualTo(1);
    assertThat(turned.parts().getFirst().rankIc().mean()).isPositive();
  }

  @Test
  void shouldTurnEveryHorizon() {
    for (int h = 0; h < other.horizons().size(); h++) {
      HorizonStudy a = turned.horizons().get(h);
      HorizonStudy b = other.horizons().get(h);
      same(a.rankIcFigures(), b.rankIcFigures());
      assertThat(a.annualAlpha()).isCloseTo(b.annualAlpha(), LITTLE);
      assertThat(a.beta()).isCloseTo(b.beta(), LITTLE);
    }
  }

  /** Not as the negated formula's, whose quantiles of uneven size are cut from the other end. */
  @Test
  void shouldLetQuantilesChangePlaces() {
    HorizonStudy before = upsideDown.main();
    HorizonStudy after = turned.main();
    assertThat(after.quantileFigures().getLast()).isEqualTo(before.quantileFigures().getFirst());
    assertThat(after.quantileReturns()[4]).isEqualTo(before.quantileReturns()[0]);
    assertThat(after.spreadFigures().mean()).isEqualTo(-before.spreadFigures().mean());
    assertThat(after.topTurnover()).isEqualTo(before.bottomTurnover());
    assertThat(after.meanTopTurnover()).isEqualTo(before.meanBottomTurnover());
  }

  @Test
  void shouldTurnSlicesFoldsControlsAndDecay() {
    for (int y = 0; y < other.years().size(); y++) {
      same(turned.years().get(y).rankIc(), other.years().get(y).rankIc());
    }
    WalkForward.Fold fold = turned.walkForward().folds().getFirst();
    assertThat(fold.direction()).isEqualTo(other.walkForward().folds().getFirst().direction());
    same(fold.outOfSample(), other.walkForward().folds().getFirst().outOfSample());
    same(turned.walkForward().outOfSample(), other.walkForward().outOfSample());
    same(turned.controls().getLast().premium(), other.controls().getLast().premium());
    assertThat(turned.decay().lagRankIc()).containsExactly(other.decay().lagRankIc(), LITTLE);
    assertThat(turned.enterable().gap()).isCloseTo(other.enterable().gap(), LITTLE);
  }

  @Test
  void shouldTurnTheValues() {
    QuantileValues highest = turned.quantiles().getLast();
    QuantileValues lowest = upsideDown.quantiles().getFirst();
    assertThat(highest.quantile()).isEqualTo(5);
    assertThat(highest.max()).isEqualTo(-lowest.min());
    assertThat(highest.min()).isEqualTo(-lowest.max());
    assertThat(highest.mean()).isEqualTo(-lowest.mean());
    assertThat(highest.count()).isEqualTo(lowest.count());
  }

  @Test
  void shouldLeaveAStudyAloneThatStandsUpright() {
    assertThat(Orientation.of(other)).isSameAs(other);
  }
}
