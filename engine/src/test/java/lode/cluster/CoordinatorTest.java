package lode.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.receptionist.Receptionist;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lode.cluster.Coordinator.Answer;
import lode.cluster.Coordinator.Broken;
import lode.cluster.Coordinator.Completed;
import lode.cluster.Coordinator.Done;
import lode.cluster.Coordinator.Failed;
import lode.cluster.Coordinator.Join;
import lode.cluster.Coordinator.Submit;
import lode.cluster.Worker.Evaluate;
import lode.cluster.Worker.Invite;
import lode.cluster.Worker.Recall;
import lode.cluster.Worker.Refuse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The coordinator between workers and a search that the test plays itself. */
class CoordinatorTest {
  private static final Duration NOTHING = Duration.ofMillis(100);

  private final ActorTestKit kit = ActorTestKit.create(Node.local(Toys.SERIALIZE_ALL));
  private static final Term TERM = new Term("run", 2);

  private final List<Poison> poison = new ArrayList<>();
  private final Poison.Ledger given =
      new Poison.Ledger() {
        @Override
        public List<Poison> known() {
          return List.of();
        }

        @Override
        public void add(Poison decision) {
          poison.add(decision);
        }
      };
  private final Tally tally = new Tally();
  private final ActorRef<Coordinator.Command> coordinator = kit.spawn(Coordinator.create(plan()));
  private final TestProbe<Answer> search = kit.createTestProbe(Answer.class);

  private Coordinator.Plan plan() {
    return new Coordinator.Plan(
        TERM, Toys.ASSIGNMENT, Toys.credentials(), 2, "audited"::equals, false, given, tally);
  }

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  private TestProbe<Worker.Command> invited() {
    TestProbe<Worker.Command> worker = kit.createTestProbe(Worker.Command.class);
    kit.system().receptionist().tell(Receptionist.register(Worker.KEY, worker.ref()));
    assertThat(worker.expectMessageClass(Invite.class).assignment()).isEqualTo(Toys.ASSIGNMENT);
    return worker;
  }

  private TestProbe<Worker.Command> joined() throws InterruptedException {
    TestProbe<Worker.Command> worker = invited();
    int before = tally.status().workers();
    coordinator.tell(new Join(TERM, Toys.credentials(), worker.ref()));
    tally.await(status -> status.workers() > before);
    return worker;
  }

  private void submit(String... texts) {
    coordinator.tell(new Submit(List.of(texts), false, search.ref()));
  }

  private static Outcome outcome(String text) {
    return new Outcome(new double[] {text.hashCode()}, text.getBytes(UTF_8));
  }

  private void answer(TestProbe<Worker.Command> worker, Evaluate shard) {
    List<Outcome> outcomes = shard.formulas().stream().map(CoordinatorTest::outcome).toList();
    coordinator.tell(new Completed(TERM, shard.shard(), outcomes, 1000, worker.ref()));
  }

  private void expectDone(String... texts) {
    List<Outcome> outcomes = search.expectMessageClass(Done.class).outcomes();
    assertThat(outcomes).hasSize(texts.length);
    IntStream.range(0, texts.length)
        .forEach(i -> assertThat(outcomes.get(i).same(outcome(texts[i]))).as(texts[i]).isTrue());
  }

  @Test
  void shouldLendOneShardAtATimeAndAnswerByIndex() throws InterruptedException {
    TestProbe<Worker.Command> worker = joined();
    submit("a", "b", "c");
    for (List<String> texts : List.of(List.of("a", "b"), List.of("c"))) {
      Evaluate shard = worker.expectMessageClass(Evaluate.class);
      assertThat(shard.formulas()).isEqualTo(texts);
      worker.expectNoMessage(NOTHING);
      answer(worker, shard);
    }
    expectDone("a", "b", "c");
    assertThat(tally.status().shards()).isEqualTo(2);
    assertThat(tally.status().busyNanos()).isEqualTo(2000);
  }

  @Test
  void shouldAnswerAnEmptyBatchWithoutAnyWorker() {
    submit();
    expectDone();
  }

  @Test
  void shouldWaitForAWorkerThatComesLater() throws InterruptedException {
    submit("a");
    search.expectNoMessage(NOTHING);
    TestProbe<Worker.Command> worker = joined();
    answer(worker, worker.expectMessageClass(Evaluate.class));
    expectDone("a");
  }

