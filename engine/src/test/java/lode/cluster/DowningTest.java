package lode.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import akka.event.EventStream;
import akka.remote.FailureDetector;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import lode.formula.Formula;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose word counts when nodes no longer hear each other. */
@Timeout(120)
class DowningTest {
  /** Hears from everybody, and believes it but of one. */
  public static final class Suspicion implements FailureDetector {
    private static final AtomicInteger MET = new AtomicInteger();
    private static volatile int suspected;
    private final boolean suspicious;
    private volatile boolean heard;

    /** As Akka makes one for each node that is met. */
    public Suspicion(Config config, EventStream events) {
      suspicious = MET.getAndIncrement() == suspected;
    }

    @Override
    public boolean isAvailable() {
      return !(suspicious && heard);
    }

    @Override
    public boolean isMonitoring() {
      return heard;
    }

    @Override
    public void heartbeat() {
      heard = true;
    }
  }

  private static WorkerNode worker(String address, String more) {
    Config overrides = ConfigFactory.parseString(TwoJvmTest.FAST + more);
    return WorkerNode.startWith(
        new WorkerSettings(List.of(address), "127.0.0.1", 0, 1, Security.NONE, overrides),
        Toys.bench(Toys::evaluate));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void shouldGiveUpAWorkerThatAccusesWhomTheCoordinatorHearsAndNobodyElseF11(int suspected)
      throws Exception {
    Suspicion.MET.set(0);
    Suspicion.suspected = suspected;
    List<Formula> formulas = Toys.formulas(200);
    try (ClusterEvaluator evaluator = TwoJvmTest.listening(0)) {
      String address = evaluator.address().orElseThrow();
      WorkerNode sound = worker(address, "");
      evaluator.awaitWorkers(1);
      WorkerNode suspicious =
          worker(
              address,
              "akka.cluster.failure-detector.implementation-class = \"%s\""
                  .formatted(Suspicion.class.getName()));
      assertThat(suspicious.await()).isEqualTo(WorkerNode.End.CAMPAIGN);
      evaluator.await(status -> status.workers() == 1);
      assertThat(Toys.same(evaluator.evaluate(formulas), Toys.evaluate(formulas))).isTrue();
      assertThat(sound.joined()).isTrue();
    }
  }
}
