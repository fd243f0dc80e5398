package lode.evaluation;

import java.util.Arrays;
import lode.simd.FactorMath;

/**
 * A book on paper that follows one formula: at each close a sleeve is filled by centred ranks, long
 * and short, absolute weights adding up to 1, with the names that can be entered on the next day; a
 * sleeve is held for the target's horizon, so that as many of them, of equal size, earn each day.
 * Weights do not drift and nothing is paid: it measures a signal, not a strategy. Weights are whole
 * multiples of 2^-24, so that the bits do not depend on what came before. One owner thread.
 */
final class PaperBook {
  private static final int UNIT = 1 << 24;

  private final PaperMoves moves;
  private final int[][] sleeves;
  private final int[] held;
  private final int[] fresh;
  private final float[] pnl;

  /** An empty book over so many stocks. */
  PaperBook(PaperMoves moves, int horizon, int stocks) {
    this.moves = moves;
    this.sleeves = new int[horizon][stocks];
    this.held = new int[stocks];
    this.fresh = new int[stocks + FactorMath.SLACK];
    this.pnl = new float[moves.period().size()];
    Arrays.fill(pnl, Float.NaN);
  }

  /** Takes the row of the next date, in which the members are named by position. */
  void day(int date, FactorRow factor, int[] members) {
    int[] sleeve = sleeves[date % sleeves.length];
    for (int s = 0; s < held.length; s++) {
      held[s] -= sleeve[s];
    }
    Arrays.fill(sleeve, 0);
    boolean[] enterable = moves.enterable(date);
    long gross = factor.gross();
    if (enterable != null && gross > 0 && factor.count() >= Correlation.LEAST_NAMES) {
      factor.weights((double) UNIT / gross, fresh);
      for (int m = 0; m < members.length; m++) {
        int s = members[m];
        sleeve[s] = enterable[s] ? fresh[m] : 0;
        held[s] += sleeve[s];
      }
    }
    float[] growth = moves.growth(date);
    if (growth != null) {
      pnl[date - moves.period().from()] = (float) (earned(growth) / UNIT / sleeves.length);
    }
  }

  private double earned(float[] growth) {
    double sum = 0;
    for (int s = 0; s < held.length; s++) {
      sum += (double) held[s] * growth[s];
    }
    return sum;
  }

  /** Return by date. */
  float[] pnl() {
    return pnl;
  }
}
