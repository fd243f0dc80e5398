package lode.combination;

import java.util.ArrayList;
import java.util.List;
import lode.statistics.MeanTest;

/**
 * A pool that factors enter one by one. What a factor would add is the IC of the part of it that
 * the pool's factors do not explain: with standings of unit variance, likeness m to the pool's
 * factors and M among them, and b = M^-1 m, that part has the daily IC {@code (ic - b ic_pool) /
 * sqrt(1 - m b)}, and the square of its mean is what it adds to the square of the pool's IC. The
 * one with the largest addition enters, if the Newey-West t of its daily IC says that it is no
 * accident; then all are looked at again. The weights {@code M^-1 ic} are those of the highest mean
 * IC. (The idea of a pool by marginal IC is that of Yu et al., "Generating Synergistic Formulaic
 * Alpha Collections via Reinforcement Learning", 2023.)
 */
final class Pool {
  /** A factor of which less than this share is its own is a copy. */
  private static final double OWN = 1e-3;

  private final Past past;
  private final Fit fit;
  private final double[] mean;
  private final List<Integer> members = new ArrayList<>();

  Pool(Past past, Fit fit) {
    this.past = past;
    this.fit = fit;
    this.mean = past.mean();
    while (grow()) {
      // until nothing adds enough
    }
  }

  /** Factors that entered, in order. */
  List<Integer> members() {
    return members;
  }

  /** The weights of the highest mean IC; 0 for those outside. */
  double[] weights() {
    double[] weights = new double[mean.length];
    double[] inside = Linear.solve(among(), meanOfMembers());
    for (int k = 0; k < inside.length; k++) {
      weights[members.get(k)] = inside[k];
    }
    return weights;
  }

  private boolean grow() {
    int best = -1;
    double most = 0;
    for (int f = 0; f < mean.length; f++) {
      if (!members.contains(f)) {
        double[] added = added(f);
        MeanTest test = MeanTest.neweyWest(added, fit.horizon());
        if (Math.abs(test.t()) >= fit.t() && Math.abs(test.mean()) > most) {
          best = f;
          most = Math.abs(test.mean());
        }
      }
    }
    if (best >= 0) {
      members.add(best);
    }
    return best >= 0;
  }

  /** Daily IC of what is a factor's own; zeros if it is a copy. */
  private double[] added(int factor) {
    double[] m = new double[members.size()];
    for (int k = 0; k < m.length; k++) {
      m[k] = past.likeness()[factor][members.get(k)];
    }
    double[] b = Linear.solve(among(), m);
    double own = 1;
    for (int k = 0; k < m.length; k++) {
      own -= m[k] * b[k];
    }
    double[] added = new double[past.ics().length];
    for (int t = 0; t < added.length && own > OWN; t++) {
      double ic = past.ics()[t][factor];
      for (int k = 0; k < m.length; k++) {
        ic -= b[k] * past.ics()[t][members.get(k)];
      }
      added[t] = ic / Math.sqrt(own);
    }
    return added;
  }

  private double[][] among() {
    double[][] among = new double[members.size()][members.size()];
    for (int i = 0; i < among.length; i++) {
      for (int j = 0; j < among.length; j++) {
        among[i][j] = past.likeness()[members.get(i)][members.get(j)];
      }
    }
    return among;
  }

  private double[] meanOfMembers() {
    return members.stream().mapToDouble(f -> mean[f]).toArray();
  }
}
