package lode.statistics;

import java.util.Arrays;

/**
 * Eigenvalues of a symmetric matrix without its vectors: Householder's reduction to three
 * diagonals, then QL steps with implicit shifts. For a matrix of 2000 this is many times faster
 * than a decomposition that also carries the vectors.
 */
final class Eigenvalues {
  private static final int MOST_STEPS = 60;

  private Eigenvalues() {}

  /** The eigenvalues of a symmetric matrix, ascending; the matrix is left as it is. */
  static double[] of(double[][] symmetric) {
    int n = symmetric.length;
    double[][] a = new double[n][];
    for (int i = 0; i < n; i++) {
      a[i] = symmetric[i].clone();
    }
    double[] diagonal = new double[n];
    double[] beside = new double[n];
    reduce(a, diagonal, beside);
    iterate(diagonal, beside);
    Arrays.sort(diagonal);
    return diagonal;
  }

  /** Leaves the diagonal, and in {@code beside[i]} the element between i and i + 1. */
  private static void reduce(double[][] a, double[] diagonal, double[] beside) {
    int n = a.length;
    double[] product = new double[n];
    for (int k = 0; k < n - 1; k++) {
      diagonal[k] = a[k][k];
      double[] u = a[k];
      double squares = 0;
      for (int i = k + 1; i < n; i++) {
        squares += u[i] * u[i];
      }
      double length = Math.sqrt(squares);
      if (squares - u[k + 1] * u[k + 1] <= 0 || length == 0) {
        beside[k] = u[k + 1];
        continue;
      }
      double alpha = u[k + 1] > 0 ? -length : length;
      beside[k] = alpha;
      double half = squares - alpha * u[k + 1];
      u[k + 1] -= alpha;
      reflect(a, u, product, k + 1, half);
    }
    if (n > 0) {
      diagonal[n - 1] = a[n - 1][n - 1];
    }
  }

  /** {@code A <- (I - u u'/h) A (I - u u'/h)} on rows and columns from {@code from} on. */
  private static void reflect(double[][] a, double[] u, double[] product, int from, double half) {
    int n = a.length;
    Arrays.fill(product, from, n, 0);
    for (int i = from; i < n; i++) {
      addTo(product, a[i], u[i] / half, from);
    }
    double overlap = 0;
    for (int i = from; i < n; i++) {
      overlap += u[i] * product[i];
    }
    addTo(product, u, -overlap / (2 * half), from);
    for (int i = from; i < n; i++) {
      addTo(a[i], product, -u[i], from);
      addTo(a[i], u, -product[i], from);
    }
  }

  private static void addTo(double[] sum, double[] x, double factor, int from) {
    for (int i = from; i < sum.length; i++) {
      sum[i] += factor * x[i];
    }
  }

  private static void iterate(double[] d, double[] e) {
    double norm = 0;
    for (int i = 0; i < d.length; i++) {
      norm = Math.max(norm, Math.abs(d[i]) + Math.abs(e[i]));
    }
    double negligible = Math.ulp(norm);
    for (int low = 0; low < d.length; low++) {
      int steps = 0;
      for (int end = split(e, low, negligible); end > low; end = split(e, low, negligible)) {
        if (steps++ == MOST_STEPS) {
          throw new ArithmeticException("eigenvalues do not converge: position=" + low);
        }
        step(d, e, low, end);
      }
    }
  }

  /** The end of the block that begins at {@code low}: where the element beside is negligible. */
  private static int split(double[] e, int low, double negligible) {
    int end = low;
    while (end < e.length - 1 && Math.abs(e[end]) > negligible) {
      end++;
    }
    return end;
  }

  /** One QL step with Wilkinson's shift, chasing the bulge up from {@code end}. */
  private static void step(double[] d, double[] e, int low, int end) {
    double ratio = (d[low + 1] - d[low]) / (2 * e[low]);
    double root = Math.sqrt(ratio * ratio + 1);
    double g = d[end] - d[low] + e[low] / (ratio + Math.copySign(root, ratio));
    double sine = 1;
    double cosine = 1;
    double shift = 0;
    for (int i = end - 1; i >= low; i--) {
      double f = sine * e[i];
      double b = cosine * e[i];
      double length = Math.sqrt(f * f + g * g);
      e[i + 1] = length;
      if (length == 0) {
        d[i + 1] -= shift;
        e[end] = 0;
        return;
      }
      sine = f / length;
      cosine = g / length;
      g = d[i + 1] - shift;
      double turn = (d[i] - g) * sine + 2 * cosine * b;
      shift = sine * turn;
      d[i + 1] = g + shift;
      g = cosine * turn - b;
    }
    d[low] -= shift;
    e[low] = g;
    e[end] = 0;
  }
}
