package lode.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardsTest {
  @ParameterizedTest
  @CsvSource({"0,3", "1,1", "1,8", "7,2", "200,1", "200,2", "1000,16"})
  void shouldGiveOneResultForEachInOrder(int items, int threads) {
    List<Integer> numbers = IntStream.range(0, items).boxed().toList();
    List<Integer> results =
        Shards.map(numbers, threads, shard -> shard.stream().map(i -> i * i).toList());
    assertThat(results).isEqualTo(numbers.stream().map(i -> i * i).toList());
  }

  @Test
  void shouldThrowWhatTheWorkThrew() {
    List<Integer> numbers = IntStream.range(0, 50).boxed().toList();
    assertThatThrownBy(() ->
            Shards.map(
                numbers,
                2,
                shard -> {
                  if (shard.contains(17)) {
                    throw new IllegalArgumentException("seventeen");
                  }
                  return shard;
                }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("seventeen");
  }
}
