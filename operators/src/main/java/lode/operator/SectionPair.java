package lode.operator;

import static lode.simd.SectionMath.SECTIONS;
import static lode.simd.Simd.ROWS;

/** Two series on one date inside the universe, where neither is missing. Scratch of one kernel. */
final class SectionPair {
  /** Fewer pairs than this lie on their line by construction. */
  private static final int LEAST = 3;

  private final int n;
  private final float[] y;
  private final float[] x;
  private final float[] zeros;
  private final float[] counts;

  SectionPair(int stride) {
    n = stride;
    y = new float[stride];
    x = new float[stride];
    zeros = new float[stride];
    counts = new float[stride];
  }

  /** Residual of the least-squares line of the first on the second. */
  void residual(int t, Rows[] in, Rows out) {
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
    if (exact) {
      ROWS.affine(y, 0, 0, 0, out.data(), out.at(t), n);
    } else {
      SECTIONS.residual(y, meanY, slope, x, meanX, out.data(), out.at(t), n);
    }
  }

  /** Mean of the first weighted by the second; weights below 0 do not count. */
  void weightedMean(int t, Rows[] in, Rows out) {
    read(t, in);
    ROWS.ge(x, 0, zeros, 0, counts, 0, n);
    ROWS.within(x, 0, counts, 0, x, 0, n);
    double weight = ROWS.sum(x, 0, n);
    double mean = ROWS.sumProducts(y, 0, 0, x, 0, 0, n) * Section.inverse(weight);
    Section.spread(mean, in[2], out, t);
  }

  private void read(int t, Rows[] in) {
    float[] universe = in[2].data();
    int u = in[2].at(t);
    ROWS.within(in[0].data(), in[0].at(t), universe, u, y, 0, n);
    ROWS.within(in[1].data(), in[1].at(t), universe, u, x, 0, n);
    SECTIONS.common(y, x, n);
  }
}
