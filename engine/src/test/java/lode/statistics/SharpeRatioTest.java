package lode.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Check values: the papers, and the tests of pypbo and rubenbriones' Probabilistic-Sharpe-Ratio.
 */
class SharpeRatioTest {
  private static final double DAY = Math.sqrt(250);
  private static final double WEEK = Math.sqrt(52);
  private static final double MONTH = Math.sqrt(12);

  @ParameterizedTest
  @CsvSource({
    "0.458, 24, 0, 3, 0.98167492",
    "0.458, 24, -2.448, 10.164, 0.91336108",
  })
  void shouldDoubtARatioOfFewSkewedReturns(
      double ratio, int n, double skew, double kurtosis, double psr) {
    assertThat(new SharpeRatio(ratio, n, skew, kurtosis).probabilityAbove(0))
        .isCloseTo(psr, within(5e-9));
  }

  @Test
  void shouldGiveTheProbabilityOfThePapersHedgeFund() {
    SharpeRatio ratio = new SharpeRatio(1.585 / MONTH, 24, -2.448, 10.164);
    assertThat(ratio.probabilityAbove(0)).isCloseTo(0.91323430688486018, within(1e-13));
  }

  @ParameterizedTest
  @CsvSource({"-0.2250, 2.9570, 0.7079, 0.1028", "-1.4455, 7.0497, 0.8183, 0.1550"})
  void shouldGiveTheStandardErrorOfARatio(
      double skew, double kurtosis, double ratio, double deviation) {
    assertThat(new SharpeRatio(ratio, 134, skew, kurtosis).deviation())
        .isCloseTo(deviation, within(5e-5));
  }

  @ParameterizedTest
  @CsvSource({"-0.2250, 2.9570, 0.7079, 0.7152", "-1.4455, 7.0497, 0.8183, 1.1593"})
  void shouldGiveTheLeastRecordOfTheSame(double skew, double kurtosis, double ratio, double years) {
    assertThat(new SharpeRatio(ratio, 134, skew, kurtosis).leastRecord(0, 0.95) / 12)
        .isCloseTo(years, within(5e-5));
  }

  @Test
  void shouldGiveTheLeastRecordsOfThePaperInYears() {
    assertThat(new SharpeRatio(2 / DAY, 2, 0, 3).leastRecord(1 / DAY, 0.95) / 250)
        .isCloseTo(2.7311878017281761, within(1e-12));
    assertThat(new SharpeRatio(2 / WEEK, 2, 0, 3).leastRecord(1 / WEEK, 0.95) / 52)
        .isCloseTo(2.8288335869452368, within(1e-12));
    assertThat(new SharpeRatio(3 / MONTH, 2, -0.72, 5.78).leastRecord(2.5 / MONTH, 0.95) / 12)
        .isCloseTo(27.352920196040301, within(1e-11));
  }

  @Test
  void shouldAgreeOnASeriesOfWhichRatioAndErrorArePublished() {
    // fifty returns; the kurtosis is the one that gives the published error
    double ratio = 0.24171729852769172;
    double error = 0.16466174867277414;
    double kurtosis = 1 + 4 * (error * error * 49 - 1) / (ratio * ratio);
    SharpeRatio published = new SharpeRatio(ratio, 50, 0, kurtosis);
    assertThat(published.deviation()).isCloseTo(error, within(1e-14));
    assertThat(published.probabilityAbove(0.05)).isCloseTo(0.877850770122146, within(1e-13));
    assertThat(published.leastRecord(0.05, 0.90)).isCloseTo(60.365085269027084, within(1e-10));
  }

  @ParameterizedTest
  @CsvSource({
    "100, -3, 10, 0.90039683444939034, 1e-13",
    "46, -3, 10, 0.9505017068755787, 1e-13",
    "88, 0, 3, 0.9504908166760139, 1e-13"
  })
  void shouldDeflateThePapersRatio(
      double tries, double skew, double kurtosis, double dsr, double tolerance) {
    SharpeRatio best = new SharpeRatio(2.5 / DAY, 1250, skew, kurtosis);
    assertThat(best.deflated(0.5 / 250, tries)).isCloseTo(dsr, within(tolerance));
  }

  @Test
  void shouldSayWhatTheBestOfWorthlessTriesShows() {
    assertThat(SharpeRatio.bestByLuck(0.5 / 250, 100) * DAY).isCloseTo(1.78940647, within(5e-9));
  }

  @Test
  void shouldGiveTheLeastBacktestBelowItsBound() {
    double years = SharpeRatio.leastYears(45, 1);
    assertThat(years).isCloseTo(4.9980870044434038, within(1e-12));
    assertThat(2 * Math.log(45)).isCloseTo(7.61332498, within(5e-9)).isGreaterThan(years);
  }

  @Test
  void shouldNeverBelieveARatioThatDoesNotExceedTheBenchmark() {
    assertThat(new SharpeRatio(0.1, 100, 0, 3).leastRecord(0.1, 0.95)).isInfinite();
  }

  @Test
  void shouldMeasureARatioFromReturns() {
    // numpy: mean / std(ddof=1), scipy.stats.skew, kurtosis(fisher=False)
    SharpeRatio ratio = SharpeRatio.of(0.01, -0.02, 0.03, 0.005, 0.012);
    assertThat(ratio.value()).isCloseTo(0.4112380560303358, within(1e-14));
    assertThat(ratio.skew()).isCloseTo(-0.4282169728091198, within(1e-13));
    assertThat(ratio.kurtosis()).isCloseTo(2.4590813956105704, within(1e-13));
    assertThat(ratio.n()).isEqualTo(5);
  }

  @Test
  void shouldHaveNoRatioOfConstantReturns() {
    SharpeRatio ratio = SharpeRatio.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);
    assertThat(ratio.value()).isNaN();
    assertThat(ratio.probabilityAbove(0)).isNaN();
  }
}
