package lode.combination;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealVector;

/** Linear systems with a symmetric matrix that may be singular. */
final class Linear {
  /** Eigenvalues below this share of the largest count as none. */
  private static final double NONE = 1e-10;

  private Linear() {}

  /**
   * The shortest x of those with the least |Ax - b|: where factors are copies of each other, they
   * share what one of them would get.
   */
  static double[] solve(double[][] a, double[] b) {
    if (b.length == 0) {
      return new double[0];
    }
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(a));
    double most = 0;
    for (double value : eigen.getRealEigenvalues()) {
      most = Math.max(most, value);
    }
    double[] x = new double[b.length];
    for (int k = 0; k < b.length; k++) {
      double value = eigen.getRealEigenvalue(k);
      if (value > NONE * most) {
        RealVector v = eigen.getEigenvector(k);
        double along = 0;
        for (int i = 0; i < b.length; i++) {
          along += v.getEntry(i) * b[i];
        }
        for (int i = 0; i < b.length; i++) {
          x[i] += along / value * v.getEntry(i);
        }
      }
    }
    return x;
  }
}
