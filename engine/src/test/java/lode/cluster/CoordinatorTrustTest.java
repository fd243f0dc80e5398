package lode.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import java.util.List;
import lode.cluster.Coordinator.Broken;
import lode.cluster.Coordinator.Completed;
import lode.cluster.Coordinator.Join;
import lode.cluster.Worker.Evaluate;
import lode.cluster.Worker.Invite;
import lode.cluster.Worker.Refuse;
import org.junit.jupiter.api.Test;

/** Whom a coordinator believes, and when it is over. */
class CoordinatorTrustTest extends CoordinatorScene {
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
  void shouldInviteAgainWhoeverDidNotAnswer() {
    TestProbe<Worker.Command> worker = invited();
    coordinator.tell(Coordinator.Remind.NOW);
    worker.expectMessageClass(Invite.class);
    coordinator.tell(new Coordinator.Decline(TERM, "no such data", worker.ref()));
    coordinator.tell(Coordinator.Remind.NOW);
    worker.expectNoMessage(NOTHING);
  }
}