  @Test
  void shouldGiveTheShardOfAStoppedWorkerToAnother() throws InterruptedException {
    TestProbe<Worker.Command> first = joined();
    submit("a", "b", "c");
    Evaluate lost = first.expectMessageClass(Evaluate.class);
    TestProbe<Worker.Command> second = joined();
    Evaluate own = second.expectMessageClass(Evaluate.class);
    first.stop();
    tally.await(status -> status.workers() == 1);
    answer(second, own);
    Evaluate again = second.expectMessageClass(Evaluate.class);
    assertThat(again.shard()).isEqualTo(lost.shard());
    answer(second, again);
    expectDone("a", "b", "c");
    assertThat(tally.status().reassigned()).isEqualTo(1);
  }

  @Test
  void shouldLendAnIdleWorkerACopyOfWhatIsLongInComingAndTakeTheFirstAnswer()
      throws InterruptedException {
    TestProbe<Worker.Command> slow = joined();
    submit("a");
    Evaluate shard = slow.expectMessageClass(Evaluate.class);
    TestProbe<Worker.Command> quick = joined();
    Evaluate copy = quick.expectMessageClass(Evaluate.class);
    assertThat(copy.shard()).isEqualTo(shard.shard());
    answer(quick, copy);
    expectDone("a");
    submit("b");
    answer(quick, quick.expectMessageClass(Evaluate.class));
    expectDone("b");
    answer(slow, shard);
    tally.await(status -> status.duplicates() == 1);
    assertThat(tally.status().reassigned()).isZero();
  }

  @Test
  void shouldGiveTheShardOfAWorkerOutOfReachToAnotherAndCompareItsLateAnswer()
      throws InterruptedException {
    TestProbe<Worker.Command> first = joined();
    submit("a", "b");
    Evaluate lost = first.expectMessageClass(Evaluate.class);
    TestProbe<Worker.Command> second = joined();
    Evaluate other = second.expectMessageClass(Evaluate.class);
    kit.system().receptionist().tell(Receptionist.deregister(Worker.KEY, first.ref()));
    tally.await(status -> status.workers() == 1);
    answer(second, other);
    Evaluate again = second.expectMessageClass(Evaluate.class);
    assertThat(again.shard()).isEqualTo(lost.shard());
    answer(second, again);
    expectDone("a", "b");
    answer(first, lost);
    tally.await(status -> status.duplicates() == 1);
    first.expectNoMessage(NOTHING);
  }

  @Test
  void shouldCountAnAnswerThatDiffersFromTheFirst() throws InterruptedException {
    TestProbe<Worker.Command> worker = joined();
    submit("a");
    Evaluate shard = worker.expectMessageClass(Evaluate.class);
    answer(worker, shard);
    expectDone("a");
    coordinator.tell(new Completed(TERM, shard.shard(), List.of(outcome("b")), 0, worker.ref()));
    assertThat(tally.await(status -> status.different() > 0).duplicates()).isZero();
  }

  @Test
  void shouldRetryAFailedShardElsewhereAndRejectWhatFailsTwice() throws InterruptedException {
    TestProbe<Worker.Command> first = joined();
    submit("good", "bad", "c", "d", "e");
    Evaluate shard = first.expectMessageClass(Evaluate.class);
    assertThat(shard.formulas()).containsExactly("good", "bad");
    TestProbe<Worker.Command> second = joined();
    Evaluate held = second.expectMessageClass(Evaluate.class);
    coordinator.tell(new Failed(TERM, shard.shard(), "boom", first.ref()));
    answer(first, first.expectMessageClass(Evaluate.class));
    Evaluate copy = first.expectMessageClass(Evaluate.class);
    assertThat(copy.shard()).isEqualTo(held.shard());
    answer(second, held);
    answer(first, copy);
    Evaluate good = second.expectMessageClass(Evaluate.class);
    assertThat(good.formulas()).containsExactly("good");
    answer(second, good);
    Evaluate bad = second.expectMessageClass(Evaluate.class);
    assertThat(bad.formulas()).containsExactly("bad");
    coordinator.tell(new Failed(TERM, bad.shard(), "boom", second.ref()));
    Evaluate last = first.expectMessageClass(Evaluate.class);
    assertThat(last.shard()).isEqualTo(bad.shard());
    coordinator.tell(new Failed(TERM, bad.shard(), "boom", first.ref()));
    List<Outcome> outcomes = search.expectMessageClass(Done.class).outcomes();
    assertThat(outcomes.get(0).same(outcome("good"))).isTrue();
    assertThat(outcomes.get(1).same(Outcome.rejected())).isTrue();
    assertThat(tally.status().rejected()).isEqualTo(1);
    assertThat(poison).hasSize(1);
    assertThat(poison.getFirst().formula()).isEqualTo("bad");
    assertThat(poison.getFirst().reason()).isEqualTo("boom");
    assertThat(poison.getFirst().workers()).hasSize(2);
  }

