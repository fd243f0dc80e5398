package lode.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import com.typesafe.config.ConfigFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lode.formula.Limits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class WireMessageTest {
  private static final ActorTestKit KIT = ActorTestKit.create(Node.local(Toys.SERIALIZE_ALL));

  private static final Term TERM = new Term("20260101-7", 3);

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  private final ActorRef<Coordinator.Command> coordinator =
      KIT.createTestProbe(Coordinator.Command.class).ref();
  private final ActorRef<Worker.Command> worker = KIT.createTestProbe(Worker.Command.class).ref();

  private List<WireMessage> examples() {
    return List.of(
        new Worker.Invite(TERM, Toys.ASSIGNMENT, "https://[::1]:1/panels/f", coordinator),
        new Worker.Evaluate(
            TERM, Long.MAX_VALUE, Look.RACE, List.of("ts_mean(close,5)", "x"), coordinator),
        new Worker.Recall(TERM, -1, coordinator),
        new Worker.Abandon(TERM, 5),
        new Worker.Refuse(TERM, "other data: coordinator=a worker=b"),
        new Coordinator.Join(TERM, Toys.credentials(), worker),
        new Coordinator.Superseded(TERM, new Term("run", Long.MAX_VALUE), worker),
        new Coordinator.Decline(TERM, "why", worker),
        new Coordinator.Missing(TERM, 2, worker),
        new Coordinator.Failed(TERM, 3, "ä € 因子", worker),
        new Coordinator.Completed(
            TERM,
            4,
            List.of(new Outcome.Probed(Long.MIN_VALUE), new Outcome.Probed(-1)),
            5,
            worker));
  }

  @Test
  void shouldArriveAsSent() {
    for (WireMessage message : examples()) {
      KIT.serializationTestKit().verifySerialization(message, true);
    }
  }

  @Test
  void shouldHaveAnExampleOfEveryMessage() {
    Set<Class<?>> known =
        Stream.of(Worker.Command.class, Coordinator.Command.class)
            .flatMap(WireMessageTest::leaves)
            .filter(WireMessage.class::isAssignableFrom)
            .collect(Collectors.toSet());
    assertThat(known).hasSizeGreaterThan(5);
    assertThat(examples().stream().map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(known);
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(WireMessageTest::leaves)
        : Stream.of(type);
  }

  @Test
  void shouldKeepEveryBitOfAnOutcome() {
    double[] hard = {
      0.0,
      -0.0,
      Double.NaN,
      Double.longBitsToDouble(0x7ff800000000beefL),
      Double.longBitsToDouble(0xfff8000000000001L),
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.MIN_VALUE,
      Double.MAX_VALUE,
      0.1,
      Math.nextUp(1.0)
    };
    byte[] sketch = new byte[256];
    for (int i = 0; i < sketch.length; i++) {
      sketch[i] = (byte) i;
    }
    Outcome sent = new Outcome.Scored(hard, sketch);
    Coordinator.Completed received =
        KIT.serializationTestKit()
            .verifySerialization(
                new Coordinator.Completed(TERM, 1, List.of(sent, Look.WHOLE.rejected()), 2, worker),
                false);
    assertThat(received.outcomes()).hasSize(2);
    assertThat(received.outcomes().get(0).same(sent)).isTrue();
    assertThat(received.outcomes().get(1).same(Look.WHOLE.rejected())).isTrue();
  }

  @Test
  void shouldFitTheLargestShardAndItsAnswerInAFrame() {
    String text = "x".repeat(Limits.TEXT);
    List<String> formulas = Collections.nCopies(ClusterSettings.MAX_SHARD, text);
    List<Outcome> outcomes = Collections.nCopies(ClusterSettings.MAX_SHARD, Look.WHOLE.rejected());
    long frame =
        Node.networked("worker", "127.0.0.1", 0, List.of(), Security.NONE, ConfigFactory.empty())
            .getBytes("akka.remote.artery.advanced.maximum-frame-size");
    assertThat(bytes(new Worker.Evaluate(TERM, 1, Look.WHOLE, formulas, coordinator)))
        .isLessThan(frame - 1024);
    assertThat(bytes(new Coordinator.Completed(TERM, 1, outcomes, 1, worker)))
        .isLessThan(frame - 1024);
  }

  private static long bytes(WireMessage message) {
    return SerializationExtension.get(KIT.system()).serialize(message).get().length;
  }

  /** S3: what is not on the list of messages is not even built. */
  @Test
  void shouldNotReadAnythingThatIsNoMessage() {
    Serialization serialization = SerializationExtension.get(KIT.system());
    WireMessage sent = new Worker.Recall(TERM, 7, coordinator);
    byte[] bytes = serialization.serialize(sent).get();
    int cbor = serialization.findSerializerFor(sent).identifier();
    for (String manifest : List.of("java.util.ArrayList", "java.net.URL", "lode.cluster.Outcome")) {
      assertThat(serialization.deserialize(bytes, cbor, manifest).isFailure()).isTrue();
    }
    assertThat(serialization.serialize(new ArrayList<>(List.of("java"))).isFailure()).isTrue();
    assertThat(serialization.deserialize(new byte[100_000], cbor, sent.getClass().getName()))
        .matches(result -> result.isFailure());
  }

  @Test
  void shouldTellOutcomesApartByTheirBits() {
    Outcome zero = new Outcome.Scored(new double[] {0.0}, new byte[1]);
    assertThat(zero.same(new Outcome.Scored(new double[] {-0.0}, new byte[1]))).isFalse();
    assertThat(zero.same(new Outcome.Scored(new double[] {0.0}, new byte[] {1}))).isFalse();
    assertThat(zero.same(new Outcome.Scored(new double[] {0.0}, new byte[1]))).isTrue();
  }
}
