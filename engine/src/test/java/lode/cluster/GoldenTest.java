package lode.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import lode.panel.Panel;
import lode.panel.PanelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {
  @Test
  void shouldEvaluateSixtyFourFormulas() {
    try (Panel panel = SmallMarket.writer(7).build()) {
      assertThat(Golden.formulas(panel)).hasSize(Golden.FORMULAS).doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldBeTheSameForTheSameDataAndAnotherForOther() {
    try (Panel one = SmallMarket.writer(7).build();
        Panel same = SmallMarket.writer(7).build();
        Panel other = SmallMarket.writer(8).build()) {
      String golden = Golden.of(one, SmallMarket.assignment(one));
      assertThat(golden).hasSize(32).isEqualTo(Golden.of(same, SmallMarket.assignment(same)));
      assertThat(golden).isNotEqualTo(Golden.of(other, SmallMarket.assignment(other)));
    }
  }

  /** F23: the fingerprint is read from the header, and cannot tell. */
  @Test
  void shouldSeeThatTheLastBitOfOneValueInTheFileWasChanged(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("a.panel");
    SmallMarket.writer(7).write(file);
    String before;
    String fingerprint;
    long offset;
    try (Panel panel = PanelFile.open(file)) {
      before = Golden.of(panel, SmallMarket.assignment(panel));
      fingerprint = panel.fingerprint();
      offset = 100L * panel.stride() * Float.BYTES;
    }
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      long at = bytes.length() - 4096 * ((bytes.length() / 4096) / 2) + offset;
      bytes.seek(at);
      int value = bytes.read();
      bytes.seek(at);
      bytes.write(value ^ 1);
    }
    try (Panel panel = PanelFile.open(file)) {
      assertThat(panel.fingerprint()).isEqualTo(fingerprint);
      assertThat(Golden.of(panel, SmallMarket.assignment(panel))).isNotEqualTo(before);
    }
  }
}
