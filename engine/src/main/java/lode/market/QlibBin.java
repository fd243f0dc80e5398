package lode.market;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One {@code .day.bin} file: little-endian float32; the first is the calendar index of the first
 * value.
 *
 * <pre>
 * byte 0      4          8                4 + 4 n
 *      +------+----------+-- ... --+------+
 *      |start | value 0  |         | n - 1|
 *      +------+----------+-- ... --+------+
 * </pre>
 */
record QlibBin(Path file, int start, float[] values) {
  /**
   * Reads a file.
   *
   * @param days length of the calendar
   * @throws DataException if it is cut short or does not fit the calendar
   */
  static QlibBin read(Path file, int days) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new DataException("unreadable file: file=" + file + " reason=" + e.getMessage(), e);
    }
    if (bytes.length < 4 || bytes.length % 4 != 0) {
      throw new DataException(
          "broken bin file: file="
              + file
              + " bytes="
              + bytes.length
              + " expected=a multiple of 4, at least 4 remedy=fetch it again");
    }
    float[] all = new float[bytes.length / 4];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(all);
    if (!(all[0] >= 0) || all[0] != Math.rint(all[0]) || all[0] + all.length - 1 > days) {
      throw new DataException(
          "bin file does not fit the calendar: file="
              + file
              + " start="
              + all[0]
              + " values="
              + (all.length - 1)
              + " calendar_days="
              + days);
    }
    return new QlibBin(file, (int) all[0], Arrays.copyOfRange(all, 1, all.length));
  }

  /** Calendar index after the last value. */
  int end() {
    return start + values.length;
  }

  /**
   * Median of change / (close / close before - 1) over days that moved by more than 1 %; 0 where
   * there is no field change.
   */
  static double changeToReturn(List<Map<String, QlibBin>> stocks) {
    double[] ratios = new double[1000];
    int n = 0;
    for (Map<String, QlibBin> bins : stocks) {
      QlibBin change = bins.get("change");
      float[] close = bins.get("close").values;
      for (int i = 1; change != null && i < close.length && n < ratios.length; i++) {
        double r = close[i] / (double) close[i - 1] - 1;
        if (Math.abs(r) > 0.01 && !Float.isNaN(change.values[i])) {
          ratios[n++] = change.values[i] / r;
        }
      }
    }
    Arrays.sort(ratios, 0, n);
    return n == 0 ? 0 : ratios[n / 2];
  }
}
