package lode.market;

import static lode.market.Sources.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSourceTest {
  private static final String HEADER = "date,symbol,open,high,low,close,volume";

  @TempDir Path folder;

  private Path cache() {
    return folder.resolve("cache");
  }

  @Test
  void shouldImportASourceOnceAndFindItAgain() throws IOException {
    Path bars = write(folder, "bars.csv", HEADER, "2020-01-02,A,10,11,9,10,100");
    List<String> notes = new ArrayList<>();
    Path file;
    try (DataSource first =
        DataSource.open(bars.toString(), cache(), ImportOptions.DEFAULT, notes::add)) {
      file = first.file();
      assertThat(first.panel().stocks().at(0)).isEqualTo("A");
      assertThat(notes).anyMatch(n -> n.startsWith("assumed: no column adj_factor"));
    }
    notes.clear();
    long written = Files.getLastModifiedTime(file).toMillis();
    try (DataSource again =
        DataSource.open(bars.toString(), cache(), ImportOptions.DEFAULT, notes::add)) {
      assertThat(again.file()).isEqualTo(file);
      assertThat(Files.getLastModifiedTime(file).toMillis()).isEqualTo(written);
      assertThat(notes).isEmpty();
    }
  }

  @Test
  void shouldImportAgainWhenTheFileOrTheOptionsChange() {
    Path bars = write(folder, "bars.csv", HEADER, "2020-01-02,A,10,11,9,10,100");
    Path first = opened(bars, ImportOptions.DEFAULT);
    Path options = opened(bars, new ImportOptions(List.of("roc_10"), "none", List.of()));
    write(folder, "bars.csv", HEADER, "2020-01-02,A,10,11,9,10,100", "2020-01-03,A,10,11,9,10,100");
    assertThat(List.of(first, options, opened(bars, ImportOptions.DEFAULT)))
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldMakeAPanelOfAnySizeOnce() throws IOException {
    Path file;
    try (DataSource made = DataSource.open("generated:30x70", cache())) {
      file = made.file();
      assertThat(made.panel().stocks().size()).isEqualTo(30);
      assertThat(made.panel().dates().size()).isEqualTo(70);
    }
    long written = Files.getLastModifiedTime(file).toMillis();
    try (DataSource again = DataSource.open("generated:30x70", cache())) {
      assertThat(again.file()).isEqualTo(file);
      assertThat(Files.getLastModifiedTime(file).toMillis()).isEqualTo(written);
    }
  }

  private Path opened(Path source, ImportOptions options) {
    try (DataSource s = DataSource.open(source.toString(), cache(), options, n -> {})) {
      return s.file();
    }
  }

  @Test
  void shouldOpenAPanelFileInItsPlace() {
    Path bars = write(folder, "bars.csv", HEADER, "2020-01-02,A,10,11,9,10,100");
    Path panel = folder.resolve("mine.panel");
    Import.read(bars.toString(), ImportOptions.DEFAULT, new Ledger()).write(panel);
    try (DataSource s = DataSource.open(panel.toString(), cache())) {
      assertThat(s.file()).isEqualTo(panel);
      assertThat(cache()).doesNotExist();
    }
  }

  @Test
  void shouldOpenTheSampleMarkets() {
    try (DataSource sample = DataSource.open("sample", cache());
        DataSource noise = DataSource.open("sample:noise", cache())) {
      assertThat(sample.panel().stocks().size()).isEqualTo(300);
      assertThat(noise.panel().fingerprint()).isNotEqualTo(sample.panel().fingerprint());
    }
  }

  @Test
  void shouldSayHowToMakeAPanelThatIsNotThere() {
    assertThatThrownBy(() -> DataSource.open("none.panel", cache()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no such panel file: file=none.panel remedy=lode data import");
  }
}
