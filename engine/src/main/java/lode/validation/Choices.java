package lode.validation;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import lode.ledger.Histogram;
import lode.statistics.Overfitting;

/**
 * How the choice of the best formula fared where it was not made: the dates of validation are cut
 * into blocks, every half of the blocks chooses, the other half judges (CSCV). Sharpe ratios are
 * per day, of the paper portfolio before costs.
 *
 * @param combinations choices made; 0 where there are too few days
 * @param loss share of them that lose in the other half
 * @param slope of a line through the chosen ones' ratios, the other half's on the choosing half's
 * @param intercept of that line
 * @param meanLogit mean logit of the chosen one's relative rank in the other half
 * @param logits all of them, one of 0 among those below; the share of these is the probability of
 *     overfitting
 * @param chosen ratios of some of the choices, evenly taken, in the half that chose
 * @param judged ratios of the same in the other half
 */
public record Choices(
    int combinations,
    double loss,
    double slope,
    double intercept,
    double meanLogit,
    Histogram logits,
    List<Double> chosen,
    List<Double> judged) {
  /** Where there are too few days. */
  public static final Choices NONE =
      new Choices(
          0,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          new Histogram(0, 1, List.of()),
          List.of(),
          List.of());

  private static final double BAR = 0.5;
  private static final double FIRST_BAR = -8;
  private static final int BARS = 32;

  /** Choices whose ratios are kept: a picture shows no more. */
  private static final int KEPT = 500;

  /** Copies the lists. */
  public Choices {
    chosen = List.copyOf(chosen);
    judged = List.copyOf(judged);
  }

  static Choices of(Overfitting overfitting) {
    double[] logits = overfitting.logits();
    int every = (logits.length + KEPT - 1) / KEPT;
    return new Choices(
        logits.length,
        overfitting.lossProbability(),
        overfitting.slope(),
        overfitting.intercept(),
        overfitting.meanLogit(),
        Histogram.of(FIRST_BAR, BAR, BARS, DoubleStream.of(logits).map(Choices::halved)),
        some(overfitting.inSample(), every),
        some(overfitting.outOfSample(), every));
  }

  /** The median itself counts as the lower half, in the probability as in the picture. */
  private static double halved(double logit) {
    return logit == 0 ? -BAR / 2 : logit;
  }

  private static List<Double> some(double[] all, int every) {
    return IntStream.range(0, all.length)
        .filter(i -> i % every == 0)
        .mapToObj(i -> all[i])
        .toList();
  }
}
