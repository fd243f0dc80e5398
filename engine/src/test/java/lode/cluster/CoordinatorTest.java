package lode.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.receptionist.Receptionist;
import java.util.List;
import lode.cluster.Coordinator.Broken;
import lode.cluster.Coordinator.Completed;
import lode.cluster.Coordinator.Done;
import lode.cluster.Coordinator.Failed;
import lode.cluster.Worker.Evaluate;
import lode.cluster.Worker.Recall;
import org.junit.jupiter.api.Test;

/** Batches, shards and workers that come and go. */
class CoordinatorTest extends CoordinatorScene {
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
  void shouldNotDoABatchTwiceBeforeItKnowsHowLongItTakes() throws InterruptedException {
    TestProbe<Worker.Command> slow = joined();
    submit("a");
    Evaluate shard = slow.expectMessageClass(Evaluate.class);
    TestProbe<Worker.Command> quick = joined();
    quick.expectNoMessage(NOTHING);
    answer(slow, shard);
    expectDone("a");
    quick.expectNoMessage(NOTHING);
  }

  @Test
  void shouldLendAnIdleWorkerACopyOfWhatIsLongInComingAndTakeTheFirstAnswer()
      throws InterruptedException {
    TestProbe<Worker.Command> slow = joined();
    submit("before");
    answer(slow, slow.expectMessageClass(Evaluate.class));
    expectDone("before");
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
    submit("a", "b", "c");
    Evaluate lost = first.expectMessageClass(Evaluate.class);
    TestProbe<Worker.Command> second = joined();
    Evaluate other = second.expectMessageClass(Evaluate.class);
    kit.system().receptionist().tell(Receptionist.deregister(Worker.KEY, first.ref()));
    tally.await(status -> status.workers() == 1);
    answer(second, other);
    Evaluate again = second.expectMessageClass(Evaluate.class);
    assertThat(again.shard()).isEqualTo(lost.shard());
    answer(second, again);
    expectDone("a", "b", "c");
    answer(first, lost);
    tally.await(status -> status.duplicates() == 1);
    first.expectNoMessage(NOTHING);
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
    assertThat(outcomes.get(1).same(Look.WHOLE.rejected())).isTrue();
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
  void shouldNotWaitForAWorkerWhenEveryOneOfAClosedProcessHasStopped() throws InterruptedException {
    TestProbe<Worker.Command> worker = joined();
    submit("a");
    worker.expectMessageClass(Evaluate.class);
    worker.stop();
    assertThat(search.expectMessageClass(Broken.class).why())
        .hasMessage("every worker of this process has ended; its log says why");
  }

  @Test
  void shouldLendAgainWhenAMessageWasLostAndItsWorkerIsThrough() throws InterruptedException {
    TestProbe<Worker.Command> worker = joined();
    submit("a", "b", "c");
    Evaluate lost = worker.expectMessageClass(Evaluate.class);
    coordinator.tell(Coordinator.Remind.NOW);
    Recall recall = worker.expectMessageClass(Recall.class);
    assertThat(recall.shard()).isEqualTo(lost.shard());
    coordinator.tell(new Coordinator.Missing(TERM, recall.shard(), worker.ref()));
    Evaluate again = worker.expectMessageClass(Evaluate.class);
    assertThat(again.shard()).isEqualTo(lost.shard());
    answer(worker, again);
    answer(worker, worker.expectMessageClass(Evaluate.class));
    expectDone("a", "b", "c");
    assertThat(tally.status().reassigned()).isEqualTo(1);
  }

  @Test
  void shouldNotLendAgainWhatWasAnsweredBeforeTheWorkerSaysItIsThrough()
      throws InterruptedException {
    TestProbe<Worker.Command> worker = joined();
    submit("a", "b", "c");
    Evaluate shard = worker.expectMessageClass(Evaluate.class);
    coordinator.tell(Coordinator.Remind.NOW);
    worker.expectMessageClass(Recall.class);
    answer(worker, shard);
    Evaluate next = worker.expectMessageClass(Evaluate.class);
    coordinator.tell(new Coordinator.Missing(TERM, shard.shard(), worker.ref()));
    worker.expectNoMessage(NOTHING);
    answer(worker, next);
    expectDone("a", "b", "c");
    assertThat(tally.status().reassigned()).isZero();
  }

  @Test
  void shouldAnswerEachOfTheBatchesThatAreOpen() throws InterruptedException {
    TestProbe<Worker.Command> worker = joined();
    submit("a");
    Evaluate first = worker.expectMessageClass(Evaluate.class);
    submit("b");
    answer(worker, first);
    expectDone("a");
    answer(worker, worker.expectMessageClass(Evaluate.class));
    expectDone("b");
  }
}
