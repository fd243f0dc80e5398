package lode.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import lode.cluster.Coordinator.Completed;
import lode.cluster.Coordinator.Decline;
import lode.cluster.Coordinator.Failed;
import lode.cluster.Coordinator.Join;
import lode.evolution.Assignment;
import lode.evolution.Evaluation;
import lode.formula.Formula;
import lode.operator.Operators;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class WorkerTest {
  private static final ActorTestKit KIT = ActorTestKit.create(Node.local(Toys.SERIALIZE_ALL));

  private final TestProbe<Coordinator.Command> coordinator =
      KIT.createTestProbe(Coordinator.Command.class);

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private ActorRef<Worker.Command> hire(Function<Assignment, Bench> setUp) {
    return KIT.spawn(Worker.create(setUp));
  }

  private void invite(ActorRef<Worker.Command> worker) {
    worker.tell(new Worker.Invite(Toys.ASSIGNMENT, coordinator.ref()));
  }

  private void lend(ActorRef<Worker.Command> worker, long shard, String... texts) {
    worker.tell(new Worker.Evaluate(shard, false, List.of(texts), coordinator.ref()));
  }

  @Test
  void shouldSayWhatItIsWhenInvited() {
    ActorRef<Worker.Command> worker = hire(Toys.bench(Toys::evaluate));
    invite(worker);
    coordinator.expectMessage(
        new Join(Worker.PROTOCOL, Operators.VERSION, Toys.ASSIGNMENT.fingerprint(), worker));
  }

  @Test
  void shouldDeclineWithTheReasonWhenItHasNotTheData() {
    ActorRef<Worker.Command> worker =
        hire(assignment -> {
          throw new IllegalArgumentException("other data here: asked=toy have=real");
        });
    invite(worker);
    coordinator.expectMessage(new Decline("other data here: asked=toy have=real", worker));
  }

  @Test
  void shouldSetUpOnceForTheSameAssignment() {
    AtomicInteger benches = new AtomicInteger();
    ActorRef<Worker.Command> worker =
        hire(assignment -> {
          benches.incrementAndGet();
          return new Bench("toy", Toys::evaluate);
        });
    invite(worker);
    invite(worker);
    coordinator.expectMessageClass(Join.class);
    coordinator.expectMessageClass(Join.class);
    assertThat(benches).hasValue(1);
  }

  @Test
  void shouldAnswerAShardInOrder() {
    ActorRef<Worker.Command> worker = hire(Toys.bench(Toys::evaluate));
    invite(worker);
    coordinator.expectMessageClass(Join.class);
    lend(worker, 7, "field_2", "field_1");
    Completed completed = coordinator.expectMessageClass(Completed.class);
    assertThat(completed.shard()).isEqualTo(7);
    assertThat(completed.worker()).isEqualTo(worker);
    List<Evaluation> evaluations = completed.outcomes().stream().map(Outcome::evaluation).toList();
    List<Formula> formulas = List.of(Formula.parse("field_2"), Formula.parse("field_1"));
    assertThat(Toys.same(evaluations, Toys.evaluate(formulas))).isTrue();
  }

  @Test
  void shouldReportAFailureAndGoOnAtAFreshBench() {
    AtomicInteger benches = new AtomicInteger();
    ActorRef<Worker.Command> worker =
        hire(assignment -> {
          benches.incrementAndGet();
          return new Bench(
              "toy",
              formulas -> {
                if (formulas.getFirst().text().equals("poison")) {
                  throw new IllegalStateException("it was poison");
                }
                return Toys.evaluate(formulas);
              });
        });
    invite(worker);
    coordinator.expectMessageClass(Join.class);
    lend(worker, 1, "poison");
    coordinator.expectMessage(new Failed(1, "it was poison", worker));
    lend(worker, 2, "close");
    assertThat(coordinator.expectMessageClass(Completed.class).shard()).isEqualTo(2);
    assertThat(benches).hasValue(2);
  }

  @Test
  void shouldReportATextThatIsNoFormulaAndAStackOverflow() {
    ActorRef<Worker.Command> worker =
        hire(
            Toys.bench(formulas -> {
              throw new StackOverflowError();
            }));
    invite(worker);
    coordinator.expectMessageClass(Join.class);
    lend(worker, 1, "no formula(");
    assertThat(coordinator.expectMessageClass(Failed.class).shard()).isEqualTo(1);
    lend(worker, 2, "close");
    coordinator.expectMessage(new Failed(2, "StackOverflowError", worker));
  }

  @Test
  void shouldGoOnWaitingWhenRefused() {
    ActorRef<Worker.Command> worker = hire(Toys.bench(Toys::evaluate));
    worker.tell(new Worker.Refuse("other protocol: coordinator=2 worker=1"));
    invite(worker);
    coordinator.expectMessageClass(Join.class);
  }

  @Test
  void shouldSayThatItIsThroughOnlyAfterItsAnswer() {
    ActorRef<Worker.Command> worker = hire(Toys.bench(Toys::evaluate));
    invite(worker);
    coordinator.expectMessageClass(Join.class);
    lend(worker, 3, "close");
    worker.tell(new Worker.Recall(3, coordinator.ref()));
    assertThat(coordinator.expectMessageClass(Completed.class).shard()).isEqualTo(3);
    coordinator.expectMessage(new Coordinator.Missing(3, worker));
  }
}
