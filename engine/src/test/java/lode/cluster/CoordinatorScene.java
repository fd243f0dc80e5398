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
import lode.cluster.Coordinator.Completed;
import lode.cluster.Coordinator.Done;
import lode.cluster.Coordinator.Join;
import lode.cluster.Coordinator.Submit;
import lode.cluster.Worker.Evaluate;
import lode.cluster.Worker.Invite;
import org.junit.jupiter.api.AfterEach;

/** The coordinator between workers and a search that the test plays itself. */
abstract class CoordinatorScene {
  static final Duration NOTHING = Duration.ofMillis(100);

  final ActorTestKit kit = ActorTestKit.create(Node.local(Toys.SERIALIZE_ALL));
  static final Term TERM = new Term("run", 2);

  final List<Poison> poison = new ArrayList<>();
  final Poison.Ledger given =
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
  final Tally tally = new Tally();
  final ActorRef<Coordinator.Command> coordinator = kit.spawn(Coordinator.create(plan()));
  final TestProbe<Answer> search = kit.createTestProbe(Answer.class);

  /** How long a worker may have a shard. */
  Duration deadline() {
    return Duration.ofHours(1);
  }

  /** Shards that a worker has besides the one that it is at. */
  int ahead() {
    return 0;
  }

  Plan plan() {
    return new Plan(
        TERM,
        Toys.ASSIGNMENT,
        "",
        Toys.credentials(),
        2,
        ahead(),
        "audited"::equals,
        deadline(),
        false,
        given,
        tally);
  }

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  TestProbe<Worker.Command> invited() {
    TestProbe<Worker.Command> worker = kit.createTestProbe(Worker.Command.class);
    kit.system().receptionist().tell(Receptionist.register(Worker.KEY, worker.ref()));
    assertThat(worker.expectMessageClass(Invite.class).assignment()).isEqualTo(Toys.ASSIGNMENT);
    return worker;
  }

  TestProbe<Worker.Command> joined() throws InterruptedException {
    TestProbe<Worker.Command> worker = invited();
    int before = tally.status().workers();
    coordinator.tell(new Join(TERM, Toys.credentials(), worker.ref()));
    tally.await(status -> status.workers() > before);
    return worker;
  }

  void submit(String... texts) {
    coordinator.tell(new Submit(List.of(texts), Look.WHOLE, false, search.ref()));
  }

  static Outcome outcome(String text) {
    return new Outcome.Scored(new double[] {text.hashCode()}, text.getBytes(UTF_8));
  }

  void answer(TestProbe<Worker.Command> worker, Evaluate shard) {
    List<Outcome> outcomes = shard.formulas().stream().map(CoordinatorScene::outcome).toList();
    coordinator.tell(new Completed(TERM, shard.shard(), outcomes, 1000, worker.ref()));
  }

  void expectDone(String... texts) {
    List<Outcome> outcomes = search.expectMessageClass(Done.class).outcomes();
    assertThat(outcomes).hasSize(texts.length);
    IntStream.range(0, texts.length)
        .forEach(i -> assertThat(outcomes.get(i).same(outcome(texts[i]))).as(texts[i]).isTrue());
  }
}
