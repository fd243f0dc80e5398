package lode.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import lode.cluster.Coordinator.Completed;
import lode.cluster.Coordinator.Decline;
import lode.cluster.Coordinator.Failed;
import lode.cluster.Coordinator.Join;
import lode.evolution.Assignment;
import lode.evolution.BatchEvaluator;
import lode.evolution.Evaluation;
import lode.formula.Formula;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class WorkerTest {
  private static final ActorTestKit KIT = ActorTestKit.create(Node.local(Toys.SERIALIZE_ALL));

  private final TestProbe<Coordinator.Command> coordinator =
      KIT.createTestProbe(Coordinator.Command.class);

  private final Newest newest = new Newest();

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private ActorRef<Worker.Command> hire(Function<Assignment, Bench> setUp) {
    return hire(setUp, Worker.Owner.NONE);
  }

  private ActorRef<Worker.Command> hire(Function<Assignment, Bench> setUp, Worker.Owner owner) {
    return KIT.spawn(Worker.create(new Worker.Premises(setUp, url -> {}, newest, owner)));
  }

  private void invite(ActorRef<Worker.Command> worker) {
    worker.tell(new Worker.Invite(Term.FIRST, Toys.ASSIGNMENT, "", coordinator.ref()));
  }

  private void lend(ActorRef<Worker.Command> worker, long shard, String... texts) {
    worker.tell(
        new Worker.Evaluate(Term.FIRST, shard, Look.WHOLE, List.of(texts), coordinator.ref()));
  }

  @Test
  void shouldSayWhatItIsWhenInvited() {
    ActorRef<Worker.Command> worker = hire(Toys.bench(Toys::evaluate));
    invite(worker);
    coordinator.expectMessage(new Join(Term.FIRST, Toys.credentials(), worker));
  }

  @Test
  void shouldDeclineWithTheReasonWhenItHasNotTheData() {
    ActorRef<Worker.Command> worker =
        hire(assignment -> {
          throw new IllegalArgumentException("other data here: asked=toy have=real");
        });
    invite(worker);
    coordinator.expectMessage(
        new Decline(Term.FIRST, "other data here: asked=toy have=real", worker));
  }

  @Test
  void shouldSetUpOnceForTheSameAssignment() {
    AtomicInteger benches = new AtomicInteger();
    ActorRef<Worker.Command> worker =
        hire(assignment -> {
          benches.incrementAndGet();
          return Toys.bench(Toys::evaluate).apply(assignment);
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
    List<Evaluation> evaluations =
        completed.outcomes().stream().map(o -> ((Outcome.Scored) o).evaluation()).toList();
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
              "golden",
              formulas -> {
                if (formulas.getFirst().text().equals("poison")) {
                  throw new IllegalStateException("it was poison");
                }
                return Toys.evaluate(formulas);
              },
              Toys::hash);
        });
    invite(worker);
    coordinator.expectMessageClass(Join.class);
    lend(worker, 1, "poison");
    coordinator.expectMessage(new Failed(Term.FIRST, 1, "it was poison", worker));
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
    coordinator.expectMessage(new Failed(Term.FIRST, 2, "StackOverflowError", worker));
  }

  @Test
  void shouldGoOnWaitingWhenRefused() {
    ActorRef<Worker.Command> worker = hire(Toys.bench(Toys::evaluate));
    worker.tell(new Worker.Refuse(Term.FIRST, "other protocol: coordinator=2 worker=1"));
    invite(worker);
    coordinator.expectMessageClass(Join.class);
  }

  @Test
  void shouldSayOfAShardThatItIsThroughWithIt() {
    ActorRef<Worker.Command> worker = hire(Toys.bench(Toys::evaluate));
    invite(worker);
    coordinator.expectMessageClass(Join.class);
    lend(worker, 3, "close");
    assertThat(coordinator.expectMessageClass(Completed.class).shard()).isEqualTo(3);
    lend(worker, 4, "close");
    assertThat(coordinator.expectMessageClass(Completed.class).shard()).isEqualTo(4);
    worker.tell(new Worker.Recall(Term.FIRST, 3, coordinator.ref()));
    coordinator.expectMessage(new Coordinator.Missing(Term.FIRST, 3, worker));
  }

  @Test
  void shouldNotObeyAnOlderTermOfTheSameRunAndSaySo() {
    ActorRef<Worker.Command> worker = hire(Toys.bench(Toys::evaluate));
    Term old = new Term("run", 2);
    Term young = new Term("run", 3);
    worker.tell(new Worker.Invite(young, Toys.ASSIGNMENT, "", coordinator.ref()));
    coordinator.expectMessage(new Join(young, Toys.credentials(), worker));
    worker.tell(new Worker.Evaluate(old, 5, Look.WHOLE, List.of("close"), coordinator.ref()));
    coordinator.expectMessage(new Coordinator.Superseded(old, young, worker));
    worker.tell(new Worker.Invite(old, Toys.ASSIGNMENT, "", coordinator.ref()));
    coordinator.expectMessage(new Coordinator.Superseded(old, young, worker));
    worker.tell(new Worker.Evaluate(young, 6, Look.WHOLE, List.of("close"), coordinator.ref()));
    assertThat(coordinator.expectMessageClass(Completed.class).term()).isEqualTo(young);
    worker.tell(new Worker.Invite(new Term("other", 1), Toys.ASSIGNMENT, "", coordinator.ref()));
    coordinator.expectMessageClass(Join.class);
  }

  @Test
  void shouldEndTheProcessThatIsItsOwnWhenMemoryRunsOutAndStayInOneThatIsNot() {
    BatchEvaluator greedy =
        formulas -> {
          throw new OutOfMemoryError("Java heap space");
        };
    ActorRef<Worker.Command> lodger = hire(Toys.bench(greedy));
    invite(lodger);
    coordinator.expectMessageClass(Join.class);
    lend(lodger, 1, "close");
    coordinator.expectMessage(
        new Failed(Term.FIRST, 1, "OutOfMemoryError: Java heap space", lodger));
    invite(lodger);
    coordinator.expectMessageClass(Join.class);

    Landlord landlord = new Landlord();
    ActorRef<Worker.Command> owner = hire(Toys.bench(greedy), landlord);
    invite(owner);
    coordinator.expectMessageClass(Join.class);
    lend(owner, 2, "close");
    coordinator.expectMessageClass(Failed.class);
    KIT.createTestProbe().expectTerminated(owner);
    assertThat(landlord.exhausted).hasValue(1);
  }

  /** Counts what it hears. */
  private static final class Landlord implements Worker.Owner {
    private final AtomicInteger exhausted = new AtomicInteger();
    private final AtomicInteger stuck = new AtomicInteger();
    private final CountDownLatch cameOut = new CountDownLatch(1);

    @Override
    public boolean outOfMemory() {
      return exhausted.incrementAndGet() > 0;
    }

    @Override
    public void stuck(int more) {
      stuck.addAndGet(more);
      if (more < 0) {
        cameOut.countDown();
      }
    }
  }

  @Test
  void shouldLeaveAThreadThatIsStuckAndWorkOnWithAnother() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    BatchEvaluator sticky =
        formulas -> {
          if (formulas.getFirst().text().equals("sticky")) {
            begun.countDown();
            while (over.getCount() > 0) {
              Thread.onSpinWait();
            }
          }
          return Toys.evaluate(formulas);
        };
    Landlord landlord = new Landlord();
    ActorRef<Worker.Command> worker = hire(Toys.bench(sticky), landlord);
    invite(worker);
    coordinator.expectMessageClass(Join.class);
    lend(worker, 1, "sticky");
    begun.await();
    worker.tell(new Worker.Recall(Term.FIRST, 1, coordinator.ref()));
    worker.tell(new Worker.Abandon(Term.FIRST, 9));
    worker.tell(new Worker.Abandon(Term.FIRST, 1));
    invite(worker);
    coordinator.expectMessageClass(Join.class);
    assertThat(landlord.stuck).hasValue(1);
    lend(worker, 2, "close");
    assertThat(coordinator.expectMessageClass(Completed.class).shard()).isEqualTo(2);
    over.countDown();
    landlord.cameOut.await();
    assertThat(landlord.stuck).hasValue(0);
    coordinator.expectNoMessage(CoordinatorScene.NOTHING);
  }
}
