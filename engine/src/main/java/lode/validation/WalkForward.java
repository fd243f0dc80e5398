package lode.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import lode.evaluation.Target;
import lode.panel.Period;
import lode.statistics.PurgedFolds;

/**
 * Walk-forward of a factor: each fold takes the direction from all dates before it and is judged on
 * the next ones. Labels of the train dates end before the test begins (purge), and a further
 * embargo is left out.
 *
 * @param purge days dropped at the end of each train: those whose label would reach the test
 * @param embargo days dropped after that
 * @param folds in order of time
 * @param outOfSample rank IC of all tests together, each turned by the direction of its own fold
 */
public record WalkForward(int purge, int embargo, List<Fold> folds, Figures outOfSample) {

  /**
   * One fold; its figures are as measured. Periods are half-open indices into the study's dates.
   *
   * @param trainFrom first date of train
   * @param trainTo end of train
   * @param testFrom first date of test
   * @param testTo end of test
   * @param direction sign of the mean rank IC in sample
   * @param inSample rank IC of the train
   * @param outOfSample rank IC of the test
   * @param spreadInSample highest less lowest quantile on train, as return of the target's label
   * @param spreadOutOfSample the same on test
   */
  public record Fold(
      int trainFrom,
      int trainTo,
      int testFrom,
      int testTo,
      int direction,
      Figures inSample,
      Figures outOfSample,
      Figures spreadInSample,
      Figures spreadOutOfSample) {}

  /** Most folds. */
  static final int FOLDS = 5;

  /** Fewest dates of a test; where there are not as many there are fewer folds. */
  static final int LEAST_TEST = 20;

  /** Walks over the daily series of a factor's target. */
  static WalkForward of(StudySeries.Sheet sheet, Target target, int embargo) {
    int days = sheet.rankIc.length;
    float[] spread = HorizonStudy.spread(sheet);
    float[] turned = new float[days];
    Arrays.fill(turned, Float.NaN);
    List<Fold> folds = new ArrayList<>();
    for (Period test : tests(days)) {
      int end = test.from() - target.reach() - embargo;
      if (end < LEAST_TEST) {
        continue;
      }
      Fold fold = fold(new Period(0, end), test, sheet.rankIc, spread, target.horizon());
      folds.add(fold);
      for (int day = test.from(); day < test.to(); day++) {
        turned[day] = fold.direction() * sheet.rankIc[day];
      }
    }
    return new WalkForward(
        target.reach(), embargo, List.copyOf(folds), Figures.of(turned, target.horizon()));
  }

  /** The tests: equal parts of the dates, all but the first, which is train alone. */
  static List<Period> tests(int days) {
    int folds = Math.min(FOLDS, days / LEAST_TEST - 1);
    if (folds < 1) {
      return List.of();
    }
    PurgedFolds parts = new PurgedFolds(days, folds + 1, 1, 0, 0);
    return IntStream.rangeClosed(1, folds).mapToObj(parts::fold).toList();
  }

  private static Fold fold(Period train, Period test, float[] rankIc, float[] spread, int horizon) {
    IntPredicate in = train::contains;
    IntPredicate out = test::contains;
    Figures inSample = Figures.of(rankIc, in, horizon);
    return new Fold(
        train.from(),
        train.to(),
        test.from(),
        test.to(),
        inSample.mean() < 0 ? -1 : 1,
        inSample,
        Figures.of(rankIc, out, horizon),
        Figures.of(spread, in, horizon),
        Figures.of(spread, out, horizon));
  }
}
