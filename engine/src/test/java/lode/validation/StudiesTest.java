package lode.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lode.evaluation.Fitness;
import lode.evaluation.Metric;
import lode.evaluation.Score;
import lode.evaluation.Scorer;
import lode.evaluation.Split;
import lode.evaluation.Target;
import lode.formula.Formula;
import lode.market.SampleMarket;
import lode.panel.Panel;
import lode.panel.Period;
import lode.panel.Price;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class StudiesTest {
  private static final Target TARGET = new Target(5, Price.OPEN);
  private static final Panel MARKET = new SampleMarket(3, 60, 420, true).panel();
  private static final Split SPLIT = Split.of(420, TARGET.reach(), 5, 0.6, 0.2);
  private static final List<Formula> FORMULAS =
      List.of(
          Formula.parse("neg(ts_mean(returns,10))"),
          Formula.parse("ts_corr(close,volume,20)"),
          Formula.parse("cs_rank(adv20)"));

  private static List<FactorStudy> studies(Panel panel, int threads) {
    return new Studies(panel, "all", TARGET, SPLIT, 5, 5, threads).of(FORMULAS);
  }

  private static List<String> texts(List<FactorStudy> studies) {
    return studies.stream().map(StudyFile::text).toList();
  }

  @Test
  void shouldBeTheSameBitsForAnyNumberOfThreads() {
    List<String> one = texts(studies(MARKET, 1));
    assertThat(texts(studies(MARKET, 3))).isEqualTo(one);
    assertThat(
            texts(
                FORMULAS.stream()
                    .map(f ->
                        new Studies(MARKET, "all", TARGET, SPLIT, 5, 5, 2)
                            .of(List.of(f))
                            .getFirst())
                    .toList()))
        .as("each alone")
        .isEqualTo(one);
  }

  @Test
  void shouldNotReadTheHoldout() {
    Panel withoutHoldout = MARKET.until(SPLIT.validation().to());
    assertThat(texts(studies(withoutHoldout, 1))).isEqualTo(texts(studies(MARKET, 1)));
  }

  @Test
  void shouldSayWhatTheSearchAndTheGateSaid() {
    Panel seen = MARKET.until(SPLIT.validation().to());
    Period period = new Period(SPLIT.train().from(), SPLIT.validation().to());
    List<Score> scores = new Scorer(seen, "all", List.of(TARGET), period).score(FORMULAS);
    List<FactorStudy> studies = studies(MARKET, 2);
    for (int f = 0; f < FORMULAS.size(); f++) {
      Fitness train = Fitness.of(scores.get(f).series().getFirst(), SPLIT.train());
      Fitness validation = Fitness.of(scores.get(f).series().getFirst(), SPLIT.validation());
      same(studies.get(f).parts().get(0).rankIc(), train);
      same(studies.get(f).parts().get(1).rankIc(), validation);
      assertThat(studies.get(f).daily().turnover())
          .isEqualTo(scores.get(f).series().getFirst().turnover());
      assertThat(studies.get(f).direction()).isEqualTo(train.get(Metric.RANK_IC) < 0 ? -1 : 1);
    }
  }

  private static void same(Figures figures, Fitness fitness) {
    Offset<Double> rounding = Offset.offset(1e-12);
    assertThat(figures.mean()).isCloseTo(fitness.get(Metric.RANK_IC), rounding);
    assertThat(figures.ir()).isCloseTo(fitness.get(Metric.RANK_ICIR), rounding);
    assertThat(figures.t()).isCloseTo(fitness.get(Metric.T), rounding);
    assertThat((double) figures.days()).isEqualTo(fitness.get(Metric.DAYS));
  }

  @Test
  void shouldTakeTheRegimesFromTheBenchmarkWhereThereIsOne() {
    FactorStudy study = studies(MARKET, 1).getFirst();
    assertThat(study.index()).isEqualTo("market");
    assertThat(study.daily().index()[10]).isEqualTo(MARKET.benchmark("market")[10]);
  }

  @Test
  void shouldSayThatAFactorOfSizeAloneIsNothingElse() {
    FactorStudy size = studies(MARKET, 1).get(2);
    assertThat(size.sizeField()).isEqualTo("adv20");
    assertThat(size.controls().get(1).rankIc().days()).as("nothing is left").isZero();
    assertThat(size.controls().get(1).premium().days()).isZero();
    assertThat(size.controls().get(0).rankIc().days()).isPositive();
  }
}
