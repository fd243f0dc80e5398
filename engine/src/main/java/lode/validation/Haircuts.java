package lode.validation;

import java.util.List;
import java.util.stream.IntStream;
import lode.statistics.Correction;
import lode.statistics.Haircut;

/**
 * The Sharpe ratio of a finalist on train, and what is left of it once all formulas tried on the
 * data count: by its own p-value among those of the sample and the finalists, all others counted as
 * 1, which can only cut more.
 *
 * @param days with a return
 * @param p two-sided p-value of the ratio alone, as if nothing else had been tried: naive
 * @param bonferroni as if no two formulas were alike
 * @param holm the same promise, a little less harsh
 * @param bhy a bound on the share of false finds instead, as Harvey and Liu write it
 */
public record Haircuts(int days, double p, Haircut bonferroni, Haircut holm, Haircut bhy) {
  /**
   * Of Sharpe ratios per day.
   *
   * @param ratios by row, NaN where there is none
   * @param days of each
   * @param tests formulas tried, at least as many as ratios
   */
  static List<Haircuts> of(double[] ratios, int[] days, long tests) {
    double[] p = new double[ratios.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = ratios[i] > 0 && days[i] > 1 ? Haircut.p(ratios[i], days[i]) : 1;
    }
    double[] bonferroni = Correction.BONFERRONI.adjust(p, tests);
    double[] holm = Correction.HOLM.adjust(p, tests);
    double[] bhy = Correction.BHY.adjust(p, tests);
    return IntStream.range(0, p.length)
        .mapToObj(i ->
            new Haircuts(
                days[i],
                p[i],
                Haircut.of(ratios[i], days[i], bonferroni[i]),
                Haircut.of(ratios[i], days[i], holm[i]),
                Haircut.of(ratios[i], days[i], bhy[i])))
        .toList();
  }
}
