package lode.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import java.util.List;
import lode.cluster.Coordinator.Completed;
import lode.cluster.Coordinator.Done;
import lode.cluster.Coordinator.Failed;
import lode.cluster.Worker.Evaluate;
import org.junit.jupiter.api.Test;

/** Shards that a worker has besides the one that it is at. */
class CoordinatorAheadTest extends CoordinatorScene {
  @Override
  int ahead() {
    return 1;
  }

  private static List<String> next(TestProbe<Worker.Command> worker) {
    return worker.expectMessageClass(Evaluate.class).formulas();
  }

  @Test
  void shouldLendEverybodyAShardBeforeAnybodyASecondAndTheLastToWhoeverIsIdle()
      throws InterruptedException {
    TestProbe<Worker.Command> first = joined();
    TestProbe<Worker.Command> second = joined();
    submit("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k");
    Evaluate lent = first.expectMessageClass(Evaluate.class);
    assertThat(lent.formulas()).containsExactly("a", "b");
    Evaluate other = second.expectMessageClass(Evaluate.class);
    assertThat(other.formulas()).containsExactly("c", "d");
    Evaluate ahead = first.expectMessageClass(Evaluate.class);
    assertThat(ahead.formulas()).containsExactly("e", "f");
    assertThat(next(second)).containsExactly("g", "h");
    first.expectNoMessage(NOTHING);
    answer(first, lent);
    assertThat(next(first)).containsExactly("i");
    answer(second, other);
    assertThat(next(second)).containsExactly("j");
    answer(first, ahead);
    first.expectNoMessage(NOTHING);
    second.expectNoMessage(NOTHING);
  }

  @Test
  void shouldLendProbesToWorkersThatHaveAsMuchElseAsTheyMay() throws InterruptedException {
    TestProbe<Worker.Command> worker = joined();
    submit("a", "b", "c", "d", "e", "f");
    worker.expectMessageClass(Evaluate.class);
    worker.expectMessageClass(Evaluate.class);
    worker.expectNoMessage(NOTHING);
    TestProbe<Coordinator.Answer> prober = kit.createTestProbe(Coordinator.Answer.class);
    coordinator.tell(new Coordinator.Submit(List.of("x"), Look.PROBE, false, prober.ref()));
    Evaluate probe = worker.expectMessageClass(Evaluate.class);
    assertThat(probe.look()).isEqualTo(Look.PROBE);
    List<Outcome> hash = List.of(new Outcome.Probed(7));
    coordinator.tell(new Completed(TERM, probe.shard(), hash, 1, worker.ref()));
    assertThat(prober.expectMessageClass(Done.class).outcomes()).isEqualTo(hash);
    worker.expectNoMessage(NOTHING);
  }

  @Test
  void shouldLendNothingBesideAShardThatFailed() throws InterruptedException {
    TestProbe<Worker.Command> worker = joined();
    submit("bad", "b", "c", "d", "e");
    Evaluate bad = worker.expectMessageClass(Evaluate.class);
    Evaluate good = worker.expectMessageClass(Evaluate.class);
    coordinator.tell(new Failed(TERM, bad.shard(), "boom", worker.ref()));
    Evaluate third = worker.expectMessageClass(Evaluate.class);
    assertThat(third.formulas()).as("what failed waits").containsExactly("e");
    answer(worker, good);
    worker.expectNoMessage(NOTHING);
    answer(worker, third);
    Evaluate suspect = worker.expectMessageClass(Evaluate.class);
    assertThat(suspect.formulas()).containsExactly("bad");
    worker.expectNoMessage(NOTHING);
    answer(worker, suspect);
    assertThat(next(worker)).containsExactly("b");
  }

  @Test
  void shouldTakeBackAllThatALostWorkerHad() throws InterruptedException {
    TestProbe<Worker.Command> first = joined();
    submit("a", "b", "c", "d", "e");
    first.expectMessageClass(Evaluate.class);
    first.expectMessageClass(Evaluate.class);
    TestProbe<Worker.Command> second = joined();
    Evaluate rest = second.expectMessageClass(Evaluate.class);
    assertThat(rest.formulas()).containsExactly("e");
    first.stop();
    tally.await(status -> status.workers() == 1);
    answer(second, rest);
    for (int shard = 0; shard < 2; shard++) {
      answer(second, second.expectMessageClass(Evaluate.class));
    }
    expectDone("a", "b", "c", "d", "e");
    assertThat(tally.status().reassigned()).isEqualTo(2);
  }
}
