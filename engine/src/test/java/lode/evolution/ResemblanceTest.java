package lode.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResemblanceTest {
  private static final double[] SHARES = {0, 0.5, 0.8, 0.9, 0.97, 0.999, 1};

  /** Of all degrees of kinship, twins among them, and some of them not eligible. */
  private static List<Member> everybody(Random random) {
    return IntStream.range(0, 60)
        .mapToObj(i -> {
          double strength = random.nextInt(8) == 0 ? -1 : random.nextInt(40) / 40.0;
          return SelectionTest.member("m" + i, strength, SHARES[random.nextInt(SHARES.length)]);
        })
        .toList();
  }

  private static List<Member> ranked(Collection<Member> members) {
    return members.stream().sorted(Member.BEST_FIRST).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void shouldAnswerTheSameWhateverWasRankedBefore(int seed) {
    Random random = new Random(seed);
    List<Member> everybody = everybody(random);
    Resemblance resemblance = new Resemblance(0.6);
    List<Member> ranked = ranked(everybody.subList(0, 30));
    for (int generation = 0; generation < 60; generation++) {
      double[] found = resemblance.of(ranked);
      assertThat(found).isEqualTo(new Resemblance(0.6).of(ranked));
      assertThat(DoubleStream.of(found).boxed())
          .anyMatch(rho -> rho > 0.99)
          .anyMatch(rho -> rho > 0.6 && rho < 0.9);
      Set<Member> next = new LinkedHashSet<>(ranked);
      next.removeIf(_ -> random.nextInt(6) == 0);
      everybody.stream().filter(_ -> random.nextInt(6) == 0).forEach(next::add);
      ranked = ranked(next);
    }
  }

  @Test
  void shouldFindWhomAMemberResemblesNextWhenTheClosestIsGone() {
    Member best = SelectionTest.member("a", 0.9, 1);
    Member second = SelectionTest.member("b", 0.8, 0.95);
    Member third = SelectionTest.member("c", 0.7, 0.9);
    Resemblance resemblance = new Resemblance(0.6);
    double[] all = resemblance.of(List.of(best, second, third));
    assertThat(all[0]).isZero();
    assertThat(all[2]).isGreaterThan(0.85);
    double[] rest = resemblance.of(List.of(second, third));
    assertThat(rest[0]).isZero();
    assertThat(rest[1]).isGreaterThan(0.6).isLessThan(all[2]);
  }

  @Test
  void shouldCompareNobodyWhoIsNotEligible() {
    Member best = SelectionTest.member("a", 0.9, 1);
    Member twin = SelectionTest.member("b", -1, 1);
    assertThat(new Resemblance(0.6).of(List.of(best, twin))).containsExactly(0, 0);
  }
}
