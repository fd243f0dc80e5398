package lode.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import lode.formula.Formula;
import lode.ledger.Counts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoveltyTest {
  private static final int PLACES = 60;

  private final SearchSettings settings = Toy.settings(1);
  private final Alphabet alphabet = new Alphabet(Toy.vocabulary());
  private final Growth growth = new Growth(alphabet, settings.limits());
  private int calls;

  private Breeding breeding() {
    return new Breeding(
        new Variations(alphabet, growth),
        settings.rates(),
        new Repair(settings.limits(), Toy.vocabulary().windows()),
        new Genome(alphabet));
  }

  /** Takes so many meanings for one that most formulas find theirs taken. */
  private ToHash coarse(int meanings) {
    return formulas -> {
      calls++;
      return formulas.stream()
          .mapToLong(formula -> Math.floorMod(formula.text().hashCode(), meanings))
          .toArray();
    };
  }

  private record Outcome(
      List<Formula> found, List<Formula> last, List<Integer> open, Counts counts, int calls) {}

  @FunctionalInterface
  private interface Finder {
    List<Formula> find(
        ToHash probe,
        Breeding breeding,
        Seen seen,
        List<Formula> formulas,
        List<Integer> open,
        RandomGenerator random);
  }

  private Outcome outcome(int meanings, Finder finder) {
    Breeding breeding = breeding();
    Seen seen = new Seen();
    RandomGenerator random = Draws.generator(7, 0, 0);
    List<Formula> formulas = new ArrayList<>();
    for (int i = 0; i < PLACES; i++) {
      formulas.add(breeding.immigrant(random));
    }
    List<Integer> open = new ArrayList<>(IntStream.range(0, PLACES).boxed().toList());
    calls = 0;
    List<Formula> found =
        finder.find(coarse(meanings), breeding, seen, formulas, open, Draws.generator(8, 0, 0));
    return new Outcome(found, formulas, open, seen.counts(), calls);
  }

  /** Round after round, each drawn and probed when the one before it is known. */
  private List<Formula> stepwise(
      ToHash probe,
      Breeding breeding,
      Seen seen,
      List<Formula> formulas,
      List<Integer> open,
      RandomGenerator random) {
    Map<Integer, Formula> found = new TreeMap<>();
    for (int round = 0; round <= settings.retries() && !open.isEmpty(); round++) {
      List<Integer> asked = new ArrayList<>();
      for (int place : open) {
        if (round > 0 && 2 * round <= settings.retries()) {
          formulas.set(place, breeding.again(formulas.get(place), random));
        } else if (round > 0) {
          formulas.set(place, breeding.immigrant(random));
        }
        if (seen.propose(formulas.get(place), settings.limits())) {
          asked.add(place);
        }
      }
      long[] hashes = probe.hash(asked.stream().map(formulas::get).toList());
      for (int i = 0; i < hashes.length; i++) {
        if (seen.order(hashes[i])) {
          found.put(asked.get(i), formulas.get(asked.get(i)));
        }
      }
      open.removeIf(found::containsKey);
    }
    return List.copyOf(found.values());
  }

  private Outcome ahead(int meanings) {
    return outcome(
        meanings,
        (probe, breeding, seen, formulas, open, random) ->
            new Novelty(settings, breeding, probe, seen, found -> {}).find(formulas, open, random));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 40, 100, 1_000_000})
  void shouldTellAtOnceWhatARoundFoundBeforeTheLast(int meanings) {
    List<Formula> early = new ArrayList<>();
    List<Integer> asked = new ArrayList<>();
    Outcome outcome =
        outcome(
            meanings,
            (probe, breeding, seen, formulas, open, random) ->
                new Novelty(
                        settings,
                        breeding,
                        probe,
                        seen,
                        found -> {
                          early.addAll(found);
                          asked.add(calls);
                        })
                    .find(formulas, open, random));
    assertThat(early).doesNotHaveDuplicates().isSubsetOf(outcome.found);
    assertThat(early.isEmpty()).as("all in one round").isEqualTo(meanings == 1_000_000);
    assertThat(asked).allMatch(calls -> calls <= outcome.calls);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 40, 100, 1_000_000})
  void shouldFindWhatOneRoundAfterTheOtherFinds(int meanings) {
    Outcome ahead = ahead(meanings);
    Outcome step = outcome(meanings, this::stepwise);
    assertThat(ahead.found).isEqualTo(step.found);
    assertThat(ahead.last).isEqualTo(step.last);
    assertThat(ahead.open).isEqualTo(step.open);
    assertThat(ahead.counts).isEqualTo(step.counts);
    assertThat(ahead.calls).isLessThanOrEqualTo(step.calls);
  }

  @Test
  void shouldTakeFewerRoundsWhereMeaningsRunOut() {
    assertThat(ahead(40).calls).isLessThan(outcome(40, this::stepwise).calls);
  }
}
