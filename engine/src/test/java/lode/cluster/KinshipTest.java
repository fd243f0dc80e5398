package lode.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lode.formula.Formula;
import org.junit.jupiter.api.Test;

class KinshipTest {
  @Test
  void shouldPutThoseBesideEachOtherThatShareWhatIsDear() {
    int[] order =
        order(
            "neg(ts_corr(close,volume,20))",
            "add(open,close)",
            "cs_rank(ts_mean(close,5))",
            "abs(ts_corr(close,volume,20))",
            "ts_std(low,10)",
            "log(ts_mean(close,5))");
    assertThat(Math.abs(place(order, 0) - place(order, 3))).isEqualTo(1);
    assertThat(Math.abs(place(order, 2) - place(order, 5))).isEqualTo(1);
  }

  @Test
  void shouldKeepEveryFormulaOnce() {
    assertThat(order("close", "open", "ts_mean(close,5)", "neg(ts_mean(close,5))", "low"))
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    assertThat(Kinship.order(List.of())).isEmpty();
  }

  private static int[] order(String... texts) {
    return Kinship.order(Stream.of(texts).map(Formula::parse).toList());
  }

  private static int place(int[] order, int formula) {
    return Arrays.stream(order).boxed().toList().indexOf(formula);
  }
}
