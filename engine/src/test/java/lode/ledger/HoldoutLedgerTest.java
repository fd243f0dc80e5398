package lode.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import lode.journal.DamagedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldoutLedgerTest {
  @TempDir Path folder;

  private HoldoutLedger ledger() {
    return DataLedger.of(folder, "data").holdout();
  }

  private Path file() {
    return folder.resolve("data").resolve("holdout.jsonl");
  }

  private Look look(String reason) {
    return ledger().enter("test", "run-1", reason, List.of("aa", "bb"), "2020-01-01", "2020-12-31");
  }

  @Test
  void shouldCountEveryLook() {
    assertThat(look("first").number()).isEqualTo(1);
    assertThat(look("second").number()).isEqualTo(2);
    assertThat(ledger().looks()).extracting(Look::reason).containsExactly("first", "second");
    assertThat(ledger().looks().getFirst().formulas()).containsExactly("aa", "bb");
  }

  @Test
  void shouldNotBeOpenedWithoutAReason() {
    assertThatThrownBy(() -> look(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--reason");
    assertThatThrownBy(() -> look(null)).isInstanceOf(IllegalArgumentException.class);
    assertThat(ledger().looks()).isEmpty();
  }

  @Test
  void shouldCountLooksOfSeveralAtOnce() {
    IntStream.range(0, 6).parallel().forEach(i -> look("number " + i));
    assertThat(ledger().looks()).extracting(Look::number).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void shouldGoOnBehindATornTail() throws IOException {
    look("first");
    Files.writeString(file(), "{\"crc\":\"12", StandardOpenOption.APPEND);
    assertThat(look("second").number()).isEqualTo(2);
    assertThat(ledger().looks()).hasSize(2);
  }

  @Test
  void shouldFindAnEntryThatWasChangedOrTakenOut() throws IOException {
    look("first");
    look("second");
    look("third");
    List<String> lines = Files.readAllLines(file());
    Files.writeString(file(), lines.get(0) + "\n" + lines.get(2) + "\n");
    assertThatThrownBy(() -> ledger().looks()).isInstanceOf(DamagedException.class);
    Files.writeString(file(), String.join("\n", lines).replace("second", "seemed") + "\n");
    assertThatThrownBy(() -> ledger().looks()).isInstanceOf(DamagedException.class);
    assertThatThrownBy(() -> look("fourth")).isInstanceOf(DamagedException.class);
  }
}
