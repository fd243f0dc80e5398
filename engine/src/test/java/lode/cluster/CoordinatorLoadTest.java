package lode.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.receptionist.Receptionist;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two hundred workers that answer at once: what the coordinator itself can take. It is printed. */
@Timeout(120)
class CoordinatorLoadTest {
  private static final int WORKERS = 200;
  private static final int FORMULAS = 20_000;
  private static final int BATCHES = 3;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldKeepTwoHundredWorkersBusy(boolean serialised) throws InterruptedException {
    Config config = serialised ? Toys.SERIALIZE_ALL : ConfigFactory.empty();
    ActorTestKit kit = ActorTestKit.create(Node.local(config));
    try {
      Tally tally = new Tally();
      ActorRef<Coordinator.Command> coordinator =
          kit.spawn(
              Coordinator.create(
                  new Plan(
                      Term.FIRST,
                      Toys.ASSIGNMENT,
                      "",
                      Toys.credentials(),
                      ClusterSettings.DEFAULT_SHARD,
                      1,
                      ClusterEvaluator::audited,
                      ClusterSettings.DEFAULT_DEADLINE,
                      false,
                      Poison.Ledger.NONE,
                      tally)));
      IntStream.range(0, WORKERS).forEach(i -> kit.spawn(ready()));
      tally.await(status -> status.workers() == WORKERS);
      TestProbe<Coordinator.Answer> search = kit.createTestProbe();
      List<String> texts = IntStream.range(0, FORMULAS).mapToObj(i -> "field_" + i).toList();
      long best = Long.MAX_VALUE;
      for (int batch = 0; batch < BATCHES; batch++) {
        long begin = System.nanoTime();
        coordinator.tell(new Coordinator.Submit(texts, Look.WHOLE, false, search.ref()));
        Coordinator.Answer answer = search.receiveMessage(Duration.ofSeconds(60));
        best = Math.min(best, System.nanoTime() - begin);
        assertThat(((Coordinator.Done) answer).outcomes()).hasSize(FORMULAS);
      }
      assertThat(tally.status().different()).isZero();
      System.out.printf(
          "coordinator: workers=%d serialised=%s results_per_second=%,d%n",
          WORKERS, serialised, Math.round(FORMULAS * 1e9 / best));
    } finally {
      kit.shutdownTestKit();
    }
  }

  /** A worker that has every answer already. */
  private static Behavior<Worker.Command> ready() {
    return Behaviors.setup(context -> {
      context.getSystem().receptionist().tell(Receptionist.register(Worker.KEY, context.getSelf()));
      return Behaviors.receiveMessage(command -> {
        switch (command) {
          case Worker.Invite invite ->
              invite
                  .replyTo()
                  .tell(new Coordinator.Join(invite.term(), Toys.credentials(), context.getSelf()));
          case Worker.Evaluate shard ->
              shard
                  .replyTo()
                  .tell(
                      new Coordinator.Completed(
                          shard.term(),
                          shard.shard(),
                          Collections.nCopies(shard.formulas().size(), Look.WHOLE.rejected()),
                          1,
                          context.getSelf()));
          case Worker.Recall _, Worker.Abandon _, Worker.Refuse _, Worker.Spent _ -> {}
        }
        return Behaviors.same();
      });
    });
  }
}
