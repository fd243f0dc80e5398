package lode.market;

import java.util.List;
import java.util.function.Function;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.CMOIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.TrueStrengthIndexIndicator;
import org.ta4j.core.indicators.UlcerIndexIndicator;
import org.ta4j.core.indicators.WilliamsRIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.aroon.AroonOscillatorIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.bollinger.PercentBIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.numeric.BinaryOperationIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.volume.ChaikinMoneyFlowIndicator;
import org.ta4j.core.indicators.volume.MoneyFlowIndexIndicator;
import org.ta4j.core.num.Num;

/**
 * One technical field; the table is all there are. Every field is free of the price's scale, so
 * that stocks can be compared.
 *
 * @param name as chosen in the import command
 * @param bars how many bars the first value needs at least
 * @param meaning with its unit
 * @param indicator makes the ta4j indicator of a stock's bars
 */
record TechnicalField(
    String name, int bars, String meaning, Function<BarSeries, Indicator<Num>> indicator) {
  /** All technical fields. */
  static final List<TechnicalField> TABLE =
      List.of(
          row(
              "rsi_14",
              15,
              "relative strength index, 14 days, 0 to 100",
              s -> new RSIIndicator(close(s), 14)),
          row(
              "macd",
              26,
              "(EMA 12 - EMA 26) / close",
              s -> overClose(s, new MACDIndicator(close(s)))),
          row(
              "macd_histogram",
              34,
              "(MACD - EMA 9 of MACD) / close",
              s -> overClose(s, new MACDIndicator(close(s)).getHistogram(9))),
          row(
              "atr_14",
              15,
              "average true range, 14 days, / close",
              s -> overClose(s, new ATRIndicator(s, 14))),
          row(
              "bollinger_20",
              20,
              "position in the Bollinger band, 20 days, 2 sd: 0 lower, 1 upper edge",
              s -> new PercentBIndicator(close(s), 20, 2)),
          row(
              "bollinger_width_20",
              20,
              "standard deviation / mean of the close, 20 days",
              TechnicalField::bandWidth),
          row("cci_20", 20, "commodity channel index, 20 days", s -> new CCIIndicator(s, 20)),
          row(
              "mfi_14",
              15,
              "money flow index, 14 days, 0 to 100",
              s -> new MoneyFlowIndexIndicator(s, 14)),
          row(
              "roc_10",
              11,
              "rate of change, 10 days, percent",
              s -> new ROCIndicator(close(s), 10)),
          row(
              "williams_14",
              14,
              "Williams %R, 14 days, -100 to 0",
              s -> new WilliamsRIndicator(s, 14)),
          row(
              "stochastic_14",
              14,
              "stochastic oscillator %K, 14 days, 0 to 100",
              s -> new StochasticOscillatorKIndicator(s, 14)),
          row(
              "adx_14",
              28,
              "average directional index, 14 days, 0 to 100",
              s -> new ADXIndicator(s, 14)),
          row(
              "di_14",
              15,
              "+DI less -DI, 14 days",
              s ->
                  BinaryOperationIndicator.difference(
                      new PlusDIIndicator(s, 14), new MinusDIIndicator(s, 14))),
          row(
              "aroon_25",
              26,
              "Aroon oscillator, 25 days, -100 to 100",
              s -> new AroonOscillatorIndicator(s, 25)),
          row(
              "cmf_20",
              20,
              "Chaikin money flow, 20 days, -1 to 1",
              s -> new ChaikinMoneyFlowIndicator(s, 20)),
          row(
              "cmo_14",
              15,
              "Chande momentum oscillator, 14 days, -100 to 100",
              s -> new CMOIndicator(close(s), 14)),
          row(
              "tsi",
              38,
              "true strength index, 25 and 13 days, -100 to 100",
              s -> new TrueStrengthIndexIndicator(close(s), 25, 13)),
          row(
              "ulcer_14",
              14,
              "ulcer index, 14 days, percent",
              s -> new UlcerIndexIndicator(close(s), 14)));

  private static TechnicalField row(
      String name, int bars, String meaning, Function<BarSeries, Indicator<Num>> indicator) {
    return new TechnicalField(name, bars, meaning, indicator);
  }

  private static ClosePriceIndicator close(BarSeries series) {
    return new ClosePriceIndicator(series);
  }

  private static Indicator<Num> overClose(BarSeries series, Indicator<Num> indicator) {
    return BinaryOperationIndicator.quotient(indicator, close(series));
  }

  private static Indicator<Num> bandWidth(BarSeries series) {
    return BinaryOperationIndicator.quotient(
        new StandardDeviationIndicator(close(series), 20), new SMAIndicator(close(series), 20));
  }
}
