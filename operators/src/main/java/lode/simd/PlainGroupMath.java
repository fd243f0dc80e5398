package lode.simd;

/** The plain twin. */
final class PlainGroupMath implements GroupMath {
  @Override
  public void moments(
      float[] x, int[] start, int blocks, double[] count, double[] sum, double[] mean) {
    for (int g = 0; g < blocks * COLUMNS; g++) {
      double n = 0;
      double total = 0;
      for (int k = first(start, g); k < end(start, g); k += COLUMNS) {
        double v = x[k];
        n += Double.isNaN(v) ? 0 : 1;
        total += Double.isNaN(v) ? 0 : v;
      }
      count[g] = n;
      sum[g] = n == 0 ? Double.NaN : total;
      mean[g] = sum[g] / n;
    }
  }

  @Override
  public void deviations(
      float[] x, int[] start, int blocks, double[] count, double[] mean, double[] deviation) {
    for (int g = 0; g < blocks * COLUMNS; g++) {
      double squares = 0;
      for (int k = first(start, g); k < end(start, g); k += COLUMNS) {
        double d = x[k] - mean[g];
        squares += Double.isNaN(d) ? 0 : d * d;
      }
      double all = squares + count[g] * (mean[g] * mean[g]);
      double varied = squares <= all * WindowStatistics.CONSTANT ? 0 : squares;
      deviation[g] = count[g] < 2 ? Double.NaN : Math.sqrt(varied / (count[g] - 1));
    }
  }

  @Override
  public void sumAbs(float[] x, int[] start, int blocks, double[] sum) {
    for (int g = 0; g < blocks * COLUMNS; g++) {
      double total = 0;
      for (int k = first(start, g); k < end(start, g); k += COLUMNS) {
        double v = Math.abs(x[k]);
        total += Double.isNaN(v) ? 0 : v;
      }
      sum[g] = total;
    }
  }

  @Override
  public void affine(float[] x, int[] start, int blocks, double[] shift, double[] divisor) {
    for (int g = 0; g < blocks * COLUMNS; g++) {
      double scale = Math.abs(divisor[g]) < RowMath.TINY ? Double.NaN : 1 / divisor[g];
      for (int k = first(start, g); k < end(start, g); k += COLUMNS) {
        x[k] = WindowStatistics.finite((x[k] - shift[g]) * scale);
      }
    }
  }

  private static int first(int[] start, int g) {
    return start[g / COLUMNS] + g % COLUMNS;
  }

  private static int end(int[] start, int g) {
    return start[g / COLUMNS + 1];
  }
}
