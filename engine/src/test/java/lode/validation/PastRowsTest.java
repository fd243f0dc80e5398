package lode.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Check values: alphalens' own tests of quantile turnover. */
class PastRowsTest {
  private static final float[][] QUANTILES = {
    {1, 2, 3, 4}, {4, 3, 2, 1}, {1, 2, 3, 4}, {1, 2, 3, 4}
  };
  private static final int[] MEMBERS = {0, 1, 2, 3};

  private static double[] turnover(int ago) {
    PastRows past = new PastRows(3, 4);
    CrossSection section = new CrossSection(4, 4);
    return IntStream.range(0, 4)
        .mapToDouble(t -> {
          section.load(QUANTILES[t], 0, MEMBERS);
          past.add(section, MEMBERS);
          return past.has(ago) ? past.turnover(ago, 4) : Double.NaN;
        })
        .toArray();
  }

  @Test
  void shouldAgreeWithAlphalensOnTurnover() {
    assertThat(turnover(1)).containsExactly(Double.NaN, 1, 1, 0);
    assertThat(turnover(2)).containsExactly(Double.NaN, Double.NaN, 0, 1);
  }

  @Test
  void shouldCorrelateRanksWithThoseBefore() {
    PastRows past = new PastRows(3, 12);
    CrossSection section = new CrossSection(12, 4);
    int[] members = IntStream.range(0, 12).toArray();
    float[] up = new float[12];
    float[] down = new float[12];
    for (int i = 0; i < 12; i++) {
      up[i] = i * i;
      down[i] = -i;
    }
    for (float[] row : new float[][] {up, down, up}) {
      section.load(row, 0, members);
      past.add(section, members);
    }
    assertThat(past.autocorrelation(1)).isEqualTo(-1);
    assertThat(past.autocorrelation(2)).isEqualTo(1);
  }

  @Test
  void shouldForgetWhatIsTooOld() {
    PastRows past = new PastRows(2, 4);
    CrossSection section = new CrossSection(4, 4);
    for (float[] row : QUANTILES) {
      section.load(row, 0, MEMBERS);
      past.add(section, MEMBERS);
    }
    assertThat(past.has(1)).isTrue();
    assertThat(past.has(2)).isFalse();
  }
}
