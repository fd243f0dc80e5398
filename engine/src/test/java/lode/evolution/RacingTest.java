package lode.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import lode.evaluation.Probe;
import lode.evaluation.Sketch;
import lode.evaluation.Split;
import lode.evaluation.Subpanel;
import lode.evaluation.Target;
import lode.formula.Formula;
import lode.formula.Vocabulary;
import lode.market.DataSource;
import lode.market.SharedData;
import lode.panel.Panel;
import lode.panel.Price;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A race loses none of the best: first generations from 20 seeds, raced and evaluated whole. */
class RacingTest {
  private static final int SEEDS = 20;
  private static final int BEST = 20;
  private static final int SLICES = 8;

  @TempDir static Path cache;

  private final SearchSettings settings = SearchSettings.defaults();

  @Test
  void shouldLoseNoneOfTheBestOnTheSampleMarket() {
    try (DataSource data = DataSource.open("sample", cache)) {
      int stocks = data.panel().stocks().size();
      assertThat(kept(data.panel(), "all", new Race(stocks / 2, 1), 300))
          .isGreaterThanOrEqualTo(19);
    }
  }

  @Test
  void shouldLoseNoneOfTheBestOfChina() {
    Path folder = SharedData.folder("cn_a");
    try (DataSource data = DataSource.open(folder.toString(), cache)) {
      int cut = split(data.panel()).train().to();
      int inside = Subpanel.everInside(data.panel(), "top300", cut).length;
      Race race = settings.racing().race(inside);
      assertThat(race.stocks()).isBetween(150, inside / 3);
      assertThat(kept(data.panel(), "top300", race, 180)).isGreaterThanOrEqualTo(19);
    }
  }

  @Test
  void shouldComeToNumbersAlone() {
    Assignment toy = Toy.assignment();
    Assignment raced =
        new Assignment(
            toy.fingerprint(),
            toy.cut(),
            toy.universe(),
            toy.target(),
            toy.train(),
            new Race(Toy.STOCKS / 2, 2));
    LocalEvaluator evaluator = new LocalEvaluator(Toy.panel(), raced);
    List<Formula> formulas = List.of(Formula.parse("ts_mean(returns,5)"));
    Evaluation race = evaluator.race().orElseThrow().evaluate(formulas).getFirst();
    assertThat(race.rejected()).isFalse();
    assertThat(race.sketch()).isSameAs(Sketch.NONE);
    assertThat(evaluator.evaluate(formulas).getFirst().sketch().ranks()).isNotEmpty();
  }

  private static Split split(Panel panel) {
    return Split.of(panel.dates().size(), 6, 5, 0.6, 0.2);
  }

  /** Of how many seeds all of the best go on. */
  private int kept(Panel panel, String universe, Race race, int newcomers) {
    Split split = split(panel);
    Target target = new Target(5, Price.OPEN);
    int cut = split.train().to() + target.reach();
    Assignment assignment =
        new Assignment(panel.fingerprint(), cut, universe, target, split.train(), race);
    Ground ground = new Ground(panel, assignment);
    Probe probe = new Probe(panel.until(cut), universe, split.train());
    List<List<Formula>> generations =
        IntStream.range(0, SEEDS).mapToObj(s -> newcomers(panel, probe, newcomers, s)).toList();
    Set<Formula> all = new LinkedHashSet<>();
    generations.forEach(all::addAll);
    Map<Formula, Evaluation> whole = evaluate(all, () -> new LocalEvaluator(ground)::evaluate);
    Map<Formula, Evaluation> raced =
        evaluate(all, () -> new LocalEvaluator(ground).race().orElseThrow()::evaluate);
    return (int) generations.stream().filter(g -> keepsTheBest(g, whole, raced)).count();
  }

  private boolean keepsTheBest(
      List<Formula> newcomers, Map<Formula, Evaluation> whole, Map<Formula, Evaluation> raced) {
    Appraisal appraisal = new Appraisal(settings, new Redundancy(List.of(), 0.6));
    List<Formula> best =
        newcomers.stream()
            .sorted(
                Comparator.comparingDouble((Formula f) ->
                        -appraisal
                            .member(new Individual(f, whole.get(f), 0, "init", List.of()))
                            .strength())
                    .thenComparing(Formula::text))
            .limit(BEST)
            .toList();
    Heat heat =
        Heat.of(
            newcomers,
            newcomers.stream().map(raced::get).toList(),
            appraisal,
            settings.racing().kept(newcomers.size()));
    return Set.copyOf(heat.through()).containsAll(best);
  }

  private List<Formula> newcomers(Panel panel, Probe probe, int count, long seed) {
    RandomGenerator random = Draws.generator(seed, 0, 0);
    Growth growth = new Growth(new Alphabet(Vocabulary.of(panel)), settings.limits());
    Map<Long, Formula> distinct = new HashMap<>();
    List<Formula> found = new ArrayList<>();
    for (int i = 0; found.size() < count; i += count) {
      List<Formula> drawn =
          IntStream.range(i, i + count)
              .mapToObj(k -> growth.ramped(k, random).canonical())
              .filter(settings.limits()::fit)
              .distinct()
              .toList();
      long[] hashes = probe.hash(drawn);
      for (int k = 0; k < hashes.length && found.size() < count; k++) {
        if (hashes[k] != Probe.VOID && distinct.putIfAbsent(hashes[k], drawn.get(k)) == null) {
          found.add(drawn.get(k));
        }
      }
    }
    return found;
  }

  private static Map<Formula, Evaluation> evaluate(
      Set<Formula> formulas,
      java.util.function.Supplier<Function<List<Formula>, List<Evaluation>>> evaluators) {
    List<Formula> all = List.copyOf(formulas);
    Map<Formula, Evaluation> known = new HashMap<>();
    IntStream.range(0, SLICES)
        .parallel()
        .mapToObj(i -> all.subList(i * all.size() / SLICES, (i + 1) * all.size() / SLICES))
        .map(slice -> Map.entry(slice, evaluators.get().apply(slice)))
        .toList()
        .forEach(done -> {
          for (int i = 0; i < done.getKey().size(); i++) {
            known.put(done.getKey().get(i), done.getValue().get(i));
          }
        });
    return known;
  }
}
