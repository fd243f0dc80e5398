package lode.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import lode.evaluation.Probe;
import lode.evolution.Evaluation;
import lode.evolution.ScoreListener;
import lode.evolution.ToHash;
import lode.formula.Formula;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is told of formulas before they are evaluated goes the same way as evaluations. */
@Timeout(60)
class ClusterProbeTest {
  private static final ClusterSettings SETTINGS =
      new ClusterSettings(
          2, "127.0.0.1", ClusterSettings.NO_NETWORK, List.of(), 5, Toys.SERIALIZE_ALL);

  @Test
  void shouldFindNoMeaningInWhatWorkersCannotProbeAndTellWhoListens() {
    ToHash allergic =
        formulas -> {
          if (formulas.contains(new Formula.Field("field_5"))) {
            throw new IllegalStateException("not this one");
          }
          return Toys.hash(formulas);
        };
    List<Formula> formulas = Toys.formulas(60);
    long[] expected = Toys.hash(formulas);
    expected[5] = Probe.VOID;
    Map<String, Long> told = new ConcurrentHashMap<>();
    ScoreListener listener =
        new ScoreListener() {
          @Override
          public void scored(boolean race, List<String> texts, List<Evaluation> evaluations) {}

          @Override
          public void probed(List<String> texts, long[] hashes) {
            IntStream.range(0, hashes.length).forEach(i -> told.put(texts.get(i), hashes[i]));
          }
        };
    try (ClusterEvaluator evaluator =
        ClusterEvaluator.startWith(
            SETTINGS,
            Toys.ASSIGNMENT,
            assignment -> new Bench("toy", "golden", Toys::evaluate, allergic))) {
      evaluator.onScored(listener);
      assertThat(evaluator.hash(formulas)).isEqualTo(expected);
      assertThat(evaluator.status().rejected()).isEqualTo(1);
    }
    assertThat(formulas)
        .allSatisfy(formula ->
            assertThat(told).containsEntry(formula.text(), expected[formulas.indexOf(formula)]));
  }

  @Test
  void shouldCatchAProbeThatIsNotDeterministic() {
    AtomicLong calls = new AtomicLong();
    ToHash moody = formulas -> formulas.stream().mapToLong(f -> calls.incrementAndGet()).toArray();
    try (ClusterEvaluator evaluator =
        ClusterEvaluator.startWith(
            SETTINGS,
            Toys.ASSIGNMENT,
            assignment -> new Bench("toy", "golden", Toys::evaluate, moody))) {
      assertThatThrownBy(
              () -> {
                evaluator.hash(Toys.formulas(400));
                evaluator.settle();
              })
          .isInstanceOf(DisagreementException.class)
          .hasMessageContaining("formula=field_");
    }
  }
}
