package lode.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Check vectors: skfolio's tests of combinatorial purged cross-validation. */
class PurgedFoldsTest {
  private static int[][] train(int purge, int embargo) {
    return new PurgedFolds(12, 3, 2, purge, embargo)
        .splits().stream().map(PurgedFolds.Split::train).toArray(int[][]::new);
  }

  @Test
  void shouldTrainOnTheOtherFolds() {
    assertThat(train(0, 0)).isDeepEqualTo(new int[][] {{8, 9, 10, 11}, {4, 5, 6, 7}, {0, 1, 2, 3}});
  }

  @Test
  void shouldPurgeBothSidesOfATestedFold() {
    assertThat(train(1, 0)).isDeepEqualTo(new int[][] {{9, 10, 11}, {5, 6}, {0, 1, 2}});
  }

  @Test
  void shouldEmbargoOnlyAfterATestedFold() {
    assertThat(train(0, 1)).isDeepEqualTo(new int[][] {{9, 10, 11}, {5, 6, 7}, {0, 1, 2, 3}});
  }

  @Test
  void shouldRecombineTheTestsIntoPaths() {
    assertThat(new PurgedFolds(12, 5, 2, 0, 0).recombined())
        .isDeepEqualTo(
            new int[][] {{0, 1, 2, 3}, {0, 4, 5, 6}, {1, 4, 7, 8}, {2, 5, 7, 9}, {3, 6, 8, 9}});
  }

  @ParameterizedTest
  @CsvSource({"6, 2, 15, 5", "5, 2, 10, 4", "3, 2, 3, 2", "10, 1, 10, 1"})
  void shouldCountSplitsAndPaths(int folds, int tested, int splits, int paths) {
    PurgedFolds purged = new PurgedFolds(60, folds, tested, 0, 0);
    assertThat(purged.splits()).hasSize(splits);
    assertThat(purged.paths()).isEqualTo(paths);
  }

  @Test
  void shouldTestEveryDateOnceInEachPath() {
    PurgedFolds purged = new PurgedFolds(103, 6, 2, 5, 2);
    int[][] recombined = purged.recombined();
    for (int fold = 0; fold < 6; fold++) {
      for (int split : recombined[fold]) {
        assertThat(purged.splits().get(split).tested()).contains(fold);
      }
    }
    int next = 0;
    for (int fold = 0; fold < 6; fold++) {
      assertThat(purged.fold(fold).from()).isEqualTo(next);
      next = purged.fold(fold).to();
    }
    assertThat(next).isEqualTo(103);
  }

  @Test
  void shouldNeverTrainOnALabelThatTouchesATest() {
    int reach = 11;
    PurgedFolds purged = new PurgedFolds(300, 6, 2, reach, PurgedFolds.embargo(300, 10));
    for (PurgedFolds.Split split : purged.splits()) {
      for (int fold : split.tested()) {
        for (int t : split.train()) {
          boolean before = t + reach < purged.fold(fold).from();
          boolean after = t >= purged.fold(fold).to() + reach + 10;
          assertThat(before || after).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"500, 10, 10", "2000, 10, 20", "2001, 10, 21"})
  void shouldTakeTheUsualEmbargo(int dates, int horizon, int embargo) {
    assertThat(PurgedFolds.embargo(dates, horizon)).isEqualTo(embargo);
  }

  @Test
  void shouldRefuseTooManyCombinations() {
    assertThatThrownBy(() -> new PurgedFolds(1000, 30, 15, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "too many combinations: folds=30 chosen=15 combinations=155117520 most=100000;"
                + " take fewer folds");
  }

  @ParameterizedTest
  @CsvSource({"10, 1, 1", "10, 3, 3", "10, 3, 0", "2, 3, 1"})
  void shouldRefuseWhatMakesNoFolds(int dates, int folds, int tested) {
    assertThatThrownBy(() -> new PurgedFolds(dates, folds, tested, 0, 0))
        .hasMessageContaining("folds=%d tested=%d dates=%d".formatted(folds, tested, dates));
  }
}
