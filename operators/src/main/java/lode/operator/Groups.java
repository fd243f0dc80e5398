package lode.operator;

import java.util.Arrays;

/**
 * The values of one date inside the universe by group. Group ids are whole numbers from 0 to 65535;
 * a stock without one belongs nowhere. Scratch of one kernel, filled anew for each date; it grows
 * to the highest id seen.
 */
final class Groups {
  private static final int MOST = 1 << 16;

  private final Section section;
  private final int[] group;
  private final Ranker ranker;
  private final int[] sorted;
  private final int[] twice;
  private final int[] order;
  private int size;
  private int[] count = {};
  private int[] next = {};
  private double[] mean = {};
  private double[] absolute = {};
  private double[] squares = {};

  /** What a cell becomes, from its own value (perhaps missing) and the statistics of its group. */
  @FunctionalInterface
  interface Cell {
    double of(float x, Groups groups, int g);
  }

  Groups(int stride) {
    section = new Section(stride);
    group = new int[stride];
    ranker = new Ranker(stride);
    sorted = new int[stride];
    twice = new int[stride];
    order = new int[stride];
  }

  /** Writes every stock of the universe that has a group; missing elsewhere. */
  void each(int t, Rows[] in, Rows out, Cell cell) {
    read(t, in);
    summarise();
    int o = out.at(t);
    for (int k = 0; k < group.length; k++) {
      int g = group[k];
      out.data()[o + k] = g < 0 ? Float.NaN : Cells.finite(cell.of(section.values[k], this, g));
    }
  }

  /** Writes the rank within the group over the group's count, ties averaged. */
  void rank(int t, Rows[] in, Rows out) {
    read(t, in);
    int o = out.at(t);
    Arrays.fill(out.data(), o, o + group.length, Float.NaN);
    int placed = gather(ranker.order(section.values, 0, group.length, sorted, twice, order));
    for (int k = 0; k < placed; ) {
      int g = group[order[k]];
      float value = section.values[order[k]];
      int end = k + 1;
      while (end < placed && group[order[end]] == g && section.values[order[end]] == value) {
        end++;
      }
      int first = next[g] - count[g];
      double rank = (k - first + 1 + end - first) * 0.5 / count[g];
      for (; k < end; k++) {
        out.data()[o + order[k]] = (float) rank;
      }
    }
  }

  /** Valid values of a group. */
  int count(int g) {
    return count[g];
  }

  /** Mean of a group; NaN of none. */
  double mean(int g) {
    return mean[g];
  }

  /** Sum of a group's absolute values. */
  double sumAbs(int g) {
    return absolute[g];
  }

  /** Standard deviation of a group with ddof 1; NaN of fewer than two, 0 of a constant. */
  double std(int g) {
    return Section.std(count[g], mean[g], squares[g]);
  }

  private void read(int t, Rows[] in) {
    section.read(in[0], in[2], t);
    float[] ids = in[1].data();
    float[] inside = in[2].data();
    int i = in[1].at(t);
    int u = in[2].at(t);
    size = 0;
    for (int k = 0; k < group.length; k++) {
      float id = ids[i + k];
      boolean known = inside[u + k] == 1 && id >= 0 && id < MOST;
      group[k] = known ? (int) id : -1;
      size = Math.max(size, group[k] + 1);
    }
    if (size > count.length) {
      count = new int[size];
      next = new int[size];
      mean = new double[size];
      absolute = new double[size];
      squares = new double[size];
    }
    Arrays.fill(count, 0, size, 0);
  }

  /** Counts, means, sums of absolute values, then squared deviations, each in order of stocks. */
  private void summarise() {
    Arrays.fill(mean, 0, size, 0);
    Arrays.fill(absolute, 0, size, 0);
    Arrays.fill(squares, 0, size, 0);
    float[] values = section.values;
    for (int k = 0; k < group.length; k++) {
      int g = group[k];
      if (g >= 0 && !Float.isNaN(values[k])) {
        count[g]++;
        mean[g] += values[k];
        absolute[g] += Math.abs(values[k]);
      }
    }
    for (int g = 0; g < size; g++) {
      mean[g] /= count[g];
    }
    for (int k = 0; k < group.length; k++) {
      int g = group[k];
      if (g >= 0 && !Float.isNaN(values[k])) {
        double d = values[k] - mean[g];
        squares[g] += d * d;
      }
    }
  }

  /** Puts the ranker's first cells in the order of (group, value); those that have a group. */
  private int gather(int valid) {
    for (int k = 0; k < valid; k++) {
      int g = group[sorted[k]];
      if (g >= 0) {
        count[g]++;
      }
    }
    int start = 0;
    for (int g = 0; g < size; g++) {
      next[g] = start;
      start += count[g];
    }
    for (int k = 0; k < valid; k++) {
      int cell = sorted[k];
      if (group[cell] >= 0) {
        order[next[group[cell]]++] = cell;
      }
    }
    return start;
  }
}
