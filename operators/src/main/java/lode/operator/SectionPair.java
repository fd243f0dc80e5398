package lode.operator;

import static lode.simd.Simd.ROWS;

/** Two series on one date inside the universe, where neither is missing. Scratch of one kernel. */
final class SectionPair {
  /** Fewer pairs than this lie on their line by construction. */
  private static final int LEAST = 3;

  private final float[] y;
  private final float[] x;

  SectionPair(int stride) {
    y = new float[stride];
    x = new float[stride];
  }

  /** Residual of the least-squares line of the first on the second. */
  void residual(int t, Rows[] in, Rows out) {
    int n = y.length;
    read(t, in);
    int count = ROWS.count(y, 0, n);
    double meanY = ROWS.sum(y, 0, n) / count;
    double meanX = ROWS.sum(x, 0, n) / count;
    double squaresX = ROWS.sumSquares(x, 0, meanX, n);
    double squaresY = ROWS.sumSquares(y, 0, meanY, n);
    double products = ROWS.sumProducts(y, 0, meanY, x, 0, meanX, n);
    boolean line = count >= LEAST && Section.std(count, meanX, squaresX) > 0;
    double slope = line ? products / squaresX : Double.NaN;
    // what is left of y on the line is rounding, and its order would be noise
    boolean exact = Section.std(count, meanY, squaresY - slope * products) == 0;
    double scale = exact ? 0 : 1;
    int o = out.at(t);
    for (int k = 0; k < n; k++) {
      out.data()[o + k] = Cells.finite(scale * ((y[k] - meanY) - slope * (x[k] - meanX)));
    }
  }

  /** Mean of the first weighted by the second; weights below 0 do not count. */
  void weightedMean(int t, Rows[] in, Rows out) {
    int n = y.length;
    read(t, in);
    for (int k = 0; k < n; k++) {
      x[k] = x[k] >= 0 ? x[k] : Float.NaN;
    }
    double weight = ROWS.sum(x, 0, n);
    double mean = ROWS.sumProducts(y, 0, 0, x, 0, 0, n) * Section.inverse(weight);
    Section.spread(mean, in[2], out, t);
  }

  private void read(int t, Rows[] in) {
    float[] inside = in[2].data();
    int u = in[2].at(t);
    int a = in[0].at(t);
    int b = in[1].at(t);
    for (int k = 0; k < y.length; k++) {
      float left = in[0].data()[a + k];
      float right = in[1].data()[b + k];
      boolean both = inside[u + k] == 1 && !Float.isNaN(left) && !Float.isNaN(right);
      y[k] = both ? left : Float.NaN;
      x[k] = both ? right : Float.NaN;
    }
  }
}
