package lode.ledger;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How a figure was spread over all formulas tried: sums that can be added up over campaigns, the
 * same bits in any order. Formulas without the figure do not count.
 *
 * @param n formulas with a figure
 * @param sum of the figure
 * @param sum2 of its square
 * @param sum3 of its third power
 * @param sum4 of its fourth power
 * @param largest figure of the largest absolute value; NaN where n is 0
 * @param fid formula that has it, the first by id where several do
 */
public record PowerSums(
    long n, double sum, double sum2, double sum3, double sum4, double largest, String fid) {
  /** Of one figure of trials. */
  static PowerSums of(Collection<Trial> trials, ToDoubleFunction<Trial> figure) {
    return of(
        trials.stream().map(Trial::fid).toList(), trials.stream().mapToDouble(figure).toArray());
  }

  /**
   * Of figures.
   *
   * @param fids formulas, each once, in any order
   * @param figures one for each
   */
  public static PowerSums of(List<String> fids, double[] figures) {
    ExactSum[] sums = {new ExactSum(), new ExactSum(), new ExactSum(), new ExactSum()};
    long n = 0;
    double largest = Double.NaN;
    String fid = "";
    for (int i = 0; i < figures.length; i++) {
      double x = figures[i];
      if (Double.isFinite(x)) {
        n++;
        double power = 1;
        for (ExactSum sum : sums) {
          power *= x;
          sum.add(power);
        }
        if (beyond(x, fids.get(i), largest, fid)) {
          largest = x;
          fid = fids.get(i);
        }
      }
    }
    return new PowerSums(
        n, sums[0].value(), sums[1].value(), sums[2].value(), sums[3].value(), largest, fid);
  }

  /** Of several searches together, each formula counted as often as it was tried. */
  public static PowerSums of(Collection<PowerSums> parts) {
    long n = 0;
    double largest = Double.NaN;
    String fid = "";
    for (PowerSums part : parts) {
      n += part.n;
      if (part.n > 0 && beyond(part.largest, part.fid, largest, fid)) {
        largest = part.largest;
        fid = part.fid;
      }
    }
    return new PowerSums(
        n,
        total(parts, PowerSums::sum),
        total(parts, PowerSums::sum2),
        total(parts, PowerSums::sum3),
        total(parts, PowerSums::sum4),
        largest,
        fid);
  }

  private static double total(Collection<PowerSums> parts, ToDoubleFunction<PowerSums> component) {
    ExactSum sum = new ExactSum();
    List.copyOf(parts).forEach(part -> sum.add(component.applyAsDouble(part)));
    return sum.value();
  }

  private static boolean beyond(double x, String fid, double largest, String than) {
    double by = Math.abs(x) - Math.abs(largest);
    return Double.isNaN(largest) || by > 0 || by == 0 && fid.compareTo(than) < 0;
  }

  /** Mean; NaN where n is 0. */
  public double mean() {
    return sum / n;
  }

  /** Variance (ddof 1); NaN for fewer than two. */
  public double variance() {
    return n < 2 ? Double.NaN : Math.max(0, (sum2 - sum * sum / n) / (n - 1));
  }

  /** Standard deviation (ddof 1); NaN for fewer than two. */
  public double deviation() {
    return Math.sqrt(variance());
  }
}
