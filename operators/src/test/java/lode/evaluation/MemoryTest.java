package lode.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryTest {
  @Test
  void shouldReadMebibytes() {
    assertThat(Memory.bytes(" 64 ")).isEqualTo(64L << 20);
    assertThat(Memory.bytes("4096")).isEqualTo(4L << 30);
  }

  @Test
  void shouldSayWhatIsNoAmount() {
    for (String text : new String[] {"0", "-1", "1g", "", "99999999999"}) {
      assertThatThrownBy(() -> Memory.bytes(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("not a number of MiB: lode.memory=" + text + " range=1..1048576");
    }
  }
}
