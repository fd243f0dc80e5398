package lode.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import lode.panel.Dates;
import lode.panel.Field;
import lode.panel.Panel;
import lode.panel.PanelFile;
import lode.panel.PanelWriter;
import lode.panel.Stocks;

/** How long it takes from the path of a panel file to a panel that can be read. */
final class OpeningBench {
  private static final int TIMES = 9;

  private OpeningBench() {}

  /** Opens a file. */
  static BenchReport.OpeningCost measure(Path file) {
    double[] millis = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      long began = System.nanoTime();
      PanelFile.open(file).close();
      millis[i] = (System.nanoTime() - began) / 1e6;
    }
    try (Panel panel = PanelFile.open(file)) {
      return new BenchReport.OpeningCost(
          panel.stocks().size(),
          panel.dates().size(),
          panel.fields().size(),
          Files.size(file),
          BenchReport.rounded(millis[0]),
          BenchReport.rounded(Rounds.median(millis)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a file made for it, which is deleted again; what is in its rows does not matter. */
  static BenchReport.OpeningCost measure(int stocks, int days, int fields) {
    PanelWriter writer =
        new PanelWriter(
            Dates.ofEpochDays(
                IntStream.range(0, days)
                    .map(day -> (int) LocalDate.EPOCH.toEpochDay() + day)
                    .toArray()),
            new Stocks(IntStream.range(0, stocks).mapToObj(stock -> "S" + stock).toList()));
    for (int f = 0; f < fields; f++) {
      writer.add(new Field("x" + f, Field.Kind.VALUE, "Missing."), (date, row) -> {});
    }
    Path folder = null;
    try {
      folder = Files.createTempDirectory("lode-bench");
      writer.write(folder.resolve("bench.panel"));
      return measure(folder.resolve("bench.panel"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(folder);
    }
  }

  /** Deletes a temporary folder; what cannot be deleted stays. */
  static void delete(Path folder) {
    if (folder == null) {
      return;
    }
    try (var files = Files.walk(folder)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      System.getLogger("lode.bench").log(System.Logger.Level.DEBUG, "left behind", e);
    }
  }
}
