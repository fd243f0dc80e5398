package lode.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import lode.evolution.Assignment;
import lode.evolution.BatchEvaluator;
import lode.evolution.Evaluation;
import lode.formula.Formula;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ClusterEvaluatorTest {
  private static ClusterSettings settings(int workers) {
    return new ClusterSettings(
        workers, "127.0.0.1", ClusterSettings.NO_NETWORK, List.of(), 5, Toys.SERIALIZE_ALL);
  }

  private static ClusterEvaluator start(int workers, BatchEvaluator evaluator) {
    return ClusterEvaluator.startWith(settings(workers), Toys.ASSIGNMENT, Toys.bench(evaluator));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void shouldGiveTheSameBitsForAnyNumberOfWorkers(int workers) {
    try (ClusterEvaluator evaluator = start(workers, Toys::evaluate)) {
      for (int size : new int[] {0, 1, 4, 97}) {
        List<Formula> formulas = Toys.formulas(size);
        assertThat(Toys.same(evaluator.evaluate(formulas), Toys.evaluate(formulas))).isTrue();
      }
      assertThat(evaluator.status().workers()).isEqualTo(workers);
      assertThat(evaluator.status().rejected()).isZero();
      assertThat(evaluator.address()).isEmpty();
    }
  }

  @Test
  void shouldBeginWhatIsExpectedAndEvaluateNothingTwice() throws InterruptedException {
    List<Formula> evaluated = Collections.synchronizedList(new ArrayList<>());
    BatchEvaluator counting =
        formulas -> {
          evaluated.addAll(formulas);
          return Toys.evaluate(formulas);
        };
    List<Formula> formulas = Toys.formulas(40);
    try (ClusterEvaluator evaluator = start(1, counting)) {
      evaluator.expect(formulas.subList(10, 20));
      evaluator.expect(formulas.subList(15, 30));
      evaluator.await(status -> status.shards() > 0);
      assertThat(evaluator.hash(formulas)).isEqualTo(Toys.hash(formulas));
      assertThat(Toys.same(evaluator.evaluate(formulas), Toys.evaluate(formulas))).isTrue();
      assertThat(evaluated).containsExactlyInAnyOrderElementsOf(formulas);
      evaluator.evaluate(formulas);
      assertThat(evaluated).as("nothing is kept").hasSize(80);
    }
  }

  @Test
  void shouldRejectOnlyTheFormulaThatCannotBeEvaluated() {
    BatchEvaluator allergic =
        formulas -> {
          if (formulas.contains(new Formula.Field("field_11"))) {
            throw new IllegalStateException("not this one");
          }
          return Toys.evaluate(formulas);
        };
    List<Formula> formulas = Toys.formulas(40);
    try (ClusterEvaluator evaluator = start(2, allergic)) {
      List<Evaluation> evaluations = evaluator.evaluate(formulas);
      assertThat(Outcome.Scored.of(evaluations.get(11)).same(Look.WHOLE.rejected())).isTrue();
      assertThat(Toys.same(evaluations.subList(0, 11), Toys.evaluate(formulas.subList(0, 11))))
          .isTrue();
      assertThat(Toys.same(evaluations.subList(12, 40), Toys.evaluate(formulas.subList(12, 40))))
          .isTrue();
      assertThat(evaluator.status().rejected()).isEqualTo(1);
    }
  }

  @Test
  void shouldGoOnWithoutAWorkerThatStops() {
    AtomicInteger setUps = new AtomicInteger();
    AtomicInteger calls = new AtomicInteger();
    Function<Assignment, Bench> mortal =
        assignment -> {
          if (setUps.incrementAndGet() == 4) {
            throw new IllegalStateException("no bench a second time: the worker stops");
          }
          return new Bench(
              "toy",
              "golden",
              formulas -> {
                if (calls.incrementAndGet() == 2) {
                  throw new IllegalStateException("once");
                }
                return Toys.evaluate(formulas);
              },
              Toys::hash);
        };
    List<Formula> formulas = Toys.formulas(60);
    try (ClusterEvaluator evaluator =
        ClusterEvaluator.startWith(settings(2), Toys.ASSIGNMENT, mortal)) {
      assertThat(Toys.same(evaluator.evaluate(formulas), Toys.evaluate(formulas))).isTrue();
      assertThat(evaluator.status().rejected()).isZero();
    }
  }

  @Test
  void shouldNotStartWithoutTheData() {
    Function<Assignment, Bench> elsewhere =
        assignment -> {
          throw new IllegalArgumentException("other data here: asked=toy have=real");
        };
    assertThatThrownBy(() -> ClusterEvaluator.startWith(settings(2), Toys.ASSIGNMENT, elsewhere))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("other data here: asked=toy have=real");
  }

  @Test
  void shouldStopWaitingWhenInterrupted() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    BatchEvaluator slow =
        formulas -> {
          begun.countDown();
          try {
            release.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return Toys.evaluate(formulas);
        };
    try (ClusterEvaluator evaluator = start(1, slow)) {
      Thread search =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  evaluator.evaluate(Toys.formulas(3));
                } catch (CancellationException e) {
                  thrown.set(e);
                }
              });
      begun.await();
      search.interrupt();
      search.join();
      assertThat(thrown.get()).hasMessage("interrupted while waiting for workers");
      release.countDown();
    }
  }

  @Test
  void shouldTellTheUserWhenThePortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ClusterSettings settings = ClusterSettings.listening(1, "127.0.0.1", taken.getLocalPort());
      assertThatThrownBy(() ->
              ClusterEvaluator.startWith(settings, Toys.ASSIGNMENT, Toys.bench(Toys::evaluate)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("cannot listen: host=127.0.0.1 port=" + taken.getLocalPort());
    }
  }

  @Test
  void shouldSayThatItIsClosed() {
    ClusterEvaluator evaluator = start(1, Toys::evaluate);
    evaluator.close();
    assertThatThrownBy(() -> evaluator.evaluate(Toys.formulas(1)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldRefuseSettingsUnderWhichNobodyEvaluates() {
    assertThatThrownBy(() -> ClusterSettings.local(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("nobody would evaluate: workers=0 and no port for others");
    assertThatThrownBy(
            () -> new ClusterSettings(1, "127.0.0.1", -1, List.of(), 257, ConfigFactory.empty()))
        .hasMessage("shard size out of range: shard-size=257 range=1..256");
  }

  @Test
  void shouldCatchAnEvaluatorThatIsNotDeterministic() {
    AtomicInteger calls = new AtomicInteger();
    BatchEvaluator moody =
        formulas -> {
          int call = calls.incrementAndGet();
          return formulas.stream()
              .map(formula -> Toys.evaluation(new Formula.Field(formula.text() + "_" + call)))
              .toList();
        };
    List<Formula> formulas = Toys.formulas(400);
    assertThat(formulas.stream().map(Formula::text).filter(ClusterEvaluator::audited).count())
        .isBetween(1L, 12L);
    try (ClusterEvaluator evaluator = start(2, moody)) {
      assertThatThrownBy(
              () -> {
                evaluator.evaluate(formulas);
                evaluator.settle();
              })
          .isInstanceOf(DisagreementException.class)
          .hasMessageContaining("worker-1")
          .hasMessageContaining("worker-2")
          .hasMessageContaining("formula=field_");
    }
  }

  @Test
  void shouldOutliveLocalWorkersThatRunOutOfMemoryAndKeepTheDecision() {
    BatchEvaluator greedy =
        formulas -> {
          if (formulas.contains(new Formula.Field("field_3"))) {
            throw new OutOfMemoryError("Java heap space");
          }
          return Toys.evaluate(formulas);
        };
    List<Poison> kept = new ArrayList<>();
    List<Formula> formulas = Toys.formulas(20);
    List<Evaluation> first;
    try (ClusterEvaluator evaluator = startKeeping(greedy, kept)) {
      first = evaluator.evaluate(formulas);
      assertThat(first.get(3).rejected()).isTrue();
      assertThat(kept).extracting(Poison::formula).containsExactly("field_3");
      assertThat(kept.getFirst().reason()).isEqualTo("OutOfMemoryError: Java heap space");
      assertThat(Toys.same(evaluator.evaluate(formulas), first)).isTrue();
      assertThat(kept).as("not tried again").hasSize(1);
    }
    BatchEvaluator well = Toys::evaluate;
    try (ClusterEvaluator evaluator = startKeeping(well, kept)) {
      assertThat(Toys.same(evaluator.evaluate(formulas), first)).as("replayed").isTrue();
    }
  }

  private static ClusterEvaluator startKeeping(BatchEvaluator evaluator, List<Poison> kept) {
    Poison.Ledger ledger =
        new Poison.Ledger() {
          @Override
          public List<Poison> known() {
            return List.copyOf(kept);
          }

          @Override
          public void add(Poison poison) {
            kept.add(poison);
          }
        };
    return ClusterEvaluator.start(
        settings(2),
        Toys.ASSIGNMENT,
        Toys.bench(evaluator),
        new Refusals(ledger, Cost.LIMITS, 1),
        Optional.empty());
  }

  /** F25: a formula that nobody comes out of. Its threads are left, and everyone works on. */
  @Test
  void shouldGiveUpTheFormulaThatWorkersDoNotComeOutOfF25() throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    BatchEvaluator endless =
        formulas -> {
          if (formulas.contains(new Formula.Field("field_7"))) {
            endless(over);
          }
          return Toys.evaluate(formulas);
        };
    List<Formula> formulas = Toys.formulas(40);
    List<Evaluation> evaluations;
    try (ClusterEvaluator evaluator =
        ClusterEvaluator.startWith(
            settings(2).within(Duration.ofMillis(300)), Toys.ASSIGNMENT, Toys.bench(endless))) {
      evaluations = evaluator.evaluate(formulas);
      assertThat(evaluator.status().rejected()).isEqualTo(1);
      assertThat(evaluator.status().reassigned()).isPositive();
      evaluator.awaitWorkers(2);
      assertThat(Toys.same(evaluator.evaluate(formulas), evaluations)).isTrue();
    } finally {
      over.countDown();
    }
    for (int i = 0; i < formulas.size(); i++) {
      Evaluation expected =
          i == 7 ? Outcome.Scored.rejected().evaluation() : Toys.evaluation(formulas.get(i));
      assertThat(Toys.same(List.of(evaluations.get(i)), List.of(expected))).isTrue();
    }
  }

  /** Neither heeds an interrupt nor comes back before the test is over. */
  private static void endless(CountDownLatch over) {
    while (over.getCount() > 0) {
      LockSupport.parkNanos(10_000_000);
      Thread.interrupted();
    }
  }

  @Test
  void shouldNotWaitForAThreadThatIsStuckWhenItEndsF29() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    BatchEvaluator endless =
        formulas -> {
          begun.countDown();
          endless(over);
          return Toys.evaluate(formulas);
        };
    ClusterEvaluator evaluator = start(1, endless);
    Thread search =
        Thread.ofPlatform()
            .start(() ->
                assertThatThrownBy(() -> evaluator.evaluate(Toys.formulas(3)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("the campaign's node has stopped"));
    begun.await();
    evaluator.close();
    search.join();
    assertThat(over.getCount()).as("it was still stuck").isEqualTo(1);
    over.countDown();
  }

  @Test
  void shouldNotEvaluateWhatWouldCostTooMuch() {
    AtomicInteger evaluated = new AtomicInteger();
    BatchEvaluator counting =
        formulas -> {
          evaluated.addAndGet(formulas.size());
          return Toys.evaluate(formulas);
        };
    Formula deep = Formula.parse("close");
    for (int i = 0; i < 100; i++) {
      deep = ((Formula.Call) Formula.parse("neg(close)")).with(List.of(deep));
    }
    Formula far = Formula.parse("ts_mean(ts_mean(close,250),250)");
    List<Formula> formulas = List.of(Formula.parse("close"), deep, far);
    try (ClusterEvaluator evaluator =
        ClusterEvaluator.start(
            settings(1),
            Toys.ASSIGNMENT,
            Toys.bench(counting),
            new Refusals(Poison.Ledger.NONE, new Cost(400, 1 << 20), 10),
            Optional.empty())) {
      List<Evaluation> evaluations = evaluator.evaluate(formulas);
      assertThat(evaluations).extracting(Evaluation::rejected).containsExactly(false, true, true);
      assertThat(evaluated).hasValue(1);
    }
    assertThat(new Cost(1000, 1 << 10).excess(far, 10))
        .hasValueSatisfying(reason -> assertThat(reason).startsWith("holds too much: bytes="));
    assertThat(Cost.LIMITS.excess(far, 6000)).isEmpty();
  }

  @Test
  void shouldListenBeyondLoopbackOnlyWithTlsOrWhenToldSoAloud() {
    assertThatThrownBy(() -> ClusterSettings.listening(1, "0.0.0.0", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("refusing to listen beyond loopback without TLS: host=0.0.0.0");
    new Security(Optional.empty(), true).check("0.0.0.0");
    Security.tls(Path.of("anywhere")).check("10.0.0.1");
    Security.NONE.check("localhost");
  }
}