  @Test
  void shouldTreatAnAnswerOfTheWrongLengthAsAFailure() throws InterruptedException {
    TestProbe<Worker.Command> worker = joined();
    submit("a");
    Evaluate shard = worker.expectMessageClass(Evaluate.class);
    coordinator.tell(new Completed(TERM, shard.shard(), List.of(), 0, worker.ref()));
    answer(worker, worker.expectMessageClass(Evaluate.class));
    expectDone("a");
  }

  @Test
  void shouldRefuseAWorkerThatDiffersInAnythingThatDecidesBitsAndSayBothValues()
      throws InterruptedException {
    TestProbe<Worker.Command> worker = invited();
    Credentials own = Toys.credentials();
    List<Credentials> others =
        List.of(
            new Credentials(99, "v", "o", "f", "g", "m"),
            new Credentials(own.protocol(), "v", "o", "f", "g", "m"),
            new Credentials(own.protocol(), own.version(), "o", "f", "g", "m"),
            new Credentials(own.protocol(), own.version(), own.operators(), "f", "g", "m"),
            new Credentials(
                own.protocol(), own.version(), own.operators(), own.fingerprint(), "g", "m"));
    List<String> faults =
        List.of(
            "other protocol: coordinator=" + Worker.PROTOCOL + " worker=99",
            "other version: coordinator=" + own.version() + " worker=v",
            "other operator set: coordinator=" + own.operators() + " worker=o",
            "other data: coordinator=toy worker=f",
            "other golden digest: coordinator=golden worker=g");
    for (int i = 0; i < others.size(); i++) {
      coordinator.tell(new Join(TERM, others.get(i), worker.ref()));
      assertThat(worker.expectMessageClass(Refuse.class).reason()).startsWith(faults.get(i));
    }
    submit("a");
    worker.expectNoMessage(NOTHING);
    assertThat(tally.status().workers()).isZero();
    assertThat(tally.status().refused()).isEqualTo(5);
  }

  @Test
  void shouldAdmitAWorkerOnAnotherMachineThatComputesTheSame() throws InterruptedException {
    TestProbe<Worker.Command> worker = invited();
    Credentials own = Toys.credentials();
    coordinator.tell(
        new Join(
            TERM,
            new Credentials(
                own.protocol(),
                own.version(),
                own.operators(),
                own.fingerprint(),
                own.golden(),
                "another_21_riscv"),
            worker.ref()));
    tally.await(status -> status.workers() == 1);
  }

  @Test
  void shouldDropWhatAnswersAnotherTerm() throws InterruptedException {
    TestProbe<Worker.Command> worker = joined();
    submit("a");
    Evaluate shard = worker.expectMessageClass(Evaluate.class);
    assertThat(shard.term()).isEqualTo(TERM);
    coordinator.tell(
        new Completed(
            new Term("run", 1), shard.shard(), List.of(outcome("stale")), 0, worker.ref()));
    answer(worker, shard);
    expectDone("a");
    assertThat(tally.status().stale()).isEqualTo(1);
  }

  @Test
  void shouldBeOverWhenAWorkerHasHeardOfANewerTerm() throws InterruptedException {
    TestProbe<Worker.Command> worker = joined();
    submit("a");
    worker.expectMessageClass(Evaluate.class);
    coordinator.tell(new Coordinator.Superseded(TERM, new Term("run", 3), worker.ref()));
    assertThat(search.expectMessageClass(Broken.class).why())
        .isInstanceOf(SupersededException.class)
        .hasMessage("another coordinator has taken over: run=run epoch=2 newest=3");
    submit("b");
    search.expectMessageClass(Broken.class);
    worker.expectNoMessage(NOTHING);
  }

  @Test
  void shouldEndTheCampaignWhenTwoAnswersDifferAndNameFormulaAndWorkers()
      throws InterruptedException {
    TestProbe<Worker.Command> first = joined();
    TestProbe<Worker.Command> second = joined();
    submit("audited");
    Evaluate shard = first.expectMessageClass(Evaluate.class);
    answer(first, shard);
    expectDone("audited");
    Evaluate copy = second.expectMessageClass(Evaluate.class);
    answer(second, copy);
    Evaluate again = second.expectMessageClass(Evaluate.class);
    assertThat(again.formulas()).containsExactly("audited");
    coordinator.tell(new Coordinator.Settle(search.ref()));
    coordinator.tell(
        new Completed(TERM, again.shard(), List.of(outcome("other")), 0, second.ref()));
    assertThat(search.expectMessageClass(Broken.class).why())
        .isInstanceOf(DisagreementException.class)
        .hasMessage(
            "evaluation is not deterministic: workers=%s,%s formula=audited"
                .formatted(first.ref().path(), second.ref().path()));
    assertThat(tally.status().different()).isEqualTo(1);
  }

