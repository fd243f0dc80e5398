package lode.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.ActorRef;
import akka.actor.ExtendedActorSystem;
import akka.actor.Kill;
import akka.actor.PoisonPill;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import lode.formula.Formula;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** S3: what reaches a node's port are messages of the protocol, and nothing that Akka heeds. */
@Timeout(60)
class UntrustedNodeTest {
  @Test
  void shouldNotLetAnotherNodeStopActorsS3() {
    ActorSystem<Void> stranger =
        Node.start(
            Behaviors.empty(),
            Node.networked(
                "worker",
                "127.0.0.1",
                0,
                List.of(),
                Security.NONE,
                ConfigFactory.parseString(TwoJvmTest.FAST)));
    List<Formula> formulas = Toys.formulas(20);
    try (ClusterEvaluator evaluator =
        ClusterEvaluator.startWith(
            ClusterSettings.listening(1, "127.0.0.1", 0),
            Toys.ASSIGNMENT,
            Toys.bench(Toys::evaluate))) {
      String user = "akka://lode@" + evaluator.address().orElseThrow() + "/user";
      ActorRef campaign = resolved(stranger, user);
      ActorRef worker = resolved(stranger, user + "/worker-1");
      worker.tell(Kill.getInstance(), ActorRef.noSender());
      worker.tell(PoisonPill.getInstance(), ActorRef.noSender());
      campaign.tell(PoisonPill.getInstance(), ActorRef.noSender());
      // what comes behind them is heard: so were they, and not heeded
      campaign.tell(
          new Coordinator.Decline(
              Term.FIRST,
              "behind them",
              stranger.systemActorOf(Behaviors.ignore(), "stranger", Props.empty())),
          ActorRef.noSender());
      assertThat(evaluator.await(status -> status.refused() == 1).refusal())
          .isEqualTo("behind them");
      assertThat(Toys.same(evaluator.evaluate(formulas), Toys.evaluate(formulas))).isTrue();
    } finally {
      stranger.terminate();
    }
  }

  private static ActorRef resolved(ActorSystem<?> from, String path) {
    return ((ExtendedActorSystem) from.classicSystem()).provider().resolveActorRef(path);
  }
}
