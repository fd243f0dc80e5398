package lode.evolution;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import lode.formula.Formula;

/**
 * Finds for the open places of a population formulas that are new in text and in meaning, in
 * rounds: what has nothing new is mutated, later replaced by immigrants.
 *
 * <p>Each round waits for its probes. Of immigrants it is known beforehand which come next, whoever
 * fails: they are drawn and probed for several rounds at once. Those that nobody takes were never
 * proposed; a generation draws nothing at random behind them.
 *
 * <p>What a round finds is told at once, so that it can be evaluated while others are sought.
 */
final class Novelty {
  /** Immigrants for each open place: what the rounds left take where about four of ten are new. */
  private static final double AHEAD = 2.5;

  private final SearchSettings settings;
  private final Breeding breeding;
  private final ToHash probe;
  private final Seen seen;
  private final Consumer<List<Formula>> early;
  private final Queue<Formula> immigrants = new ArrayDeque<>();
  private final Map<String, Long> hashes = new HashMap<>();

  /**
   * A finder of what nobody has seen.
   *
   * @param early hears what a round found where another one follows
   */
  Novelty(
      SearchSettings settings,
      Breeding breeding,
      ToHash probe,
      Seen seen,
      Consumer<List<Formula>> early) {
    this.settings = settings;
    this.breeding = breeding;
    this.probe = probe;
    this.seen = seen;
    this.early = early;
  }

  /**
   * What is new, in the order of the places.
   *
   * @param formulas first proposals, by place; the last ones when this returns
   * @param open places of them; in the end those that keep a formula without evaluation
   */
  List<Formula> find(List<Formula> formulas, List<Integer> open, RandomGenerator random) {
    immigrants.clear();
    hashes.clear();
    Map<Integer, Formula> found = new TreeMap<>();
    for (int round = 0; round <= settings.retries() && !open.isEmpty(); round++) {
      if (round > 0) {
        boolean mutate = 2 * round <= settings.retries();
        if (!mutate && immigrants.size() < open.size()) {
          draw(round == settings.retries() ? open.size() : (int) (AHEAD * open.size()), random);
        }
        for (int place : open) {
          formulas.set(
              place, mutate ? breeding.again(formulas.get(place), random) : immigrants.remove());
        }
      }
      List<Integer> asked = new ArrayList<>();
      for (int place : open) {
        if (seen.propose(formulas.get(place), settings.limits())) {
          asked.add(place);
        }
      }
      probe(asked.stream().map(formulas::get).toList());
      List<Formula> fresh = new ArrayList<>();
      for (int place : asked) {
        if (seen.order(hashes.get(formulas.get(place).text()))) {
          found.put(place, formulas.get(place));
          fresh.add(formulas.get(place));
        }
      }
      open.removeIf(found::containsKey);
      if (round < settings.retries() && !open.isEmpty()) {
        early.accept(fresh);
      }
    }
    return List.copyOf(found.values());
  }

  /** Has so many immigrants ready, probed where they may count. */
  private void draw(int number, RandomGenerator random) {
    while (immigrants.size() < number) {
      immigrants.add(breeding.immigrant(random));
    }
    probe(
        immigrants.stream()
            .filter(formula -> seen.isOpen(formula, settings.limits()))
            .distinct()
            .toList());
  }

  private void probe(List<Formula> formulas) {
    List<Formula> unknown =
        formulas.stream().filter(formula -> !hashes.containsKey(formula.text())).toList();
    long[] found = unknown.isEmpty() ? new long[0] : probe.hash(unknown);
    for (int i = 0; i < found.length; i++) {
      hashes.put(unknown.get(i).text(), found[i]);
    }
  }
}
