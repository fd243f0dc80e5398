package lode.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lode.backtest.Backtest;
import lode.backtest.Performance;
import lode.evaluation.Fitness;
import lode.evaluation.Metric;
import lode.formula.Formula;
import lode.statistics.EffectiveTrials;
import lode.validation.Choices;
import lode.validation.Evidence;
import lode.validation.Luck;
import lode.validation.Significance;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final Limits LIMITS =
      new Limits(.05, .95, 3, .95, .5, .1, .02, .1, .5, .01, .9, .7, 1.1, 0, 0);

  private static Evidence evidence(String field, double icir, double t) {
    double[] values = new double[Metric.values().length];
    values[Metric.RANK_IC.ordinal()] = .05;
    values[Metric.RANK_ICIR.ordinal()] = icir;
    values[Metric.T.ordinal()] = t;
    values[Metric.COVERAGE.ordinal()] = .9;
    values[Metric.TURNOVER.ordinal()] = .2;
    Performance good = Performance.of(.01, .02, -.005);
    return new Evidence(
        Formula.parse(field),
        1,
        new Fitness(values),
        new Fitness(values),
        new Backtest(good, good, good, good, List.of(), .1, .001),
        significance(t, .99));
  }

  private static Significance significance(double z, double deflated) {
    return new Significance(
        z, .0001, .02, .02, .02, .2, deflated, .9, z, z, 9, 10, .001, .2, .99, 40, 190, null);
  }

  private static Luck luck(double expected) {
    return luck(expected, .1, .01);
  }

  private static Luck luck(double expected, double overfitting, double superior) {
    return new Luck(
        1000,
        1000,
        0,
        expected,
        expected - .5,
        expected + .5,
        new EffectiveTrials(100, 50, 40, 60, 60, .9, 45),
        300,
        .05,
        .01,
        null,
        .12,
        .15,
        overfitting,
        8,
        Choices.NONE,
        superior,
        10);
  }

  private static double[][] alike(int n, double rho) {
    double[][] matrix = new double[n][n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        matrix[a][b] = a == b ? 1 : rho;
      }
    }
    return matrix;
  }

  @Test
  void shouldPromoteWhatPassesEverything() {
    Verdict verdict =
        new Gate(LIMITS, luck(4), alike(1, 0))
            .judge(List.of(evidence("x", .5, 5)), List.of())
            .getFirst();
    assertThat(verdict.promoted()).isTrue();
    assertThat(verdict.checks()).extracting(Check::name).isEqualTo(Admission.keys());
  }

  @Test
  void shouldRejectWhatLuckWouldHaveFound() {
    Verdict verdict =
        new Gate(LIMITS, luck(6), alike(1, 0))
            .judge(List.of(evidence("x", .5, 5)), List.of())
            .getFirst();
    assertThat(verdict.promoted()).isFalse();
    assertThat(verdict.failed()).containsExactly("beyond_luck");
  }

  @Test
  void shouldRejectWhatOverfitsAsAWhole() {
    Verdict verdict =
        new Gate(LIMITS, luck(4, .6, .3), alike(1, 0))
            .judge(List.of(evidence("x", .5, 5)), List.of())
            .getFirst();
    assertThat(verdict.failed()).containsExactly("overfitting", "superior_ability");
  }

  @Test
  void shouldAdmitTheFirstOfTwins() {
    List<Verdict> verdicts =
        new Gate(LIMITS, luck(4), alike(2, -.9))
            .judge(List.of(evidence("x", .5, 5), evidence("y", .5, 5)), List.of());
    assertThat(verdicts).extracting(Verdict::promoted).containsExactly(true, false);
    assertThat(verdicts.getLast().failed()).containsExactly("correlation");
    assertThat(verdicts.getLast().nearest()).isEqualTo(Formula.parse("x").fid());
  }

  @Test
  void shouldReplaceAWeakerTwinOfTheLibrary() {
    Verdict verdict =
        new Gate(LIMITS, luck(4), alike(2, .9))
            .judge(List.of(evidence("x", .5, 5)), List.of(FactorLibraryTest.factor("old", .4)))
            .getFirst();
    assertThat(verdict.promoted()).isTrue();
    assertThat(verdict.replaced()).isEqualTo("old");
  }

  @Test
  void shouldNotReplaceATwinThatIsNearlyAsStrong() {
    Verdict verdict =
        new Gate(LIMITS, luck(4), alike(2, .9))
            .judge(List.of(evidence("x", .5, 5)), List.of(FactorLibraryTest.factor("old", .48)))
            .getFirst();
    assertThat(verdict.promoted()).isFalse();
  }

  @Test
  void shouldFailWhatCouldNotBeMeasured() {
    Verdict verdict =
        new Gate(LIMITS, luck(4), alike(1, 0))
            .judge(List.of(evidence("x", Double.NaN, 5)), List.of())
            .getFirst();
    assertThat(verdict.failed()).containsExactly("rank_icir");
  }
}
