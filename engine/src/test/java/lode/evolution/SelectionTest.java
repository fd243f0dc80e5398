package lode.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import lode.evaluation.Fitness;
import lode.evaluation.Likeness;
import lode.evaluation.Metric;
import lode.evaluation.Sketch;
import lode.formula.Formula;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private static Merit merit(double strength, int turnover, int complexity) {
    return new Merit(strength, turnover, complexity, strength + "/" + turnover + "/" + complexity);
  }

  private static List<Merit> random(int size) {
    Random random = new Random(5);
    return IntStream.range(0, size)
        .mapToObj(i -> merit(random.nextDouble(), random.nextInt(4), 1 + random.nextInt(25)))
        .toList();
  }

  @Test
  void shouldNeverPutADominatedOneBeforeItsBetter() {
    List<Merit> merits = random(200);
    List<Integer> order = Selection.order(merits);
    for (int i = 0; i < order.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(merits.get(order.get(i)).dominance(merits.get(order.get(j))))
            .isLessThanOrEqualTo(0);
      }
    }
  }

  @Test
  void shouldNotDependOnTheOrderOfThePopulation() {
    List<Merit> merits = new ArrayList<>(random(100));
    List<Merit> before = Selection.order(merits).stream().map(merits::get).toList();
    Collections.shuffle(merits, new Random(1));
    assertThat(Selection.order(merits).stream().map(merits::get).toList()).isEqualTo(before);
  }

  @Test
  void shouldTakeWholeFrontsFirst() {
    List<Merit> merits =
        List.of(merit(0.1, 3, 20), merit(0.9, 3, 20), merit(0.5, 1, 20), merit(0.4, 2, 20));
    assertThat(Selection.order(merits).subList(0, 2)).containsExactlyInAnyOrder(1, 2);
    assertThat(Selection.order(merits).subList(2, 4)).containsExactly(3, 0);
  }

  @Test
  void shouldPutTheIneligibleLastAndTheBarrenBehindThem() {
    List<Merit> merits = List.of(Merit.barren("a"), Merit.ineligible("b"), merit(0.0001, 9, 99));
    assertThat(Selection.order(merits)).containsExactly(2, 1, 0);
  }

  @Test
  void shouldOrderMeritsByStrengthThenBrevityThenText() {
    List<Merit> sorted =
        List.of(
            new Merit(0.1, 0, 9, "b"),
            new Merit(0.1, 0, 9, "a"),
            new Merit(0.1, 0, 3, "z"),
            new Merit(0.2, 9, 99, "c"));
    List<Merit> shuffled = new ArrayList<>(sorted);
    Collections.reverse(shuffled);
    Collections.sort(shuffled);
    assertThat(shuffled).isEqualTo(sorted);
  }

  /** A member whose sketch is a mix of two independent ones. */
  static Member member(String text, double strength, double share) {
    Random one = new Random(1);
    Random two = new Random(text.hashCode());
    byte[] ranks = new byte[Sketch.DATES * Sketch.STOCKS];
    double rest = Math.sqrt(1 - share * share);
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = (byte) (30 * (share * clip(one) + rest * clip(two)));
    }
    Evaluation evaluation =
        new Evaluation(new Fitness(new double[Metric.values().length]), new Sketch(ranks));
    Individual individual = new Individual(Formula.parse(text), evaluation, 0, "init", List.of());
    return new Member(
        individual, text, strength, 0, 1, new Likeness(individual.evaluation().sketch()));
  }

  private static double clip(Random random) {
    return Math.clamp(random.nextGaussian(), -2.8, 2.8);
  }

  @Test
  void shouldKeepOnlyTheBestOfThoseThatResembleEachOther() {
    Member best = member("a", 0.9, 1);
    Member twin = member("b", 0.8, 0.95);
    Member other = member("c", 0.1, 0);
    Archive archive = Archive.EMPTY.with(List.of(other, twin, best), 10, 0.7);
    assertThat(archive.members()).containsExactly(best, other);
    assertThat(archive.with(List.of(member("d", 0.95, 0.9)), 10, 0.7).members())
        .extracting(Member::text)
        .containsExactly("d", "c");
    assertThat(archive.with(List.of(), 1, 0.7).members()).containsExactly(best);
  }

  @Test
  void shouldDiscountWhatResemblesSomethingStronger() {
    Redundancy redundancy = new Redundancy(List.of(), 0.6);
    assertThat(redundancy.discount(0.6)).isEqualTo(1);
    assertThat(redundancy.discount(0.8)).isBetween(0.49, 0.51);
    assertThat(redundancy.discount(1)).isZero();
    var merits =
        redundancy.merits(
            List.of(member("b", 0.8, 0.95), member("a", 0.9, 1)), List.of(member("c", 0.7, 0)));
    assertThat(merits.get("a").strength()).isEqualTo(0.9);
    assertThat(merits.get("b").strength()).isBetween(0.01, 0.3);
    assertThat(merits.get("c").strength()).isEqualTo(0.7);
  }

  @Test
  void shouldDiscountWhatResemblesTheLibrary() {
    Member had = member("a", 0.9, 1);
    Redundancy redundancy = new Redundancy(List.of(had.individual().evaluation().sketch()), 0.6);
    assertThat(redundancy.toLibrary(had.likeness())).isGreaterThan(0.999);
    assertThat(redundancy.toLibrary(member("c", 1, 0).likeness())).isLessThan(0.2);
  }

  @Test
  void shouldNotCallEligibleWhatHasAMissingNumber() {
    double[] values = new double[Metric.values().length];
    Arrays.fill(values, 100);
    values[Metric.COVERAGE.ordinal()] = 0.9;
    values[Metric.TIES.ordinal()] = 0.1;
    values[Metric.TURNOVER.ordinal()] = 0.1;
    assertThat(Eligibility.defaults().test(new Fitness(values))).isTrue();
    for (Metric metric :
        List.of(Metric.DAYS, Metric.COVERAGE, Metric.NAMES, Metric.TIES, Metric.TURNOVER)) {
      double[] missing = values.clone();
      missing[metric.ordinal()] = Double.NaN;
      assertThat(Eligibility.defaults().test(new Fitness(missing))).as(metric.key()).isFalse();
    }
  }
}
