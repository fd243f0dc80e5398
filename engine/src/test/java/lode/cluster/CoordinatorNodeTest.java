package lode.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lode.cluster.CoordinatorNode.Call;
import lode.fault.FreePort;
import lode.formula.Formula;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Coordinators that take turns, in one JVM. */
@Timeout(120)
class CoordinatorNodeTest {
  private static List<String> addresses(int count) {
    return Stream.generate(FreePort::any)
        .distinct()
        .limit(count)
        .map(port -> "127.0.0.1:" + port)
        .toList();
  }

  private static CoordinatorNode start(List<String> all, int which) {
    int port = Integer.parseInt(all.get(which).substring("127.0.0.1:".length()));
    return CoordinatorNode.start(
        new CoordinatorSettings(
            "127.0.0.1",
            port,
            all,
            Security.NONE,
            ConfigFactory.parseString(TwoJvmTest.FAST + "akka.cluster.seed-node-timeout = 1s")));
  }

  private static void evaluated(CoordinatorNode node, Term term) {
    List<Formula> formulas = Toys.formulas(30);
    ClusterSettings settings =
        ClusterSettings.listening(1, "127.0.0.1", 0, Security.NONE).during(term);
    try (ClusterEvaluator evaluator =
        ClusterEvaluator.start(
            settings,
            Toys.ASSIGNMENT,
            Toys.bench(Toys::evaluate),
            new Refusals(Poison.Ledger.NONE, Cost.LIMITS, 1),
            Optional.of(node))) {
      assertThat(Toys.same(evaluator.evaluate(formulas), Toys.evaluate(formulas))).isTrue();
      assertThat(evaluator.address()).hasValue(node.address());
    }
  }

  /** Waits until it is the turn of one of these. */
  private static CoordinatorNode leader(List<CoordinatorNode> nodes) throws InterruptedException {
    nodes.getFirst().await(() -> nodes.stream().anyMatch(CoordinatorNode::leads), () -> {});
    return nodes.stream().filter(CoordinatorNode::leads).findFirst().orElseThrow();
  }

  @Test
  void shouldHandTheTurnOverToTheNextAndKnowWhoIsGone() throws Exception {
    List<String> all = addresses(3);
    List<CoordinatorNode> nodes = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        nodes.add(start(all, i));
      }
      CoordinatorNode first = leader(nodes);
      nodes.remove(first);
      assertThat(first.await(() -> false, () -> {})).isEqualTo(Call.TURN);
      assertThat(nodes).noneMatch(CoordinatorNode::leads);
      assertThat(first.isGone(first.address())).as("itself, before").isTrue();
      assertThat(first.isGone("127.0.0.1:1")).isTrue();
      first.requireTurn();
      evaluated(first, new Term("run", 1));
      evaluated(first, new Term("run", 2));
      first.close();
      assertThatThrownBy(first::requireTurn).isInstanceOf(SupersededException.class);

      CoordinatorNode next = leader(nodes);
      nodes.remove(next);
      assertThat(next.isGone(first.address())).isTrue();
      assertThat(next.isGone(nodes.getFirst().address())).isFalse();
      evaluated(next, new Term("run", 3));
      next.close();
    } finally {
      nodes.forEach(CoordinatorNode::close);
    }
  }

  @Test
  void shouldNotBeginWithoutTheMajority() throws Exception {
    List<String> all = addresses(3);
    try (CoordinatorNode alone = start(all, 0)) {
      long end = System.nanoTime() + 3_000_000_000L;
      assertThat(alone.await(() -> System.nanoTime() > end, Assertions::fail)).isEqualTo(Call.STOP);
      assertThat(alone.unready()).hasValue("too few coordinators yet");
    }
  }

  @Test
  void shouldBeginAloneWhereItIsTheOnlyOne() throws Exception {
    try (CoordinatorNode only = start(addresses(1), 0)) {
      assertThat(only.await(() -> false, () -> {})).isEqualTo(Call.TURN);
      assertThat(only.unready()).isEmpty();
    }
  }
}
