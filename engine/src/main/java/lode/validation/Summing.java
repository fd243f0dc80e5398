package lode.validation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import lode.evaluation.Split;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.Period;

/** Adds the daily series of formulas up to their studies. */
final class Summing {
  private final Panel panel;
  private final String universe;
  private final Horizons horizons;
  private final Split split;
  private final int embargo;
  private final Regimes regimes;
  private final List<String> groups;
  private final int first;
  private final int days;

  Summing(
      Panel panel,
      String universe,
      Horizons horizons,
      Split split,
      int embargo,
      Regimes regimes,
      List<String> groups) {
    this.panel = panel;
    this.universe = universe;
    this.horizons = horizons;
    this.split = split;
    this.embargo = embargo;
    this.regimes = regimes;
    this.groups = groups;
    this.first = split.train().from();
    this.days = split.validation().to() - first;
  }

  /** The study of a formula. */
  FactorStudy study(Formula formula, StudySeries series) {
    int horizon = horizons.target().horizon();
    List<HorizonStudy> sheets = new ArrayList<>();
    int[] held = horizons.sheets();
    for (int i = 0; i < held.length; i++) {
      sheets.add(HorizonStudy.of(held[i], series.sheets[i], inside(split.validation())));
    }
    int main = Arrays.binarySearch(held, horizon);
    StudySeries.Sheet sheet = series.sheets[main];
    Figures train = Figures.of(sheet.rankIc, inside(split.train()), horizon);
    int direction = train.mean() < 0 ? -1 : 1;
    return new FactorStudy(
        FactorStudy.VERSION,
        formula.fid(),
        formula.text(),
        direction,
        panel.fingerprint(),
        universe,
        horizons.target().key(),
        horizon,
        split.train().to() - first,
        split.validation().from() - first,
        Background.sizeField(panel),
        Background.groupField(panel),
        regimes.name(),
        IntStream.range(first, first + days).mapToObj(t -> panel.dates().at(t).toString()).toList(),
        daily(series),
        List.copyOf(sheets),
        QuantileValues.of(series.quantiles),
        WalkForward.of(sheet, horizons.target(), embargo),
        List.of(
            slice("train", sheet, inside(split.train())),
            slice("validation", sheet, inside(split.validation()))),
        years(sheet),
        List.of(
            slice("bull", sheet, where(regimes.trend(), 1)),
            slice("sideways", sheet, where(regimes.trend(), 0)),
            slice("bear", sheet, where(regimes.trend(), -1))),
        List.of(
            slice("low", sheet, where(regimes.volatility(), 0)),
            slice("high", sheet, where(regimes.volatility(), 1))),
        Background.sizeField(panel).isEmpty()
            ? List.of()
            : parts(Background.SIZES, series.sizes, horizon),
        parts(groups, series.groups, horizon),
        controls(series, horizon),
        DecayStudy.of(series),
        Enterable.of(series, sheet.rankIc, direction, horizon));
  }

  private DailyStudy daily(StudySeries series) {
    int everything = Controls.KINDS.size() - 1;
    return new DailyStudy(
        series.coverage,
        series.turnover,
        series.allRankIc,
        series.controlRankIc[everything],
        series.premium[0],
        seen(regimes.index()),
        seen(regimes.trend()),
        seen(regimes.volatility()));
  }

  private float[] seen(float[] byDate) {
    return Arrays.copyOfRange(byDate, first, first + days);
  }

  private IntPredicate inside(Period period) {
    return day -> period.contains(first + day);
  }

  private IntPredicate where(float[] byDate, int value) {
    return day -> byDate[first + day] == value;
  }

  private Slice slice(String name, StudySeries.Sheet sheet, IntPredicate chosen) {
    double names =
        IntStream.range(0, days)
            .filter(day -> chosen.test(day) && !Float.isNaN(sheet.rankIc[day]))
            .mapToDouble(day -> sheet.names[day])
            .average()
            .orElse(Double.NaN);
    return new Slice(name, names, Figures.of(sheet.rankIc, chosen, horizons.target().horizon()));
  }

  private List<Slice> years(StudySeries.Sheet sheet) {
    int[] years =
        IntStream.range(first, first + days)
            .mapToObj(panel.dates()::at)
            .mapToInt(LocalDate::getYear)
            .toArray();
    return Arrays.stream(years)
        .distinct()
        .mapToObj(year -> slice(Integer.toString(year), sheet, day -> years[day] == year))
        .toList();
  }

  private static List<Slice> parts(List<String> names, StudySeries.Parts parts, int horizon) {
    return IntStream.range(0, names.size())
        .mapToObj(p -> {
          float[] rankIc = parts.rankIc[p];
          double mean =
              IntStream.range(0, rankIc.length)
                  .filter(day -> !Float.isNaN(rankIc[day]))
                  .mapToDouble(day -> parts.names[p][day])
                  .average()
                  .orElse(Double.NaN);
          return new Slice(names.get(p), mean, Figures.of(rankIc, horizon));
        })
        .toList();
  }

  private static List<Control> controls(StudySeries series, int horizon) {
    return IntStream.range(0, Controls.KINDS.size())
        .mapToObj(k ->
            new Control(
                Controls.KINDS.get(k).name(),
                Figures.of(series.controlRankIc[k], horizon),
                Figures.of(series.premium[k], horizon)))
        .toList();
  }
}
