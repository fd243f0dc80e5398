package lode.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import java.time.Duration;
import java.util.List;
import lode.cluster.Coordinator.Done;
import lode.cluster.Coordinator.Join;
import lode.cluster.Worker.Abandon;
import lode.cluster.Worker.Evaluate;
import org.junit.jupiter.api.Test;

/** Workers whose heartbeats go on, and who do not come back with their shard. */
class CoordinatorDeadlineTest extends CoordinatorScene {
  @Override
  Duration deadline() {
    return Duration.ofSeconds(1);
  }

  /** The next that is no reminder. */
  private static <T> T next(TestProbe<Worker.Command> worker, Class<T> type) {
    Worker.Command next = worker.receiveMessage();
    while (next instanceof Worker.Recall || next instanceof Worker.Invite) {
      next = worker.receiveMessage();
    }
    return type.cast(next);
  }

  /** Its shard is overdue: it hears so, and would come back with a new thread. */
  private void replaced(TestProbe<Worker.Command> worker, Evaluate shard) {
    assertThat(next(worker, Abandon.class)).isEqualTo(new Abandon(TERM, shard.shard()));
  }

  private void joinAgain(TestProbe<Worker.Command> worker) {
    coordinator.tell(new Join(TERM, Toys.credentials(), worker.ref()));
  }

  @Test
  void shouldGiveAShardThatIsOverdueToOthersAndGiveUpWhatNobodyComesOutOf()
      throws InterruptedException {
    TestProbe<Worker.Command> worker = joined();
    submit("good", "endless");
    Evaluate shard = next(worker, Evaluate.class);
    replaced(worker, shard);
    joinAgain(worker);
    Evaluate good = next(worker, Evaluate.class);
    assertThat(good.formulas()).containsExactly("good");
    answer(worker, good);
    for (int i = 0; i < 2; i++) {
      Evaluate endless = next(worker, Evaluate.class);
      assertThat(endless.formulas()).containsExactly("endless");
      replaced(worker, endless);
      joinAgain(worker);
    }
    List<Outcome> outcomes = search.expectMessageClass(Done.class).outcomes();
    assertThat(outcomes.get(0).same(outcome("good"))).isTrue();
    assertThat(outcomes.get(1).same(Look.WHOLE.rejected())).isTrue();
    assertThat(poison).hasSize(1);
    assertThat(poison.getFirst().reason()).startsWith("not evaluated within ");
    assertThat(tally.status().reassigned()).isEqualTo(3);
  }

  @Test
  void shouldTakeTheLateAnswerOfAWorkerThatWasOnlySlow() throws InterruptedException {
    TestProbe<Worker.Command> worker = joined();
    submit("a");
    Evaluate shard = next(worker, Evaluate.class);
    replaced(worker, shard);
    answer(worker, shard);
    expectDone("a");
    joinAgain(worker);
    tally.await(status -> status.workers() == 1);
    assertThat(poison).isEmpty();
  }
}
