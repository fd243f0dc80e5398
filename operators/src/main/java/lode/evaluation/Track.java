package lode.evaluation;

import java.util.Arrays;
import java.util.List;
import lode.panel.Period;

/** What has been found out about one formula up to the date that streams. */
final class Track {
  private final Labels labels;
  private final DailySeries[] series;
  private final byte[] sketch = SketchSites.blank();
  private Portfolio portfolio;

  Track(Labels labels, int stocks) {
    this.labels = labels;
    this.portfolio = new Portfolio(stocks);
    Period period = labels.period();
    float[] coverage = missing(period);
    float[] turnover = missing(period);
    this.series =
        labels.targets().stream()
            .map(target ->
                new DailySeries(
                    target.horizon(),
                    period.from(),
                    missing(period),
                    missing(period),
                    coverage,
                    turnover,
                    new float[period.size()],
                    missing(period)))
            .toArray(DailySeries[]::new);
  }

  private static float[] missing(Period period) {
    float[] daily = new float[period.size()];
    Arrays.fill(daily, Float.NaN);
    return daily;
  }

  /**
   * Takes the row of the next date; {@code next} is a portfolio to write, the old one comes back.
   */
  Portfolio add(int date, FactorRow factor, Correlation correlation, Portfolio next) {
    int[] members = labels.members(date);
    int day = date - labels.period().from();
    if (members.length > 0) {
      series[0].coverage()[day] = (float) factor.count() / members.length;
    }
    Portfolio before = portfolio;
    portfolio = next;
    portfolio.hold(factor, members);
    if (day > 0) {
      series[0].turnover()[day] = (float) portfolio.turnover(before);
    }
    for (int target = 0; target < series.length; target++) {
      correlation.of(factor, labels.row(target, date));
      series[target].ic()[day] = (float) correlation.ic();
      series[target].rankIc()[day] = (float) correlation.rankIc();
      series[target].names()[day] = correlation.names();
      if (correlation.names() >= Correlation.LEAST_NAMES) {
        series[target].ties()[day] = (float) correlation.tiedNames() / correlation.names();
      }
    }
    labels.sites().draw(sketch, date, factor);
    return before;
  }

  Score score() {
    return new Score(List.of(series), new Sketch(sketch));
  }
}
