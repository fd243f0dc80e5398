/**
 * The report that a researcher shows to a colleague: one self-contained HTML file, drawn from a
 * run's folder alone, also of an unfinished run.
 *
 * <p>Main types: {@code RunData} is everything of a folder that is drawn, read once; each section
 * is a class with one function from {@code RunData} to a {@code Section}, empty where the folder
 * has nothing of it yet, and made of parts where it is long; {@link lode.report.html.RunReport}
 * lists them in order and puts the page together, {@link lode.report.html.LibraryReport} that of a
 * library. Charts are SVG made here ({@code LineChart}, {@code BarChart}, {@code HistogramChart},
 * {@code ScatterChart}, {@code CurveChart}, {@code MatrixChart}) on {@code Plot}, {@code Axis} and
 * {@code Svg}, each with a title and a description for those who cannot see it: no script, no font,
 * no address outside the file. Colours are names of the style sheet {@code report.css}, which has a
 * light, a dark, a narrow and a printed form; a chart says which series, never which colour.
 *
 * <p>Numbers are drawn as they were written, but for their unit: a Sharpe ratio of a day is shown
 * per year. What compares factors stands in the direction that was fixed on train, so that up is
 * good ({@code lode.validation.Orientation}). What is not a number is a gap in a line and {@code
 * nan} in a table.
 *
 * <p>To add a section, write a class with {@code static Optional<Section> of(RunData)} and its line
 * in {@code RunReport}. To add a chart, write a class that returns the text of an SVG.
 */
package lode.report.html;
