package lode.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import lode.journal.DamagedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DailySampleTest {
  @TempDir Path folder;

  private static DailySample sample() {
    return new DailySample(
        new DailySample.About(
            List.of(
                new DailySample.Row("aa", true, false, 1, "close"),
                new DailySample.Row("bb", false, true, -1, "open")),
            List.of("2020-01-01", "2020-01-02", "2020-01-03"),
            7,
            new DailySample.Columns(0, 2),
            new DailySample.Columns(2, 3)),
        new float[][] {{.1f, Float.NaN, .3f}, {.4f, .5f, .6f}},
        new float[][] {{1, 2, 3}, {4, 5, Float.NaN}});
  }

  @Test
  void shouldReadBackWhatItWrote() {
    sample().write(folder);
    DailySample read = DailySample.read(folder);
    assertThat(read.about()).isEqualTo(sample().about());
    assertThat(Arrays.deepEquals(read.rankIc(), sample().rankIc())).isTrue();
    assertThat(Arrays.deepEquals(read.pnl(), sample().pnl())).isTrue();
  }

  @Test
  void shouldWriteWhatNumpyReads() throws IOException {
    sample().write(folder);
    byte[] bytes = Files.readAllBytes(folder.resolve("pnl.f32"));
    assertThat(bytes).hasSize(2 * 3 * 4).startsWith(0, 0, 0x80, 0x3f);
  }

  @Test
  void shouldRefuseFilesThatDoNotFit() throws IOException {
    sample().write(folder);
    Files.write(folder.resolve("pnl.f32"), new byte[20]);
    assertThatThrownBy(() -> DailySample.read(folder))
        .isInstanceOf(DamagedException.class)
        .hasMessageContaining("pnl.f32");
  }

  @Test
  void shouldTurnAPartAround() {
    assertThat(DailySample.part(sample().rankIc()[1], sample().about().validation(), -1))
        .containsExactly((double) -.6f);
  }
}