  @Test
  void shouldSettleWhenNothingIsLeftToCompare() throws InterruptedException {
    TestProbe<Worker.Command> worker = joined();
    submit("audited");
    answer(worker, worker.expectMessageClass(Evaluate.class));
    expectDone("audited");
    coordinator.tell(new Coordinator.Settle(search.ref()));
    expectDone();
  }

  @Test
  void shouldNotWaitForAWorkerWhenEveryOneOfAClosedProcessHasStopped() throws InterruptedException {
    TestProbe<Worker.Command> worker = joined();
    submit("a");
    worker.expectMessageClass(Evaluate.class);
    worker.stop();
    assertThat(search.expectMessageClass(Broken.class).why())
        .hasMessage("every worker of this process has ended; its log says why");
  }

  @Test
  void shouldIgnoreAnswersOfAWorkerItNeverAdmitted() throws InterruptedException {
    TestProbe<Worker.Command> worker = joined();
    TestProbe<Worker.Command> stranger = kit.createTestProbe(Worker.Command.class);
    submit("a");
    Evaluate shard = worker.expectMessageClass(Evaluate.class);
    coordinator.tell(
        new Completed(TERM, shard.shard(), List.of(outcome("forged")), 0, stranger.ref()));
    answer(worker, shard);
    expectDone("a");
  }

  @Test
  void shouldTellTheRefusalOfAWorkerThatDeclines() throws InterruptedException {
    TestProbe<Worker.Command> worker = invited();
    coordinator.tell(new Coordinator.Decline(TERM, "no such data", worker.ref()));
    assertThat(tally.await(status -> status.refused() == 1).refusal()).isEqualTo("no such data");
  }

  @Test
  void shouldLendAgainWhenAMessageWasLostAndItsWorkerIsThrough() throws InterruptedException {
    TestProbe<Worker.Command> worker = joined();
    submit("a", "b");
    Evaluate lost = worker.expectMessageClass(Evaluate.class);
    coordinator.tell(Coordinator.Remind.NOW);
    Recall recall = worker.expectMessageClass(Recall.class);
    assertThat(recall.shard()).isEqualTo(lost.shard());
    coordinator.tell(new Coordinator.Missing(TERM, recall.shard(), worker.ref()));
    Evaluate again = worker.expectMessageClass(Evaluate.class);
    assertThat(again.shard()).isEqualTo(lost.shard());
    answer(worker, again);
    answer(worker, worker.expectMessageClass(Evaluate.class));
    expectDone("a", "b");
    assertThat(tally.status().reassigned()).isEqualTo(1);
  }

  @Test
  void shouldNotLendAgainWhatWasAnsweredBeforeTheWorkerSaysItIsThrough()
      throws InterruptedException {
    TestProbe<Worker.Command> worker = joined();
    submit("a", "b");
    Evaluate shard = worker.expectMessageClass(Evaluate.class);
    coordinator.tell(Coordinator.Remind.NOW);
    worker.expectMessageClass(Recall.class);
    answer(worker, shard);
    Evaluate next = worker.expectMessageClass(Evaluate.class);
    coordinator.tell(new Coordinator.Missing(TERM, shard.shard(), worker.ref()));
    worker.expectNoMessage(NOTHING);
    answer(worker, next);
    expectDone("a", "b");
    assertThat(tally.status().reassigned()).isZero();
  }

  @Test
  void shouldInviteAgainWhoeverDidNotAnswer() {
    TestProbe<Worker.Command> worker = invited();
    coordinator.tell(Coordinator.Remind.NOW);
    worker.expectMessageClass(Invite.class);
    coordinator.tell(new Coordinator.Decline(TERM, "no such data", worker.ref()));
    coordinator.tell(Coordinator.Remind.NOW);
    worker.expectNoMessage(NOTHING);
  }

  @Test
  void shouldDropABatchThatNobodyWaitsForWhenTheNextOneComes() throws InterruptedException {
    TestProbe<Worker.Command> worker = joined();
    submit("abandoned");
    Evaluate old = worker.expectMessageClass(Evaluate.class);
    submit("a");
    answer(worker, old);
    answer(worker, worker.expectMessageClass(Evaluate.class));
    expectDone("a");
  }
}
