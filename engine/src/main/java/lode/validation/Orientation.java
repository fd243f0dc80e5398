package lode.validation;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import lode.backtest.Costs;

/**
 * A study turned so that high values are the good ones: where the direction is -1 it becomes that
 * of the negated formula. For people, who read up as good; files keep what was measured.
 *
 * <p>Of equal values the study of the negated formula may put others into a quantile; here the
 * quantiles keep their stocks and change places.
 */
public final class Orientation {
  private Orientation() {}

  /** The turned study, of direction 1, with fid and formula of the one given. */
  public static FactorStudy of(FactorStudy s) {
    return s.direction() > 0
        ? s
        : new FactorStudy(
            s.version(),
            s.fid(),
            s.formula(),
            1,
            s.data(),
            s.universe(),
            s.target(),
            s.horizon(),
            s.trainTo(),
            s.validationFrom(),
            s.sizeField(),
            s.groupField(),
            s.index(),
            s.dates(),
            turn(s.daily()),
            s.horizons().stream().map(Orientation::turn).toList(),
            s.quantiles().reversed().stream().map(q -> turn(q, s.quantiles().size())).toList(),
            turn(s.walkForward()),
            turn(s.parts()),
            turn(s.years()),
            turn(s.trends()),
            turn(s.volatilities()),
            turn(s.sizes()),
            turn(s.groups()),
            s.controls().stream()
                .map(c -> new Control(c.name(), turn(c.rankIc()), turn(c.premium())))
                .toList(),
            turn(s.decay()),
            turn(s.enterable()));
  }

  private static DailyStudy turn(DailyStudy d) {
    return new DailyStudy(
        d.coverage(),
        d.turnover(),
        turn(d.allRankIc()),
        turn(d.neutralRankIc()),
        turn(d.premium()),
        d.index(),
        d.trend(),
        d.volatility());
  }

  private static HorizonStudy turn(HorizonStudy h) {
    int n = h.quantileReturns().length;
    float[][] quantiles =
        IntStream.range(0, n).mapToObj(q -> h.quantileReturns()[n - 1 - q]).toArray(float[][]::new);
    double years = (double) Costs.YEAR / h.days();
    double each = StrictMath.pow(1 + h.annualAlpha(), 1 / years) - 1;
    return new HorizonStudy(
        h.days(),
        turn(h.ic()),
        turn(h.rankIc()),
        h.names(),
        quantiles,
        h.universeReturn(),
        turn(h.factorReturn()),
        h.bottomTurnover(),
        h.topTurnover(),
        h.rankAutocorrelation(),
        turn(h.icFigures()),
        turn(h.rankIcFigures()),
        turn(h.rankIcValidation()),
        h.quantileFigures().reversed(),
        turn(h.spreadFigures()),
        StrictMath.pow(1 - each, years) - 1,
        -h.beta(),
        h.meanBottomTurnover(),
        h.meanTopTurnover(),
        h.meanRankAutocorrelation());
  }

  private static QuantileValues turn(QuantileValues q, int quantiles) {
    return new QuantileValues(
        quantiles + 1 - q.quantile(), -q.max(), -q.min(), -q.mean(), q.std(), q.count(), q.share());
  }

  private static WalkForward turn(WalkForward w) {
    return new WalkForward(
        w.purge(),
        w.embargo(),
        w.folds().stream()
            .map(f ->
                new WalkForward.Fold(
                    f.trainFrom(),
                    f.trainTo(),
                    f.testFrom(),
                    f.testTo(),
                    -f.direction(),
                    turn(f.inSample()),
                    turn(f.outOfSample()),
                    turn(f.spreadInSample()),
                    turn(f.spreadOutOfSample())))
            .toList(),
        w.outOfSample());
  }

  private static List<Slice> turn(List<Slice> slices) {
    return slices.stream().map(s -> new Slice(s.name(), s.names(), turn(s.rankIc()))).toList();
  }

  private static DecayStudy turn(DecayStudy d) {
    return new DecayStudy(
        turn(d.horizonRankIc()),
        turn(d.horizonT()),
        turn(d.lagRankIc()),
        turn(d.lagT()),
        -d.initial(),
        d.halfLife(),
        d.rankHalfLife());
  }

  private static Enterable turn(Enterable e) {
    return new Enterable(
        turn(e.all()),
        turn(e.enterable()),
        turn(e.realised()),
        -e.gap(),
        e.blocked(),
        e.blockedTop());
  }

  /** Days of exactly 0 count as above 0 afterwards where they did not before. */
  private static Figures turn(Figures f) {
    return new Figures(
        f.days(),
        -f.mean(),
        f.std(),
        -f.ir(),
        -f.t(),
        f.lags(),
        f.p(),
        -f.naiveT(),
        -f.skew(),
        f.kurtosis(),
        1 - f.positive());
  }

  private static float[] turn(float[] daily) {
    float[] turned = new float[daily.length];
    for (int t = 0; t < turned.length; t++) {
      turned[t] = -daily[t];
    }
    return turned;
  }

  private static double[] turn(double[] values) {
    return DoubleStream.of(values).map(v -> -v).toArray();
  }
}
