package lode.timing;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import lode.evaluation.Labels;
import lode.evaluation.Scorer;
import lode.evaluation.Shards;
import lode.evaluation.Target;
import lode.formula.Formula;
import lode.panel.Dates;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * What each factor counts on each date, as known at its close: signed weights.
 *
 * @param weights by date and factor; null where nothing is known yet
 */
record Stance(double[][] weights) {
  /** Days of known rank IC before a direction counts as known. */
  static final int LEAST_DAYS = 60;

  /**
   * The stance of a combination over a panel. Where its signs are to be learned, a factor's on a
   * date is that of its mean rank IC over all dates whose labels are known by then.
   *
   * @param target label that directions are learned against
   */
  static Stance of(Panel panel, String universe, Combination what, Target target, int threads) {
    Stance stated = stated(what, panel.dates());
    return what.learned()
        ? stated.signed(rankIcs(panel, universe, what.trees(), target, threads), target.reach())
        : stated;
  }

  private static Stance stated(Combination what, Dates dates) {
    double[][] weights = new double[dates.size()][];
    for (Combination.Row row : what.rows()) {
      int from = row.from().isEmpty() ? 0 : dates.ceiling(LocalDate.parse(row.from()));
      double[] values = row.weights().stream().mapToDouble(Double::doubleValue).toArray();
      Arrays.fill(weights, Math.min(from, weights.length), weights.length, values);
    }
    return new Stance(weights);
  }

  private static List<float[]> rankIcs(
      Panel panel, String universe, List<Formula> formulas, Target target, int threads) {
    Period all = new Period(0, panel.dates().size());
    Labels labels = Labels.of(panel, universe, List.of(target), all);
    return Shards.map(
        formulas,
        threads,
        shard ->
            new Scorer(panel, labels)
                .score(shard).stream().map(score -> score.series().getFirst().rankIc()).toList());
  }

  /**
   * The same absolute weights, with the signs that the past had shown by each date.
   *
   * @param rankIcs by factor and date of the signal
   * @param reach days after its date until a rank IC is known
   */
  Stance signed(List<float[]> rankIcs, int reach) {
    double[][] signed = new double[weights.length][];
    int factors = rankIcs.size();
    double[] sum = new double[factors];
    int[] days = new int[factors];
    for (int date = 0; date < signed.length; date++) {
      boolean known = weights[date] != null;
      for (int f = 0; f < factors; f++) {
        float ic = date < reach ? Float.NaN : rankIcs.get(f)[date - reach];
        sum[f] += Float.isNaN(ic) ? 0 : ic;
        days[f] += Float.isNaN(ic) ? 0 : 1;
        known &= days[f] >= LEAST_DAYS;
      }
      if (known) {
        signed[date] = new double[factors];
        for (int f = 0; f < factors; f++) {
          signed[date][f] = Math.abs(weights[date][f]) * (sum[f] < 0 ? -1 : 1);
        }
      }
    }
    return new Stance(signed);
  }

  /** As of a mode: {@link Mode#MODEL} has the last date's stance on all dates. */
  Stance in(Mode mode) {
    return switch (mode) {
      case HISTORICAL -> this;
      case MODEL -> {
        double[][] last = new double[weights.length][];
        Arrays.fill(last, weights.length == 0 ? null : weights[weights.length - 1]);
        yield new Stance(last);
      }
    };
  }
}
