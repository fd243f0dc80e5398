package lode.evaluation;

import java.util.Arrays;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * Where each stock stands among the members of a universe on a date, so that values of different
 * formulas can be added: {@link Scale#RANK} runs from -1 for the least to 1 for the most. Members
 * are those of the universe that traded that day, as in a {@link Scorer}; whoever is no member, or
 * has no value, has no standing (NaN), nor has anyone where fewer than two differ. Scratch is kept
 * between rows; one owner thread.
 */
public final class Standing {
  /** How a value becomes a standing. */
  public enum Scale {
    /** {@code 2 (rank - 1) / (n - 1) - 1}, ties averaged: evenly spread over [-1, 1]. */
    RANK,
    /** Value less its mean over its deviation (ddof 1) among the members, cut at 3 either way. */
    ZSCORE
  }

  /** Deviations beyond which a value counts no more. */
  private static final double CUT = 3;

  private final Universe universe;
  private final FactorRow factor;
  private final int stocks;

  /**
   * The members on the dates of a period.
   *
   * @param universe name of the universe mask without its prefix
   */
  public Standing(Panel panel, String universe, Period period) {
    this.universe = Universe.of(panel, universe, period);
    this.stocks = panel.stocks().size();
    this.factor = new FactorRow(stocks);
  }

  /** A second one over the same members, for another thread. */
  public Standing(Standing other) {
    this.universe = other.universe;
    this.stocks = other.stocks;
    this.factor = new FactorRow(stocks);
  }

  /**
   * Writes the standing of every stock on a date.
   *
   * @param data values of all stocks, from {@code offset}
   * @param into gets one standing for each stock, from index 0
   */
  public void of(int date, float[] data, int offset, Scale scale, float[] into) {
    int[] members = universe.members(date);
    factor.load(data, offset, members);
    Arrays.fill(into, 0, stocks, Float.NaN);
    if (factor.count() - factor.ties() < 2) {
      return;
    }
    switch (scale) {
      case RANK -> ranks(members, into);
      case ZSCORE -> deviations(members, into);
    }
  }

  private void ranks(int[] members, float[] into) {
    double most = factor.count() - 1;
    for (int m = 0; m < members.length; m++) {
      if (factor.has(m)) {
        into[members[m]] = (float) (factor.centredRank(m) / most);
      }
    }
  }

  private void deviations(int[] members, float[] into) {
    float[] value = factor.values();
    double sum = 0;
    for (int m = 0; m < members.length; m++) {
      sum += factor.has(m) ? value[m] : 0;
    }
    double mean = sum / factor.count();
    double squares = 0;
    for (int m = 0; m < members.length; m++) {
      double d = factor.has(m) ? value[m] - mean : 0;
      squares += d * d;
    }
    double deviation = Math.sqrt(squares / (factor.count() - 1));
    for (int m = 0; m < members.length; m++) {
      if (factor.has(m)) {
        into[members[m]] = (float) Math.clamp((value[m] - mean) / deviation, -CUT, CUT);
      }
    }
  }
}
