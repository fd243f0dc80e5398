package lode.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lode.journal.DamagedException;
import lode.journal.DurableFile;
import lode.journal.JsonFile;
import lode.panel.Period;

/**
 * Daily series of a sample of the formulas tried and of all finalists: what the folder {@code
 * sample} of a run holds. {@code sample.json} says the rows and dates, {@code rank_ic.f32} and
 * {@code pnl.f32} are float32, little-endian, row after row; numpy reads them by {@code
 * fromfile(..., "<f4").reshape(rows, dates)}. NaN is missing.
 *
 * @param about rows and dates
 * @param rankIc rank IC by row and date
 * @param pnl return of a paper portfolio by row and date, high values bought; see {@code
 *     lode.evaluation.TrackRecord}
 */
public record DailySample(About about, float[][] rankIc, float[][] pnl) {
  /**
   * What the rows and columns are.
   *
   * @param rows formulas
   * @param dates ISO dates of the columns
   * @param first date index of the first column
   * @param train columns of train
   * @param validation columns of validation; between them lie those that were purged
   */
  public record About(
      List<Row> rows, List<String> dates, int first, Columns train, Columns validation) {
    /** Copies the lists. */
    public About {
      rows = List.copyOf(rows);
      dates = List.copyOf(dates);
    }
  }

  /** Columns {@code from} to {@code to}, exclusive. */
  public record Columns(int from, int to) {
    static Columns of(Period period, int first) {
      return new Columns(period.from() - first, period.to() - first);
    }
  }

  /**
   * A formula.
   *
   * @param sampled whether it is one of the sample; finalists that are not follow behind it
   * @param finalist whether it is a finalist
   * @param direction 1 or -1: the sign of its mean rank IC on train
   */
  public record Row(String fid, boolean sampled, boolean finalist, int direction, String formula) {}

  /** Columns of a period that begins at date index {@code first}. */
  public static Columns columns(Period period, int first) {
    return Columns.of(period, first);
  }

  /**
   * Writes the files, each whole or not at all, the one that names the rows last.
   *
   * @throws UncheckedIOException if one is not on disk; may be called again
   */
  public void write(Path folder) {
    DataLedger.make(folder);
    DurableFile.write(folder.resolve("rank_ic.f32"), bytes(rankIc));
    DurableFile.write(folder.resolve("pnl.f32"), bytes(pnl));
    JsonFile.write(folder.resolve("sample.json"), about);
  }

  /**
   * Reads the files.
   *
   * @throws DamagedException if they do not fit together
   */
  public static DailySample read(Path folder) {
    About about = JsonFile.read(folder.resolve("sample.json"), About.class);
    return new DailySample(
        about,
        floats(folder.resolve("rank_ic.f32"), about),
        floats(folder.resolve("pnl.f32"), about));
  }

  private static byte[] bytes(float[][] series) {
    int columns = series.length == 0 ? 0 : series[0].length;
    ByteBuffer bytes =
        ByteBuffer.allocate(series.length * columns * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] row : series) {
      for (float value : row) {
        bytes.putFloat(value);
      }
    }
    return bytes.array();
  }

  private static float[][] floats(Path file, About about) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      int rows = about.rows.size();
      int columns = about.dates.size();
      if (bytes.remaining() != (long) rows * columns * Float.BYTES) {
        throw new DamagedException(file, "not of rows=" + rows + " dates=" + columns);
      }
      float[][] series = new float[rows][columns];
      for (float[] row : series) {
        bytes.asFloatBuffer().get(row);
        bytes.position(bytes.position() + columns * Float.BYTES);
      }
      return series;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read: file=" + file, e);
    }
  }

  /** The columns of a series between two, as doubles, each times a sign. */
  public static double[] part(float[] series, Columns columns, int sign) {
    double[] part = new double[columns.to - columns.from];
    for (int i = 0; i < part.length; i++) {
      part[i] = sign * series[columns.from + i];
    }
    return part;
  }
}
