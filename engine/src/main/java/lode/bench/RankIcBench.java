package lode.bench;

import java.util.List;
import lode.evaluation.Labels;
import lode.evaluation.RankIcRun;
import lode.evaluation.Target;
import lode.formula.Formula;
import lode.panel.Period;
import lode.panel.Price;

/** What it costs to judge a row of values: rank it, and correlate it with ranked labels. */
final class RankIcBench {
  /** Label that a campaign takes unless told otherwise. */
  static final Target TARGET = new Target(5, Price.OPEN);

  private static final Formula FORMULA = Formula.parse("ts_mean(returns,5)");

  private RankIcBench() {}

  static BenchReport.RankIcCost measure(Market market, BenchSettings settings) {
    Labels labels =
        Labels.of(market.panel(), market.universe(), List.of(TARGET), new Period(0, market.days()));
    RankIcRun run = new RankIcRun(market.panel(), labels, FORMULA);
    Rounds.Piece piece = new Rounds.Piece(run.cells(), () -> Double.doubleToRawLongBits(run.run()));
    double cost = new Rounds(settings).perCell(List.of(piece))[0];
    return new BenchReport.RankIcCost(market.stocks(), market.days(), BenchReport.rounded(cost));
  }
}
