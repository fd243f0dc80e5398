package lode.report;

import java.util.List;
import lode.library.Factor;

/** The table of factors that a run promoted or a library holds, with their validation figures. */
public final class FactorTable {
  private FactorTable() {}

  /** One row a factor; the formula is cut to {@code width} characters. */
  public static String of(List<Factor> factors, int width) {
    TextTable table =
        new TextTable("fid", "sign", "rank_ic", "icir", "t", "to", "ls_sr", "excess", "formula");
    for (Factor factor : factors) {
      table.row(
          "f:" + factor.fid(),
          factor.direction() > 0 ? "+" : "-",
          validation(factor, "rank_ic", 4),
          validation(factor, "rank_icir", 2),
          validation(factor, "t", 2),
          validation(factor, "turnover", 2),
          Numbers.fixed(factor.backtest().getOrDefault("ls_sharpe", Double.NaN), 2),
          Numbers.percent(factor.backtest().getOrDefault("excess_annual", Double.NaN)),
          Numbers.cut(factor.formula(), width));
    }
    return table.toString();
  }

  private static String validation(Factor factor, String metric, int decimals) {
    return Numbers.fixed(factor.validation().getOrDefault(metric, Double.NaN), decimals);
  }
}
