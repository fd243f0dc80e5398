package lode.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanelColumnsTest {
  private static final int DATES = 50;
  private static final int STOCKS = 37;
  private static final List<Field> FIELDS =
      List.of(
          new Field("a", Field.Kind.VALUE, "First."),
          new Field("b", Field.Kind.VALUE, "Second, \u00fc."),
          new Field("universe_all", Field.Kind.MASK, "All."));

  @TempDir Path folder;

  private static Dates dates() {
    return Dates.ofEpochDays(IntStream.range(0, DATES).map(i -> 18_000 + i).toArray());
  }

  private static Stocks stocks() {
    return new Stocks(IntStream.range(0, STOCKS).mapToObj(i -> "S" + i).toList());
  }

  private static float value(int field, int date, int stock) {
    if (field == 2) {
      return (date + stock) % 3 == 0 ? 0 : 1;
    }
    return (date * stock + field) % 7 == 0 ? Float.NaN : field * 1000 + date + stock * 0.01f;
  }

  private static float[] row(int field, int date) {
    float[] row = new float[STOCKS + 2];
    for (int s = 0; s < STOCKS; s++) {
      row[s + 2] = value(field, date, s);
    }
    return row;
  }

  private Path written(String name, boolean interleaved) {
    Path file = folder.resolve(name);
    try (PanelColumns columns = new PanelColumns(file, dates(), stocks(), FIELDS)) {
      for (int i = 0; i < DATES * FIELDS.size(); i++) {
        int field = interleaved ? 2 - i % 3 : i / DATES;
        int date = interleaved ? i / 3 : i % DATES;
        columns.row(field, row(field, date), 2);
      }
      columns.finish();
    }
    return file;
  }

  @Test
  void shouldWriteTheSameFileInAnyOrderOfTheFields() throws IOException {
    Path one = written("one.panel", false);
    Path other = written("other.panel", true);
    assertThat(other).hasSameBinaryContentAs(one);
    PanelFile.verify(one);
    PanelWriter writer = new PanelWriter(dates(), stocks());
    for (int f = 0; f < FIELDS.size(); f++) {
      int field = f;
      writer.add(
          FIELDS.get(f), (date, row) -> System.arraycopy(row(field, date), 2, row, 0, STOCKS));
    }
    writer.write(folder.resolve("writer.panel"));
    assertThat(folder.resolve("writer.panel")).hasSameBinaryContentAs(one);
    try (Panel panel = PanelFile.open(one)) {
      assertThat(panel.fingerprint()).isEqualTo(writer.build().fingerprint());
      assertThat(panel.at(1, 3, 4)).isEqualTo(value(1, 3, 4));
    }
  }

  @Test
  void shouldWriteFromSeveralThreads() throws Exception {
    Path file = folder.resolve("threads.panel");
    try (PanelColumns columns = new PanelColumns(file, dates(), stocks(), FIELDS)) {
      List<Thread> threads = new ArrayList<>();
      for (int f = 0; f < FIELDS.size(); f++) {
        int field = f;
        threads.add(
            Thread.ofPlatform()
                .start(() -> {
                  for (int date = 0; date < DATES; date++) {
                    columns.row(field, row(field, date), 2);
                  }
                }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      columns.finish();
    }
    assertThat(file).hasSameBinaryContentAs(written("one.panel", false));
  }

  @Test
  void shouldLeaveNothingOfAFileThatWasNotFinished() throws IOException {
    Path file = folder.resolve("half.panel");
    try (PanelColumns columns = new PanelColumns(file, dates(), stocks(), FIELDS)) {
      columns.row(0, row(0, 0), 2);
      assertThatThrownBy(columns::finish).hasMessage("field lacks rows: field=a");
    }
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void shouldRefuseAValueThatIsNone() {
    float[] infinite = new float[STOCKS];
    infinite[5] = Float.NEGATIVE_INFINITY;
    try (PanelColumns columns =
        new PanelColumns(folder.resolve("bad.panel"), dates(), stocks(), FIELDS)) {
      assertThatThrownBy(() -> columns.row(1, infinite, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("value infinite (missing is NaN): field=b")
          .hasMessageContaining("symbol=S5");
    }
  }

  @Test
  void shouldBeReadByNumpy() throws Exception {
    Path file = written("numpy.panel", true);
    String script =
        """
        import sys; sys.path.insert(0, sys.argv[1]); sys.dont_write_bytecode = True
        import numpy, lode_panel
        p = lode_panel.read(sys.argv[2])
        a = p["b"]
        print(p.dates[1], p.symbols[36], p.fields["b"][1].encode(), a.shape, a[3, 4], numpy.isnan(a[7, 8]))
        """;
    List<String> said = new ArrayList<>();
    for (String python : List.of("python3", "/usr/bin/python3")) {
      try {
        Process process =
            new ProcessBuilder(python, "-c", script, module().toString(), file.toString()).start();
        said = new String(process.getInputStream().readAllBytes()).lines().toList();
        if (process.waitFor() == 0) {
          break;
        }
      } catch (IOException e) {
        continue; // no such program
      }
    }
    assumeTrue(!said.isEmpty(), "no numpy to read with: remedy=pip install numpy");
    boolean missing = Float.isNaN(value(1, 7, 8));
    assertThat(said)
        .containsExactly(
            "2019-04-15 S36 b'Second, \\xc3\\xbc.' (50, 37) %s %s"
                .formatted(value(1, 3, 4), missing ? "True" : "False"));
  }

  private static Path module() {
    return Arrays.asList("src/main/python", "operators/src/main/python").stream()
        .map(Path::of)
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow()
        .toAbsolutePath();
  }
}
