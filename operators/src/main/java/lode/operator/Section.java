package lode.operator;

import static lode.simd.SectionMath.SECTIONS;
import static lode.simd.Simd.ROWS;

/**
 * The values of one date inside the universe, and the statistics asked of them. Values outside are
 * missing and do not count. Scratch of one kernel, filled anew for each date.
 */
final class Section {
  /** Below this share of the mean square, a variance is the rounding of a constant. */
  private static final double FLAT = 1e-12;

  /** The same for absolute deviations and the mean. */
  private static final double FLAT_SUM = 1e-6;

  final float[] values;
  private int count;

  Section(int stride) {
    values = new float[stride];
  }

  /** Takes the row of a date inside the universe. */
  void read(Rows x, Rows universe, int t) {
    ROWS.within(x.data(), x.at(t), universe.data(), universe.at(t), values, 0, values.length);
    count = ROWS.count(values, 0, values.length);
  }

  /** How many are not missing. */
  int count() {
    return count;
  }

  /** Mean; NaN of none. */
  double mean() {
    return ROWS.sum(values, 0, values.length) / count;
  }

  /** Standard deviation with ddof 1; NaN of fewer than two, 0 of a constant. */
  double std() {
    double mean = mean();
    return std(count, mean, ROWS.sumSquares(values, 0, mean, values.length));
  }

  /** Sum of absolute values. */
  double sumAbs() {
    return ROWS.sumAbs(values, 0, values.length);
  }

  /** Least value; infinite of none. */
  float min() {
    return SECTIONS.least(values, 0, values.length);
  }

  /** Greatest value; infinite of none. */
  float max() {
    return SECTIONS.greatest(values, 0, values.length);
  }

  /** Writes (value - shift) scale; missing where either is not finite. */
  void affine(double shift, double scale, Rows out, int t) {
    ROWS.affine(values, 0, shift, scale, out.data(), out.at(t), values.length);
  }

  /** Writes the values brought into [low, high]. */
  void clip(double low, double high, Rows out, int t) {
    ROWS.clip(values, 0, (float) low, (float) high, out.data(), out.at(t), values.length);
  }

  /** Writes deviations from the mean, scaled so that absolute values add up to 1. */
  void normalize(Rows out, int t) {
    double mean = mean();
    double sum = SECTIONS.sumAbs(values, 0, mean, values.length);
    boolean flat = !(sum > FLAT_SUM * count * Math.abs(mean)) || count < 2;
    affine(mean, flat ? Double.NaN : 1 / sum, out, t);
  }

  /** Writes one value to every stock of the universe, also where its own value is missing. */
  static void spread(double value, Rows universe, Rows out, int t) {
    SECTIONS.spread(
        Cells.finite(value), universe.data(), universe.at(t), out.data(), out.at(t), out.stride());
  }

  /** Standard deviation from the sum of squared deviations; 0 where it is rounding only. */
  static double std(int count, double mean, double squares) {
    if (count < 2) {
      return Double.NaN;
    }
    boolean flat = squares <= FLAT * (squares + count * mean * mean);
    return flat ? 0 : Math.sqrt(squares / (count - 1));
  }

  /** 1 / value, NaN where the value is tiny. */
  static double inverse(double value) {
    return Math.abs(value) < 1e-30 ? Double.NaN : 1 / value;
  }
}
