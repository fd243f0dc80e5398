package lode.operator;

import java.util.List;

/**
 * The rolling operators of two series. A row of the window counts as valid where both are; a value
 * needs half of the window valid (rounded up, and as many rows as its moment needs) and n rows
 * since the first date.
 */
final class RollingPair {
  private RollingPair() {}

  static List<Operator> table() {
    return List.of(
        Define.commutative(
            comoments("ts_cov", 2, "covariance, ddof 1; 0 if constant", Comoments.Statistic.COV)),
        Define.commutative(
            comoments(
                "ts_corr",
                2,
                "Pearson correlation, missing if either is constant",
                Comoments.Statistic.CORR)),
        Define.commutative(
            window(
                "ts_rank_corr",
                2,
                "Spearman correlation, average ties",
                (n, stride) -> new RankCorrelation(n))),
        comoments(
            "ts_beta", 2, "slope of x on y, missing if y is constant", Comoments.Statistic.BETA),
        comoments(
            "ts_alpha", 2, "intercept of x on y, missing if y constant", Comoments.Statistic.ALPHA),
        comoments(
            "ts_regression_residual",
            3,
            "x - the line fitted on y, missing if y is constant",
            Comoments.Statistic.RESIDUAL),
        comoments(
            "ts_weighted_mean",
            1,
            "mean of x weighted by y, missing where the weights cancel",
            Comoments.Statistic.WEIGHTED_MEAN),
        window(
            "ts_sum_if",
            1,
            "sum of x over the rows where y is not 0",
            (n, stride) -> new Paths(Paths.Statistic.SUM, n)));
  }

  private static Operator window(String name, int least, String meaning, Rolling.OfWindow kernel) {
    return Define.rolling(
        name, 2, meaning + Rolling.HALF, Rolling.of(kernel), Parameter.window(least));
  }

  private static Operator comoments(String name, int least, String meaning, Comoments.Statistic s) {
    return window(name, least, meaning, (n, stride) -> new Comoments(s, least, n));
  }
}
