package lode.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactorLibraryTest {
  @TempDir Path folder;

  static Factor factor(String fid, double icir) {
    return new Factor(
        fid,
        "cs_rank(close)",
        1,
        Factor.Status.ACTIVE,
        "run-1",
        "2026-01-01T00:00:00Z",
        "data",
        "all",
        "5d@open",
        "1",
        Map.of("rank_icir", icir),
        Map.of("rank_ic", 0.1 + 0.2),
        Map.of(),
        List.of(Check.atLeast("t", 3, 4.5)),
        "",
        "",
        "",
        Factor.Lineage.NONE);
  }

  private Path file() {
    return folder.resolve("library.jsonl");
  }

  @Test
  void shouldReadBackWhatItWrote() {
    FactorLibrary.open(file()).put(factor("aaaa", 0.1));
    assertThat(FactorLibrary.open(file()).all()).containsExactly(factor("aaaa", 0.1));
  }

  @Test
  void shouldKeepARetiredFactorWithItsReason() {
    FactorLibrary library = FactorLibrary.open(file());
    library.put(factor("aaaa", 0.1));
    library.retire("aaaa", "replaced by bbbb");
    FactorLibrary again = FactorLibrary.open(file());
    assertThat(again.active()).isEmpty();
    assertThat(again.all().getFirst().note()).isEqualTo("replaced by bbbb");
  }

  @Test
  void shouldCutOffATornLastLine() throws IOException {
    FactorLibrary.open(file()).put(factor("aaaa", 0.1));
    Files.writeString(file(), "{\"fid\":\"bb", StandardOpenOption.APPEND);
    assertThat(FactorLibrary.open(file()).all()).hasSize(1);
    assertThat(Files.readString(file())).endsWith("}\n");
  }

  @Test
  void shouldRefuseABrokenInnerLineByItsNumber() throws IOException {
    FactorLibrary.open(file()).put(factor("aaaa", 0.1));
    Files.writeString(file(), "nonsense\n", StandardOpenOption.APPEND);
    FactorLibrary.open(folder.resolve("other.jsonl"));
    assertThatThrownBy(() -> FactorLibrary.open(file()))
        .hasMessageContaining("broken library")
        .hasMessageContaining("line=2");
  }

  @Test
  void shouldFindByEnoughDigitsOnly() {
    FactorLibrary library = FactorLibrary.open(file());
    library.put(factor("aaaa", 0.1));
    library.put(factor("aabb", 0.1));
    assertThat(library.find("f:aab")).isPresent();
    assertThat(library.find("aa")).isEmpty();
  }

  @Test
  void shouldReadALineWrittenBeforeFactorsHadNames() throws IOException {
    Files.writeString(
        file(),
        """
        {"fid":"aa","formula":"close","direction":1,"status":"ACTIVE","run":"r","promoted":"t","data":"d",\
        "universe":"all","target":"5d@open","operators":"1","train":{},"validation":{},"backtest":{},\
        "checks":[],"note":""}
        """);
    Factor factor = FactorLibrary.open(file()).all().getFirst();
    assertThat(factor.name()).isEmpty();
    assertThat(factor.lineage()).isEqualTo(Factor.Lineage.NONE);
  }

  @Test
  void shouldLoseNoLineWhereTwoAppendAtOnce() {
    java.util.stream.IntStream.range(0, 4)
        .parallel()
        .forEach(t -> {
          FactorLibrary library = FactorLibrary.open(file());
          for (int i = 0; i < 25; i++) {
            library.put(factor("f" + t + "x" + i, 0.1));
          }
        });
    assertThat(FactorLibrary.open(file()).all()).hasSize(100);
  }
}
