package lode.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import lode.ledger.Histogram;
import lode.statistics.Line;
import org.junit.jupiter.api.Test;

/** What the charts draw, told by the pieces of their SVG. */
class ChartTest {
  private static long count(String html, String piece) {
    return Pattern.compile(piece).matcher(html).results().count();
  }

  @Test
  void shouldTellThoseWhoCannotSeeWhatALineDoes() {
    String chart =
        LineChart.of(
            "wealth",
            List.of("a", "b", "c"),
            List.of(new Series("x", new double[] {.1, Double.NaN, .3})),
            Unit.PERCENT);
    assertThat(chart)
        .contains("<title>wealth</title>")
        .contains("<desc>a to c. x: lowest 10.0%, highest 30.0%, last 30.0%.</desc>");
  }

  @Test
  void shouldKeepASpikeOfALongSeries() {
    double[] values = new double[10_000];
    values[7_777] = 1;
    List<String> labels = IntStream.range(0, values.length).mapToObj(i -> "" + i).toList();
    String spike = LineChart.of("spike", labels, List.of(new Series("x", values)), Unit.PLAIN);
    String flat =
        LineChart.of("flat", labels, List.of(new Series("x", new double[10_000])), Unit.PLAIN);
    assertThat(spike).contains("-200");
    assertThat(flat).doesNotContain("-200");
  }

  @Test
  void shouldColourBarsOfTheWrongSide() {
    Histogram histogram = new Histogram(-1, .5, List.of(1L, 2L, 3L, 4L));
    String chart = new HistogramChart("logits", histogram, 0, 0).mark(0, "median").toString();
    assertThat(count(chart, "fill s1")).isEqualTo(2);
    assertThat(count(chart, "fill s0")).isEqualTo(2);
    assertThat(chart).contains("10 numbers from -1.000 to 1.000", "median");
  }

  @Test
  void shouldCutACurveOffFarBelowZero() {
    CurveChart.Across across =
        new CurveChart.Across(new double[] {6, 7, 8}, new double[] {6, 8}, d -> "" + d);
    Series series = new Series("x", new double[] {2, 1, -100});
    String cut = CurveChart.of("capacity", across, List.of(series), Unit.PLAIN, 1).toString();
    assertThat(count(cut, "<circle")).as("points in sight").isEqualTo(2);
    assertThat(cut).contains("<desc>x: 2.00 at 6.0, -100 at 8.0.</desc>");
  }

  @Test
  void shouldDrawTheLineOnlyWhereItIsInSight() {
    ScatterChart.Points points =
        new ScatterChart.Points("p", new double[] {0, 1}, new double[] {0, 1}, List.of());
    String chart = ScatterChart.of("s", List.of(points), Optional.of(new Line(1, 0)));
    assertThat(count(chart, "class=\"line")).isEqualTo(1);
    assertThat(chart).contains("2 points of p.");
  }

  @Test
  void shouldShadeASquareByItsCorrelation() {
    double[][] rho = {{1, -.8, .5}, {-.8, 1, Double.NaN}};
    String chart = MatrixChart.of("m", List.of("a", "b"), List.of(true, false), rho);
    assertThat(chart).contains("cell up5", "cell down4", "name marked").doesNotContain("NaN");
    assertThat(chart).contains("2 rows; size of a correlation: mean 0.80, largest 0.80.");
  }

  @Test
  void shouldSetTheLabelsOfAllOfAFewThings() {
    List<String> names =
        List.of("bull", "sideways", "bear", "high vol", "low vol", "small", "middle", "large");
    double[] ones = IntStream.range(0, 8).mapToDouble(i -> 1).toArray();
    String chart = BarChart.of("regimes", names, ones, new double[8], Unit.PLAIN);
    names.forEach(name -> assertThat(chart).contains(">" + name + "</text>"));
  }

  @Test
  void shouldGiveAMonthTableItsYear() {
    String table =
        MonthTable.returns(
            List.of("2020-01-02", "2020-02-03", "2020-02-04"), new double[] {.1, .1, -.5});
    assertThat(table).contains(">10.0</td>", ">-45.0</td>", ">-39.5</td>");
  }

  @Test
  void shouldBoxTheMiddleHalf() {
    double[] numbers = IntStream.rangeClosed(0, 100).mapToDouble(i -> i).toArray();
    String chart =
        BoxChart.of("b", List.of("x", "y"), new double[][] {numbers, {Double.NaN}}, Unit.PLAIN);
    assertThat(chart).contains("<desc>x: median 50.0, nine in ten from 5.00 to 95.0.</desc>");
    assertThat(count(chart, "<rect")).isEqualTo(1);
  }
}
