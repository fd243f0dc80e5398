package lode.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Twelve names in two groups, six sizes in each. What is put into the ranks beside group and size
 * stands at right angles to both, so that it must come out again to the last bit.
 */
class ControlsTest {
  private static final int[] GROUP = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
  private static final int[] SIZE = {2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24};
  private static final int[] OWN = {1, -1, 0, 0, -1, 1, -1, 1, 0, 0, 1, -1};

  private final Controls controls = new Controls(SIZE.clone(), GROUP.clone(), 2);

  private static int[] rank(int group, int size, int own) {
    int[] rank = new int[SIZE.length];
    for (int i = 0; i < rank.length; i++) {
      rank[i] = 100 + group * GROUP[i] + size * SIZE[i] + own * OWN[i];
    }
    return rank;
  }

  private static Controls.Kind kind(String name) {
    return Controls.KINDS.stream().filter(k -> k.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void shouldLeaveWhatStandsAtRightAnglesToSizeAndGroup() {
    float[] left = controls.residual(kind("size+group"), rank(40, 3, 7), 12);
    for (int i = 0; i < 12; i++) {
      assertThat(left[i]).isEqualTo(7 * OWN[i]);
    }
  }

  @Test
  void shouldLeaveNothingOfAFactorThatIsAllSizeOrGroup() {
    assertThat(controls.residual(kind("size"), rank(0, 5, 0), 12)).containsOnly(Float.NaN);
    assertThat(controls.residual(kind("group"), rank(9, 0, 0), 12)).containsOnly(Float.NaN);
    assertThat(controls.residual(kind("size+group"), rank(9, 5, 0), 12)).containsOnly(Float.NaN);
    assertThat(controls.premium(kind("size+group"), rank(9, 5, 0), 12, new float[12])).isNaN();
  }

  @Test
  void shouldFindThePremiumThatWasPutIn() {
    int[] rank = rank(40, 3, 7);
    float[] returns = new float[12];
    for (int i = 0; i < 12; i++) {
      returns[i] = 0.5f * GROUP[i] - 0.25f * SIZE[i] + 0.125f * rank[i];
    }
    double mean = java.util.Arrays.stream(rank).average().orElseThrow();
    double squares = java.util.Arrays.stream(rank).mapToDouble(r -> (r - mean) * (r - mean)).sum();
    assertThat(controls.premium(kind("size+group"), rank, 12, returns))
        .isCloseTo(0.125 * Math.sqrt(squares / 11), within(1e-9));
    assertThat(controls.premium(kind("none"), rank, 12, returns))
        .as("without controls size and group are taken for the factor")
        .isNotCloseTo(0.125 * Math.sqrt(squares / 11), within(0.1));
  }

  @Test
  void shouldLeaveOutNamesWithoutAControl() {
    int[] group = GROUP.clone();
    group[0] = -1;
    float[] left = new Controls(SIZE.clone(), group, 2).residual(kind("group"), rank(4, 1, 7), 12);
    assertThat(left[0]).isNaN();
    assertThat(left[1]).isNotNaN();
  }

  @Test
  void shouldWantTenNames() {
    assertThat(controls.residual(kind("none"), rank(4, 1, 7), 9)).startsWith(Float.NaN);
  }
}
