package lode.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import lode.evaluation.Target;
import lode.panel.Period;
import lode.panel.Price;
import org.junit.jupiter.api.Test;

class WalkForwardTest {
  private static final Target TARGET = new Target(5, Price.OPEN);

  private static StudySeries.Sheet sheet(int days, int turn) {
    StudySeries.Sheet sheet = new StudySeries.Sheet(days, 2);
    for (int day = 0; day < days; day++) {
      sheet.rankIc[day] = (day < turn ? 0.05f : -0.03f) + (day % 2 == 0 ? 0.01f : -0.01f);
    }
    return sheet;
  }

  @Test
  void shouldWalkForwardOverEqualTests() {
    assertThat(WalkForward.tests(120))
        .containsExactly(
            new Period(20, 40),
            new Period(40, 60),
            new Period(60, 80),
            new Period(80, 100),
            new Period(100, 120));
    assertThat(WalkForward.tests(65)).containsExactly(new Period(21, 43), new Period(43, 65));
    assertThat(WalkForward.tests(30)).isEmpty();
  }

  @Test
  void shouldEndTrainWhereItsLabelsEndBeforeTheTest() {
    WalkForward walk = WalkForward.of(sheet(240, 500), TARGET, 3);
    assertThat(walk.purge()).as("the label of t is known at the price of t + 6").isEqualTo(6);
    assertThat(walk.folds())
        .extracting(WalkForward.Fold::trainTo)
        .containsExactly(40 - 9, 80 - 9, 120 - 9, 160 - 9, 200 - 9);
    assertThat(walk.folds()).extracting(WalkForward.Fold::trainFrom).containsOnly(0);
  }

  @Test
  void shouldJudgeByTheDirectionOfThePast() {
    WalkForward walk = WalkForward.of(sheet(240, 120), TARGET, 0);
    assertThat(walk.folds().get(0).outOfSample().mean()).isCloseTo(0.05, within(1e-6));
    assertThat(walk.folds().get(2).direction()).isEqualTo(1);
    assertThat(walk.folds().get(2).outOfSample().mean()).isCloseTo(-0.03, within(1e-6));
    assertThat(walk.outOfSample().days()).isEqualTo(200);
    assertThat(walk.outOfSample().mean())
        .as("80 days of 0.05, 120 of which the past has the wrong sign until it has turned")
        .isCloseTo(
            Arrays.stream(new double[] {.05, .05, -.03, -.03, -.03}).sum() / 5, within(1e-6));
  }

  @Test
  void shouldHaveNoFoldWhereNothingIsLeftToTrainOn() {
    assertThat(WalkForward.of(sheet(130, 200), TARGET, 10).folds()).hasSize(4);
    assertThat(WalkForward.of(sheet(25, 200), TARGET, 0).folds()).isEmpty();
  }
}
