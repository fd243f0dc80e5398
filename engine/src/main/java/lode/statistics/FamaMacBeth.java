package lode.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.QRDecomposition;

/**
 * What a unit of exposure earned: each date's returns are regressed on that date's exposures, and
 * the slopes are tested over time (Fama and MacBeth, 1973). Give {@link #slopes} to {@link
 * MeanTest}: to {@code neweyWest} where labels overlap.
 *
 * <p>Dates are added in their order, so that no panel need be in memory.
 */
public final class FamaMacBeth {
  /** Exposures whose columns are dependent up to this share of rounding have no slopes. */
  private static final double SINGULAR = 1e-12;

  private final int exposures;
  private final List<double[]> dates = new ArrayList<>();

  /** A regression on this many exposures and an intercept. */
  public FamaMacBeth(int exposures) {
    this.exposures = exposures;
  }

  /**
   * Regresses one date.
   *
   * @param exposure by exposure and stock
   * @param returns by stock; a stock with any number missing takes no part
   * @return whether the date counts: it has at least two stocks more than coefficients, and no
   *     exposure follows from the others
   */
  public boolean add(double[][] exposure, double[] returns) {
    int[] present =
        IntStream.range(0, returns.length).filter(i -> present(exposure, returns, i)).toArray();
    if (present.length < exposures + 3) {
      return false;
    }
    Array2DRowRealMatrix x = new Array2DRowRealMatrix(present.length, exposures + 1);
    ArrayRealVector y = new ArrayRealVector(present.length);
    for (int i = 0; i < present.length; i++) {
      y.setEntry(i, returns[present[i]]);
      x.setEntry(i, 0, 1);
      for (int k = 0; k < exposures; k++) {
        x.setEntry(i, k + 1, exposure[k][present[i]]);
      }
    }
    DecompositionSolver solver = new QRDecomposition(x, SINGULAR).getSolver();
    if (!solver.isNonSingular()) {
      return false;
    }
    dates.add(solver.solve(y).toArray());
    return true;
  }

  /** Slopes of one exposure, one for each date that counts; 0 is the intercept. */
  public double[] slopes(int coefficient) {
    return dates.stream().mapToDouble(slopes -> slopes[coefficient]).toArray();
  }

  private static boolean present(double[][] exposure, double[] returns, int stock) {
    double sum = returns[stock];
    for (double[] values : exposure) {
      sum += values[stock];
    }
    return Double.isFinite(sum);
  }
}
