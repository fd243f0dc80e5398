package lode.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import lode.evolution.Assignment;
import lode.evolution.Evaluation;
import lode.evolution.LocalEvaluator;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.PanelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Coordinator here, worker in another JVM, Akka's cluster on loopback between them. */
@Timeout(120)
class TwoJvmTest {
  /** Dead workers are noticed sooner than a busy real machine would allow. */
  static final String FAST =
      """
      akka.cluster.failure-detector.acceptable-heartbeat-pause = 3s
      lode.downing.stable-after = 2s
      """;

  private static ClusterSettings settings(int localWorkers) {
    return new ClusterSettings(
        localWorkers, "127.0.0.1", 0, List.of(), 5, ConfigFactory.parseString(FAST));
  }

  static ClusterEvaluator listening(int localWorkers) {
    return ClusterEvaluator.startWith(
        settings(localWorkers), Toys.ASSIGNMENT, Toys.bench(Toys::evaluate));
  }

  @Test
  void shouldEvaluateAllOfABatchOnAWorkerElsewhereThatEndsWithTheCampaign() throws Exception {
    List<Formula> formulas = Toys.formulas(200);
    WorkerProcess worker;
    try (ClusterEvaluator evaluator = listening(0)) {
      worker = WorkerProcess.start(evaluator.address().orElseThrow(), "toy");
      assertThat(Toys.same(evaluator.evaluate(formulas), Toys.evaluate(formulas))).isTrue();
      assertThat(evaluator.status().workers()).isEqualTo(1);
      assertThat(evaluator.status().shards()).isPositive();
    }
    worker.awaitLine("ended");
    assertThat(worker.exitCode()).isZero();
  }

  @Test
  void shouldFinishTheBatchWithTheSameResultsWhenAWorkerElsewhereIsKilled() throws Exception {
    List<Formula> formulas = Toys.formulas(200);
    try (ClusterEvaluator evaluator = listening(1);
        WorkerProcess worker = WorkerProcess.start(evaluator.address().orElseThrow(), "stuck")) {
      evaluator.awaitWorkers(2);
      Thread killer = Thread.ofPlatform().start(() -> killWhenEvaluating(worker));
      assertThat(Toys.same(evaluator.evaluate(formulas), Toys.evaluate(formulas))).isTrue();
      killer.join();
      assertThat(evaluator.await(status -> status.workers() == 1).rejected()).isZero();
    }
  }

  @Test
  void shouldEqualTheLocalEvaluatorOnAPanelFileAndRefuseAWorkerOfOtherData(@TempDir Path folder)
      throws Exception {
    Path own = folder.resolve("own.panel");
    Path copy = folder.resolve("copy.panel");
    Path other = folder.resolve("other.panel");
    SmallMarket.writer(7).write(own);
    SmallMarket.writer(7).write(copy);
    SmallMarket.writer(8).write(other);
    List<Formula> formulas = SmallMarket.formulas();
    try (Panel panel = PanelFile.open(own)) {
      Assignment assignment = SmallMarket.assignment(panel);
      try (ClusterEvaluator evaluator =
          ClusterEvaluator.start(settings(0), assignment, Panels.of(panel))) {
        String address = evaluator.address().orElseThrow();
        try (WorkerProcess _ = WorkerProcess.start(address, other.toString())) {
          assertThat(evaluator.await(status -> status.refused() > 0).refusal())
              .startsWith("other data here: asked=" + panel.fingerprint() + " have=");
          assertThat(evaluator.status().workers()).isZero();
          try (WorkerProcess _ = WorkerProcess.start(address, copy.toString())) {
            List<Evaluation> expected = new LocalEvaluator(panel, assignment).evaluate(formulas);
            assertThat(Toys.same(evaluator.evaluate(formulas), expected)).isTrue();
            assertThat(evaluator.status().workers()).isEqualTo(1);
          }
        }
      }
    }
  }

  /** F26: a service manager starts the worker again, and the formula is given up after two more. */
  @Test
  void shouldGiveUpTheFormulaThatWorkersRunOutOfMemoryOverF26() throws Exception {
    List<Formula> formulas = Toys.formulas(40);
    AtomicBoolean over = new AtomicBoolean();
    List<Integer> exits = new CopyOnWriteArrayList<>();
    try (ClusterEvaluator evaluator = listening(0)) {
      String address = evaluator.address().orElseThrow();
      Thread manager =
          Thread.ofPlatform()
              .start(() -> {
                while (!over.get()) {
                  try (WorkerProcess worker = WorkerProcess.start(address, "greedy")) {
                    exits.add(worker.exitCode());
                  } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                }
              });
      List<Evaluation> evaluations = evaluator.evaluate(formulas);
      over.set(true);
      for (int i = 0; i < formulas.size(); i++) {
        Evaluation expected =
            i == 13 ? Outcome.Scored.rejected().evaluation() : Toys.evaluation(formulas.get(i));
        assertThat(Toys.same(List.of(evaluations.get(i)), List.of(expected))).isTrue();
      }
      assertThat(evaluator.status().rejected()).isEqualTo(1);
      assertThat(exits).hasSizeLessThanOrEqualTo(3).containsOnly(3);
      evaluator.close();
      manager.join();
    }
  }

  @Test
  void shouldEndAWorkerThatIsAskedToWhileItIsStuckF29() throws Exception {
    try (ClusterEvaluator evaluator = listening(1);
        WorkerProcess worker = WorkerProcess.start(evaluator.address().orElseThrow(), "stuck")) {
      evaluator.awaitWorkers(2);
      Thread search = Thread.ofPlatform().start(() -> evaluator.evaluate(Toys.formulas(50)));
      worker.awaitLine("evaluating");
      assertThat(worker.endsWhenAsked(10)).isTrue();
      search.join();
      assertThat(evaluator.await(status -> status.workers() == 1).rejected()).isZero();
    }
  }

  private static void killWhenEvaluating(WorkerProcess worker) {
    try {
      worker.awaitLine("evaluating");
      worker.kill();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
