package lode.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import lode.backtest.Costs;
import lode.backtest.QuantileBacktest;
import lode.backtest.Rules;
import lode.evaluation.Fitness;
import lode.evaluation.Metric;
import lode.evaluation.Scorer;
import lode.evaluation.Split;
import lode.evaluation.Target;
import lode.evaluation.TrackRecord;
import lode.evaluation.TrackRecords;
import lode.formula.Formula;
import lode.market.SampleMarket;
import lode.panel.Panel;
import lode.panel.Period;
import lode.panel.Price;
import org.junit.jupiter.api.Test;

/** One pass must see what a pass for each purpose would see. */
class ValidatorTest {
  private static final Target TARGET = new Target(3, Price.OPEN);
  private static final Panel MARKET = new SampleMarket(5, 50, 300, true).panel();
  private static final Split SPLIT = Split.of(300, TARGET.reach(), 5, 0.6, 0.2);
  private static final Period SEEN = new Period(0, SPLIT.validation().to());
  private static final Panel CUT = MARKET.until(SEEN.to());
  private static final Rules RULES = Rules.of(5, new Costs(0.0003, 0.001, 0.001, 0.08));
  private static final List<Formula> FINALISTS =
      List.of(
          Formula.parse("ts_mean(returns,5)"),
          Formula.parse("neg(ts_mean(returns,5))"),
          Formula.parse("ts_std(returns,20)"));
  private static final List<Formula> SAMPLED =
      List.of(Formula.parse("volume"), Formula.parse("ts_std(returns,20)"));
  private static final List<Formula> OTHERS =
      List.of(Formula.parse("ts_mean(returns,5)"), Formula.parse("ts_corr(close,volume,10)"));
  private static final List<Significance> UNTOLD = Collections.nCopies(3, null);

  private static Observations observe(int threads) {
    return new Validator(MARKET, "all", TARGET, SPLIT, RULES, threads)
        .observe(FINALISTS, SAMPLED, OTHERS);
  }

  @Test
  void shouldRecordWhatTrackRecordsDo() {
    TrackRecords records = new TrackRecords(CUT, "all", TARGET, SEEN);
    Observations seen = observe(2);
    for (List<Formula> formulas : List.of(FINALISTS, SAMPLED)) {
      for (Formula formula : formulas) {
        TrackRecord alone = records.of(List.of(formula), 1).getFirst();
        assertThat(seen.record(formula).rankIc()).isEqualTo(alone.rankIc());
        assertThat(seen.record(formula).pnl()).isEqualTo(alone.pnl());
      }
    }
  }

  @Test
  void shouldScoreAndTradeInTheDirectionOfTrain() {
    List<Evidence> evidence = observe(2).evidence(FINALISTS, UNTOLD);
    QuantileBacktest backtest = new QuantileBacktest(CUT, "all", TARGET, RULES);
    for (int i = 0; i < FINALISTS.size(); i++) {
      Evidence e = evidence.get(i);
      var series =
          new Scorer(CUT, "all", List.of(TARGET), SEEN)
              .score(List.of(FINALISTS.get(i)))
              .getFirst()
              .series()
              .getFirst();
      assertThat(e.train().values()).isEqualTo(Fitness.of(series, SPLIT.train()).values());
      assertThat(e.validation().values())
          .isEqualTo(Fitness.of(series, SPLIT.validation()).values());
      assertThat(e.direction()).isEqualTo(e.train().get(Metric.RANK_IC) < 0 ? -1 : 1);
      assertThat(e.backtest())
          .isEqualTo(backtest.run(FINALISTS.get(i), e.direction(), SPLIT.validation()));
    }
    assertThat(evidence.get(0).direction()).isEqualTo(-evidence.get(1).direction());
  }

  @Test
  void shouldCorrelateFinalistsWithEachOtherAndWithOthers() {
    List<Formula> all = List.of(FINALISTS.get(2), FINALISTS.get(0), OTHERS.get(1));
    double[][] rho = observe(1).correlations(all);
    assertThat(rho).isDeepEqualTo(RankCorrelation.matrix(CUT, "all", all, SEEN, 2));
    assertThat(observe(1).correlations(FINALISTS)[0][1]).isEqualTo(-1);
  }

  @Test
  void shouldSeeTheSameWithAnyNumberOfThreads() {
    Observations one = observe(1);
    Observations three = observe(3);
    for (int i = 0; i < FINALISTS.size(); i++) {
      Evidence alone = one.evidence(FINALISTS, UNTOLD).get(i);
      Evidence shared = three.evidence(FINALISTS, UNTOLD).get(i);
      assertThat(shared.validation().values()).isEqualTo(alone.validation().values());
      assertThat(shared.backtest()).isEqualTo(alone.backtest());
    }
    assertThat(three.correlations(FINALISTS)).isDeepEqualTo(one.correlations(FINALISTS));
  }
}
