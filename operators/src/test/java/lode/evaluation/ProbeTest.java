package lode.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lode.formula.Formula;
import lode.panel.Period;
import org.junit.jupiter.api.Test;

class ProbeTest {
  private static final Market MARKET = Market.of(400, 120, 9);
  private static final Period PERIOD = new Period(100, 400);
  private static final Probe PROBE = new Probe(MARKET.panel(), "all", PERIOD);

  @Test
  void shouldHashWhatOrdersAlikeAlike() {
    long[] hashes =
        hash(
            "ts_mean(returns,5)",
            "neg(ts_mean(returns,5))",
            "cs_rank(ts_mean(returns,5))",
            "mul(ts_mean(returns,5),4)",
            "neg(mul(ts_mean(returns,5),4))");
    assertThat(Arrays.stream(hashes).distinct().toArray()).hasSize(1);
    assertThat(hashes[0]).isNotEqualTo(Probe.VOID);
  }

  @Test
  void shouldTellApartWhatOrdersOtherwise() {
    long[] hashes =
        hash(
            "ts_mean(close,5)",
            "ts_mean(close,6)",
            "ts_mean(open,5)",
            "close",
            "volume",
            "ts_delay(close,1)",
            "abs(returns)",
            "returns");
    assertThat(Arrays.stream(hashes).distinct().toArray()).hasSize(hashes.length);
  }

  @Test
  void shouldTellApartWhatIsMissingElsewhere() {
    long[] hashes = hash("close", "mul(close,div(volume,volume))", "mask(close,gt(close,20))");
    assertThat(hashes[0]).isNotEqualTo(hashes[2]);
  }

  @Test
  void shouldCallVoidWhatOrdersNothing() {
    assertThat(hash("1", "mul(close,0)", "div(close,0)", "log(neg(volume))"))
        .containsOnly(Probe.VOID);
  }

  @Test
  void shouldNotDependOnTheBatchNorOnThePast() {
    List<String> texts = List.of("close", "ts_mean(volume,7)", "cs_rank(returns)", "1");
    long[] together = hash(texts.toArray(String[]::new));
    for (int i = texts.size() - 1; i >= 0; i--) {
      assertThat(hash(texts.get(i))).containsExactly(together[i]);
    }
  }

  @Test
  void shouldChooseTheSameStocksInAnyOrder() {
    int[] reversed = IntStream.range(0, 120).map(i -> 119 - i).toArray();
    Probe other = new Probe(MARKET.panel(reversed, 400), "all", PERIOD);
    Formula formula = Formula.parse("cs_rank(ts_mean(returns,5))");
    assertThat(other.hash(List.of(formula))).isEqualTo(PROBE.hash(List.of(formula)));
  }

  private static long[] hash(String... texts) {
    return PROBE.hash(Stream.of(texts).map(Formula::parse).toList());
  }
}
