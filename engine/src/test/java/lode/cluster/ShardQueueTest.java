package lode.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lode.cluster.ShardQueue.Difference;
import lode.cluster.ShardQueue.Receipt;
import lode.cluster.ShardQueue.Shard;
import lode.cluster.ShardQueue.Verdict;
import lode.evaluation.Probe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardQueueTest {
  private static List<String> texts(int count) {
    return IntStream.range(0, count).mapToObj(i -> "f" + i).toList();
  }

  private static LongSupplier ids(long first) {
    return new AtomicLong(first)::getAndIncrement;
  }

  private static ShardQueue<String> queue(List<String> texts, int shardSize, long firstId) {
    return new ShardQueue<>(texts, Look.WHOLE, false, shardSize, 0, ids(firstId), formula -> false);
  }

  private static Outcome outcome(String text) {
    return new Outcome.Scored(new double[] {text.hashCode(), Double.NaN}, text.getBytes(UTF_8));
  }

  private static List<Outcome> answer(Shard shard) {
    return shard.formulas().stream().map(ShardQueueTest::outcome).toList();
  }

  private static void assertAnswered(ShardQueue<String> queue, List<String> texts) {
    assertThat(queue.isDone()).isTrue();
    List<Outcome> outcomes = queue.outcomes();
    assertThat(outcomes).hasSameSizeAs(texts);
    for (int i = 0; i < texts.size(); i++) {
      assertThat(outcomes.get(i).same(outcome(texts.get(i)))).as(texts.get(i)).isTrue();
    }
  }

  /** Sizes of all shards that wait, as they are lent. */
  private static List<Integer> sizes(ShardQueue<String> queue) {
    List<Integer> sizes = new ArrayList<>();
    for (Optional<Shard> shard = queue.lend("a", true);
        shard.isPresent();
        shard = queue.lend("a", true)) {
      sizes.add(shard.get().formulas().size());
    }
    return sizes;
  }

  private static String text(List<Integer> sizes) {
    return sizes.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  @Test
  void shouldBeDoneAtOnceWhenEmpty() {
    ShardQueue<String> queue = queue(List.of(), 4, 0);
    assertThat(queue.isDone()).isTrue();
    assertThat(queue.outcomes()).isEmpty();
    assertThat(queue.lend("a", true)).isEmpty();
  }

  @Test
  void shouldLendLargeShardsFirstAndSmallOnesLast() {
    ShardQueue<String> queue =
        new ShardQueue<>(texts(40), Look.WHOLE, false, 9, 2, ids(0), formula -> false);
    assertThat(sizes(queue)).containsExactly(9, 9, 8, 5, 3, 2, 2, 2);
  }

  @ParameterizedTest
  @CsvSource({"100, 2, 34 24 24 18", "10, 2, 5 5", "40, 16, 3 3 3 3 3 3 3 3 3 3 3 3 3 1"})
  void shouldCutNothingSmallWhereMoreFollowsUnlessSomebodyWouldGoWithout(
      int formulas, int workers, String shards) {
    ShardQueue<String> queue =
        new ShardQueue<>(texts(formulas), Look.WHOLE, true, 96, workers, ids(0), formula -> false);
    assertThat(text(sizes(queue))).isEqualTo(shards);
  }

  @Test
  void shouldCutTheBatchIntoShardsInOrder() {
    ShardQueue<String> queue = queue(texts(7), 3, 10);
    assertThat(queue.lend("a", false)).contains(new Shard(10, 0, List.of("f0", "f1", "f2")));
    assertThat(queue.lend("b", false)).contains(new Shard(11, 3, List.of("f3", "f4", "f5")));
    assertThat(queue.lend("c", false)).contains(new Shard(12, 6, List.of("f6")));
  }

  @Test
  void shouldOrderOutcomesByIndexWhateverTheOrderOfAnswers() {
    ShardQueue<String> queue = queue(texts(7), 2, 0);
    List<Shard> shards =
        IntStream.range(0, 4).mapToObj(i -> queue.lend("w" + i, false).orElseThrow()).toList();
    for (Shard shard : shards.reversed()) {
      assertThat(queue.complete("late", shard.id(), answer(shard))).isEqualTo(Receipt.ACCEPTED);
    }
    assertAnswered(queue, texts(7));
  }

  @Test
  void shouldRefuseToShowOutcomesOfAnUnfinishedBatch() {
    ShardQueue<String> queue = queue(texts(2), 1, 0);
    assertThatThrownBy(queue::outcomes)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("batch is not done: missing=2");
  }

  @Test
  void shouldLendAgainWhatALostWorkerHeld() {
    ShardQueue<String> queue = queue(texts(2), 1, 0);
    Shard lost = queue.lend("a", false).orElseThrow();
    assertThat(queue.lose("a", false)).isEqualTo(1);
    assertThat(queue.lend("b", false)).contains(lost);
    assertThat(queue.lose("stranger", false)).isZero();
  }

  @Test
  void shouldAcceptTheLateAnswerOfALostWorkerWhileTheShardIsOpen() {
    ShardQueue<String> queue = queue(texts(1), 1, 0);
    Shard shard = queue.lend("a", false).orElseThrow();
    queue.lose("a", false);
    assertThat(queue.complete("late", shard.id(), answer(shard))).isEqualTo(Receipt.ACCEPTED);
    assertThat(queue.lend("b", false)).isEmpty();
    assertAnswered(queue, texts(1));
  }

  @Test
  void shouldCompareASecondAnswerWithTheFirst() {
    ShardQueue<String> queue = queue(texts(2), 2, 0);
    Shard shard = queue.lend("a", false).orElseThrow();
    queue.complete("late", shard.id(), answer(shard));
    assertThat(queue.complete("late", shard.id(), answer(shard))).isEqualTo(Receipt.DUPLICATE);
    List<Outcome> other = List.of(outcome("f0"), outcome("something else"));
    assertThat(queue.complete("late", shard.id(), other)).isEqualTo(Receipt.DIFFERENT);
    assertAnswered(queue, texts(2));
  }

  @Test
  void shouldNotTakeAnAnswerOfAnotherLengthOrOfAnotherBatch() {
    ShardQueue<String> queue = queue(texts(2), 2, 5);
    Shard shard = queue.lend("a", false).orElseThrow();
    assertThat(queue.complete("late", shard.id(), List.of(outcome("f0"))))
        .isEqualTo(Receipt.MALFORMED);
    assertThat(queue.complete("late", 4, answer(shard))).isEqualTo(Receipt.UNKNOWN);
    assertThat(queue.isDone()).isFalse();
  }

  @Test
  void shouldRetryAFailedShardOneByOneOnAnotherWorker() {
    ShardQueue<String> queue = queue(texts(2), 2, 0);
    Shard shard = queue.lend("a", false).orElseThrow();
    queue.fail("a", shard.id(), "why");
    assertThat(queue.lend("a", false)).isEmpty();
    assertThat(queue.lend("b", false)).contains(new Shard(2, 0, List.of("f0")));
    assertThat(queue.lend("b", false)).contains(new Shard(1, 1, List.of("f1")));
  }

  @Test
  void shouldRetryOnTheSameWorkerWhenThereIsNoOther() {
    ShardQueue<String> queue = queue(texts(1), 1, 0);
    Shard shard = queue.lend("a", true).orElseThrow();
    queue.fail("a", shard.id(), "why");
    assertThat(queue.lend("a", true)).contains(shard);
  }

  @Test
  void shouldRejectAFormulaThatFailsTwiceAndKeepTheOthers() {
    ShardQueue<String> queue = queue(texts(3), 3, 0);
    queue.fail("a", queue.lend("a", false).orElseThrow().id(), "why");
    while (!queue.isDone()) {
      Shard single = queue.lend("b", true).orElseThrow();
      if (!single.formulas().equals(List.of("f1"))) {
        queue.complete("late", single.id(), answer(single));
      } else {
        queue.fail("b", single.id(), "because");
      }
    }
    assertThat(queue.takeVerdicts())
        .containsExactly(new Verdict<>("f1", "because", List.of("a", "b")));
    assertThat(queue.takeVerdicts()).isEmpty();
    assertThat(queue.outcomes().get(0).same(outcome("f0"))).isTrue();
    assertThat(queue.outcomes().get(1).same(Look.WHOLE.rejected())).isTrue();
    assertThat(queue.outcomes().get(2).same(outcome("f2"))).isTrue();
  }

  @Test
  void shouldNeverHoldAWorkerThatLeftAgainstAFormula() {
    ShardQueue<String> queue = queue(texts(1), 1, 0);
    for (int i = 0; i < 10; i++) {
      assertThat(queue.lend("w" + i, false)).isPresent();
      queue.lose("w" + i, false);
    }
    Shard shard = queue.lend("survivor", true).orElseThrow();
    queue.complete("late", shard.id(), answer(shard));
    assertAnswered(queue, texts(1));
  }

  @Test
  void shouldIgnoreAFailureOfAWorkerThatNoLongerHoldsTheShard() {
    ShardQueue<String> queue = queue(texts(1), 1, 0);
    Shard shard = queue.lend("a", false).orElseThrow();
    queue.lose("a", false);
    queue.fail("a", shard.id(), "why");
    assertThat(queue.takeVerdicts()).isEmpty();
    assertThat(queue.lend("b", false)).contains(shard);
  }

  @Test
  void shouldSplitAShardLostTwiceAndGiveUpTheFormulaThatKillsTwoMoreWorkersByItself() {
    ShardQueue<String> queue = queue(texts(3), 3, 0);
    List<String> dead = new ArrayList<>();
    for (int w = 0; !queue.isDone(); w++) {
      String worker = "w" + w;
      Shard shard = queue.lend(worker, false).orElseThrow();
      while (!shard.formulas().contains("f1")) {
        queue.complete(worker, shard.id(), answer(shard));
        shard = queue.lend(worker, false).orElse(null);
        if (shard == null) {
          break;
        }
      }
      if (shard != null) {
        queue.lose(worker, true);
        dead.add(worker);
      }
      assertThat(dead.size()).isLessThan(10);
    }
    assertThat(dead).hasSize(4);
    assertThat(queue.takeVerdicts()).containsExactly(new Verdict<>("f1", "worker lost", dead));
    assertThat(queue.outcomes().get(0).same(outcome("f0"))).isTrue();
    assertThat(queue.outcomes().get(1).same(Look.WHOLE.rejected())).isTrue();
    assertThat(queue.outcomes().get(2).same(outcome("f2"))).isTrue();
  }

  @Test
  void shouldLendACopyOfTheOldestShardToAWorkerWithNothingElseToDo() {
    ShardQueue<String> queue = queue(texts(2), 1, 0);
    Shard slow = queue.lend("slow", false).orElseThrow();
    Shard quick = queue.lend("quick", false).orElseThrow();
    assertThat(queue.complete("quick", quick.id(), answer(quick))).isEqualTo(Receipt.ACCEPTED);
    assertThat(queue.lend("quick", false)).as("it is not late").isEmpty();
    queue.late(slow.id());
    assertThat(queue.lend("quick", false)).contains(slow);
    assertThat(queue.lend("third", false)).as("two are enough").isEmpty();
    assertThat(queue.complete("quick", slow.id(), answer(slow))).isEqualTo(Receipt.ACCEPTED);
    assertAnswered(queue, texts(2));
    assertThat(queue.isSettled()).isFalse();
    assertThat(queue.complete("slow", slow.id(), List.of(outcome("other"))))
        .isEqualTo(Receipt.DIFFERENT);
    assertThat(queue.difference()).contains(new Difference<>("f0", "quick", "slow"));
    assertThat(queue.isSettled()).isTrue();
  }

  @Test
  void shouldForgetThatAShardWasLateWhenItBeginsAnew() {
    ShardQueue<String> queue = queue(texts(1), 1, 0);
    Shard shard = queue.lend("a", false).orElseThrow();
    queue.late(shard.id());
    queue.lose("a", false);
    assertThat(queue.lend("b", false)).contains(shard);
    assertThat(queue.lend("c", false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "90, 4, 23 23 23 21",
    "170, 2, 43 43 43 41",
    "70, 2, 35 35",
    "20, 2, 10 10",
    "12, 4, 8 4",
    "3, 2, 3"
  })
  void shouldDealProbesOutEvenlyButNotSmallerThanAMessageIsWorth(
      int probes, int workers, String shards) {
    ShardQueue<String> queue =
        new ShardQueue<>(texts(probes), Look.PROBE, false, 256, workers, ids(0), formula -> false);
    assertThat(text(sizes(queue))).isEqualTo(shards);
  }

  @Test
  void shouldTakeNoScoreForAProbeAndGiveOneUpAsVoid() {
    ShardQueue<String> queue =
        new ShardQueue<>(texts(1), Look.PROBE, false, 4, 0, ids(0), formula -> false);
    Shard shard = queue.lend("a", true).orElseThrow();
    assertThat(queue.complete("a", shard.id(), answer(shard))).isEqualTo(Receipt.MALFORMED);
    queue.fail("a", shard.id(), "why");
    queue.fail("b", queue.lend("b", true).orElseThrow().id(), "why");
    assertThat(queue.isDone()).isTrue();
    assertThat(queue.outcomes()).containsExactly(new Outcome.Probed(Probe.VOID));
    assertThat(queue.takeVerdicts()).hasSize(1);
  }

  @Test
  void shouldKeepAShardWithTheOtherWorkerWhenOneOfTwoIsLostOrFails() {
    ShardQueue<String> queue = queue(texts(1), 1, 0);
    Shard shard = queue.lend("a", false).orElseThrow();
    queue.late(shard.id());
    assertThat(queue.lend("b", false)).contains(shard);
    queue.lose("a", true);
    assertThat(queue.holds("b", shard.id())).isTrue();
    assertThat(queue.lend("c", false)).contains(shard);
    queue.fail("c", shard.id(), "why");
    assertThat(queue.complete("b", shard.id(), answer(shard))).isEqualTo(Receipt.ACCEPTED);
    assertAnswered(queue, texts(1));
    assertThat(queue.takeVerdicts()).isEmpty();
  }

  @Test
  void shouldHaveChosenFormulasEvaluatedAgainByAnotherWorkerBeforeAnythingElse() {
    ShardQueue<String> queue =
        new ShardQueue<>(texts(4), Look.WHOLE, false, 2, 0, ids(0), "f1"::equals);
    Shard first = queue.lend("a", false).orElseThrow();
    queue.complete("a", first.id(), answer(first));
    assertThat(queue.lendAudit("a")).isEmpty();
    Shard again = queue.lend("b", false).orElseThrow();
    assertThat(again.formulas()).containsExactly("f1");
    queue.lose("b", true);
    assertThat(queue.lend("c", false)).contains(again);
    assertThat(queue.complete("c", again.id(), List.of(outcome("f2"))))
        .isEqualTo(Receipt.DIFFERENT);
    assertThat(queue.difference()).contains(new Difference<>("f1", "a", "c"));
  }

  /** Workers that answer, die, answer late, answer twice and fail, in a random but seeded order. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void shouldGetEveryOutcomeOnceInOrderUnderRandomLoss(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> texts = texts(random.nextInt(1, 200));
    ShardQueue<String> queue = queue(texts, random.nextInt(1, 40), seed);
    Map<String, Shard> held = new HashMap<>();
    List<Shard> ever = new ArrayList<>();
    int[] incarnations = new int[4];
    int accepted = 0;
    for (int step = 0; !queue.isDone(); step++) {
      assertThat(step).as("steps, seed=%d", seed).isLessThan(100_000);
      int seat = random.nextInt(4);
      String worker = seat + "." + incarnations[seat];
      Shard shard = held.get(worker);
      int dice = random.nextInt(10);
      if (shard == null) {
        queue
            .lend(worker, true)
            .ifPresent(lent -> {
              held.put(worker, lent);
              ever.add(lent);
            });
      } else if (dice < 6) {
        held.remove(worker);
        accepted += size(queue.complete("late", shard.id(), answer(shard)), shard);
      } else if (dice < 8) {
        held.remove(worker);
        queue.lose(worker, false);
        incarnations[seat]++;
      } else if (dice < 9 && shard.formulas().size() > 1) {
        held.remove(worker);
        queue.fail(worker, shard.id(), "why");
      } else {
        Shard late = ever.get(random.nextInt(ever.size()));
        Receipt receipt = queue.complete("late", late.id(), answer(late));
        assertThat(receipt).isNotIn(Receipt.DIFFERENT, Receipt.MALFORMED);
        accepted += size(receipt, late);
      }
    }
    assertThat(accepted).isEqualTo(texts.size());
    assertAnswered(queue, texts);
  }

  private static int size(Receipt receipt, Shard shard) {
    return receipt == Receipt.ACCEPTED ? shard.formulas().size() : 0;
  }
}
