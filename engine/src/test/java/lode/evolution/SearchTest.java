package lode.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import lode.evaluation.Sketch;
import lode.formula.Formula;
import lode.formula.Vocabulary;
import lode.ledger.Counts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
  private static final int GENERATIONS = 5;

  /** All that a run shows: texts in order, and the bits of the fitness. */
  private static List<String> trace(Search search, int generations) {
    List<String> trace = new ArrayList<>();
    for (int g = 0; g < generations; g++) {
      trace.add(line(search.next()));
    }
    return trace;
  }

  private static String line(Generation generation) {
    StringBuilder line = new StringBuilder().append(generation.number());
    for (List<Individual> part :
        List.of(generation.population(), generation.archive(), generation.born())) {
      line.append('\n');
      for (Individual i : part) {
        line.append(i.formula().text()).append(' ').append(i.origin()).append(i.parents());
        line.append(i.born());
        for (double value : i.evaluation().fitness().values()) {
          line.append(' ').append(Long.toHexString(Double.doubleToRawLongBits(value)));
        }
      }
    }
    return line.append(generation.counts()).toString();
  }

  @Test
  void shouldRepeatItselfFromTheSameSeed() {
    assertThat(trace(Toy.search(3), GENERATIONS)).isEqualTo(trace(Toy.search(3), GENERATIONS));
  }

  @Test
  void shouldDifferFromAnotherSeed() {
    assertThat(trace(Toy.search(3), 2)).isNotEqualTo(trace(Toy.search(4), 2));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void shouldNotDependOnTheNumberOfThreads(int threads) throws InterruptedException {
    List<String> alone = trace(Toy.search(5), GENERATIONS);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      assertThat(trace(Toy.search(5, parallel(pool, threads)), GENERATIONS)).isEqualTo(alone);
    } finally {
      pool.shutdownNow();
    }
  }

  /** Splits each batch among threads, each with an evaluator of its own. */
  private static BatchEvaluator parallel(ExecutorService pool, int threads) {
    return formulas -> {
      List<Callable<List<Evaluation>>> parts =
          IntStream.range(0, threads)
              .mapToObj(
                  i -> formulas.subList(cut(formulas, i, threads), cut(formulas, i + 1, threads)))
              .<Callable<List<Evaluation>>>map(part -> () -> Toy.evaluator().evaluate(part))
              .toList();
      try {
        List<Evaluation> all = new ArrayList<>();
        for (Future<List<Evaluation>> part : pool.invokeAll(parts)) {
          all.addAll(part.get());
        }
        return all;
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private static int cut(List<Formula> formulas, int part, int parts) {
    return formulas.size() * part / parts;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 4})
  void shouldResumeAsIfItHadNeverStopped(int stop) {
    List<String> whole = trace(Toy.search(6), GENERATIONS);
    Search first = Toy.search(6);
    List<Sightings> sightings = new ArrayList<>();
    for (int g = 0; g < stop; g++) {
      first.next();
      sightings.add(first.sightings());
    }
    Search second =
        Search.resume(
            Toy.settings(6),
            Toy.vocabulary(),
            Toy.evaluator(),
            Toy.probe(),
            List.of(),
            List.of(),
            sightings,
            first.checkpoint());
    assertThat(second.checkpoint()).isEqualTo(first.checkpoint());
    assertThat(trace(second, GENERATIONS - stop)).isEqualTo(whole.subList(stop, GENERATIONS));
  }

  @Test
  void shouldRepeatAGenerationWhoseEvaluationFailed() {
    int[] calls = {0};
    BatchEvaluator real = Toy.evaluator();
    BatchEvaluator failing =
        formulas -> {
          if (++calls[0] == 2) {
            throw new IllegalStateException("worker lost");
          }
          return real.evaluate(formulas);
        };
    Search search = Toy.search(7, failing);
    search.next();
    Checkpoint before = search.checkpoint();
    assertThatThrownBy(search::next).hasStackTraceContaining("worker lost");
    assertThat(search.checkpoint()).isEqualTo(before);
    Search untroubled = Toy.search(7);
    untroubled.next();
    assertThat(line(search.next())).isEqualTo(line(untroubled.next()));
  }

  @Test
  void shouldNeverEvaluateAFormulaTwiceNorLoseCount() {
    List<String> asked = new ArrayList<>();
    BatchEvaluator real = Toy.evaluator();
    Search search =
        Toy.search(
            8,
            formulas -> {
              formulas.forEach(f -> asked.add(f.text()));
              return real.evaluate(formulas);
            });
    int born = 0;
    Counts counts = Counts.NONE;
    List<String> texts = new ArrayList<>();
    List<String> hashes = new ArrayList<>();
    for (int g = 0; g < 8; g++) {
      Generation generation = search.next();
      texts.addAll(search.sightings().texts());
      hashes.addAll(search.sightings().hashes());
      born += generation.born().size();
      counts = generation.counts();
    }
    assertThat(asked).doesNotHaveDuplicates();
    assertThat(counts.evaluated()).isEqualTo(asked.size()).isEqualTo(born);
    assertThat(counts.semanticallyDistinct()).isEqualTo(counts.evaluated());
    assertThat(counts.proposed())
        .isEqualTo(counts.limits() + counts.duplicateText() + counts.distinct());
    assertThat(counts.distinct())
        .isEqualTo(counts.voidOrder() + counts.duplicateSketch() + counts.semanticallyDistinct());
    assertThat(texts).doesNotHaveDuplicates().hasSize(Math.toIntExact(counts.distinct()));
    assertThat(hashes)
        .doesNotHaveDuplicates()
        .hasSize(Math.toIntExact(counts.semanticallyDistinct()));
  }

  @Test
  void shouldKeepEveryIndividualWithinTheLimits() {
    Search search = Toy.search(9);
    SizeLimits limits = Toy.settings(9).limits();
    for (int g = 0; g < 12; g++) {
      for (Individual individual : search.next().population()) {
        assertThat(limits.fit(individual.formula())).as(individual.formula().text()).isTrue();
        assertThat(individual.formula()).isEqualTo(individual.formula().canonical());
      }
    }
  }

  @Test
  void shouldKeepTheArchiveDecorrelatedSortedAndNeverWorse() {
    Search search = Toy.search(10);
    double best = 0;
    for (int g = 0; g < 8; g++) {
      List<Individual> archive = search.next().archive();
      for (int i = 0; i < archive.size(); i++) {
        Sketch sketch = archive.get(i).evaluation().sketch();
        for (int j = 0; j < i; j++) {
          assertThat(Math.abs(sketch.correlation(archive.get(j).evaluation().sketch())))
              .isLessThan(Toy.settings(10).archiveCorrelation());
          assertThat(strength(archive.get(i))).isLessThanOrEqualTo(strength(archive.get(j)));
        }
      }
      assertThat(strength(archive.getFirst())).isGreaterThanOrEqualTo(best);
      best = strength(archive.getFirst());
    }
  }

  private static double strength(Individual individual) {
    Redundancy none = new Redundancy(List.of(), 0.6);
    return new Appraisal(Toy.settings(1), none).member(individual).strength();
  }

  @Test
  void shouldImprove() {
    Search search = Toy.search(11);
    double first = strength(search.next().archive().getFirst());
    Generation last = null;
    for (int g = 0; g < 8; g++) {
      last = search.next();
    }
    assertThat(strength(last.archive().getFirst())).isGreaterThan(first);
  }

  @Test
  void shouldStartFromSeedsAndLeaveOutTheTooLarge() {
    List<Formula> seeds = Toy.formulas("ts_delta(close,5)", "ts_mean(volume,400)");
    Search search =
        new Search(
            Toy.settings(12), Toy.vocabulary(), Toy.evaluator(), Toy.probe(), List.of(), seeds);
    List<Individual> born = search.next().born();
    assertThat(born.getFirst().formula()).isEqualTo(seeds.getFirst());
    assertThat(born.getFirst().origin()).isEqualTo("seed");
    assertThat(born.stream().filter(i -> i.origin().equals("seed"))).hasSize(1);
  }

  @Test
  void shouldFindNoMeritInWhatTheLibraryHas() {
    Formula reversal = Toy.formulas("ts_delta(close,5)").getFirst();
    Sketch sketch = Toy.evaluator().evaluate(List.of(reversal)).getFirst().sketch();
    Search search =
        new Search(
            Toy.settings(13),
            Toy.vocabulary(),
            Toy.evaluator(),
            Toy.probe(),
            List.of(sketch),
            List.of(reversal));
    assertThat(Toy.texts(search.next().archive())).doesNotContain(reversal.text());
  }

  @Test
  void shouldNameParentsThatWereEvaluatedBefore() {
    Search search = Toy.search(14);
    Set<String> fids = new HashSet<>();
    Set<String> origins = new HashSet<>();
    for (int g = 0; g < 6; g++) {
      Generation generation = search.next();
      for (Individual individual : generation.born()) {
        assertThat(individual.born()).isEqualTo(g);
        assertThat(fids).containsAll(individual.parents());
        origins.add(individual.origin());
      }
      generation.born().forEach(i -> fids.add(i.formula().fid()));
    }
    assertThat(origins).contains("init", "crossover", "point", "window", "immigrant", "refine");
  }

  @Test
  void shouldGoOnWhenTheVocabularyIsExhausted() {
    Vocabulary tiny =
        new Vocabulary(
            List.of("close"),
            Toy.vocabulary().operators().stream().filter(o -> o.name().equals("ts_mean")).toList(),
            List.of(2, 3),
            List.of(),
            List.of());
    Search search =
        new Search(Toy.settings(15), tiny, Toy.evaluator(), Toy.probe(), List.of(), List.of());
    for (int g = 0; g < 4; g++) {
      Generation generation = search.next();
      assertThat(Toy.texts(generation.population())).doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldSurviveAMarketWithoutMerit() {
    Search search =
        new Search(
            Toy.settings(16),
            Toy.vocabulary(),
            Toy.evaluator(),
            formulas -> new long[formulas.size()],
            List.of(),
            List.of());
    assertThat(search.next().population()).isEqualTo(Collections.emptyList());
    assertThat(search.next().counts().evaluated()).isZero();
  }
}
