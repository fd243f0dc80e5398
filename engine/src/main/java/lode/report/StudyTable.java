package lode.report;

import java.util.List;
import lode.validation.Control;
import lode.validation.DecayStudy;
import lode.validation.Enterable;
import lode.validation.FactorStudy;
import lode.validation.Figures;
import lode.validation.HorizonStudy;
import lode.validation.QuantileValues;
import lode.validation.Slice;
import lode.validation.WalkForward;

/** The study of a factor as tables for people. */
public final class StudyTable {
  private static final double BPS = 1e4;

  private final FactorStudy study;
  private final StringBuilder text = new StringBuilder();

  private StudyTable(FactorStudy study) {
    this.study = study;
  }

  /** All tables, one below the other. */
  public static String of(FactorStudy study) {
    StudyTable table = new StudyTable(study);
    table.about();
    table.horizons();
    table.quantiles();
    table.enterable();
    table.walkForward();
    table.slices("part", study.parts());
    table.slices("year", study.years());
    table.slices("trend of " + study.index(), study.trends());
    table.slices("volatility of " + study.index(), study.volatilities());
    table.slices("size by " + study.sizeField(), study.sizes());
    table.slices(study.groupField(), study.groups());
    table.controls();
    table.decay();
    return table.text.toString();
  }

  private void about() {
    text.append(
        "f:%s  sign %+d%n%n  %s%n%n".formatted(study.fid(), study.direction(), study.formula()));
    text.append(
        "data %s  universe %s  label %s%n"
            .formatted(
                study.data().substring(0, Math.min(12, study.data().length())),
                study.universe(),
                study.target()));
    int trainTo = study.trainTo();
    text.append(
        "train %s to %s  validation %s to %s%n"
            .formatted(date(0), date(trainTo - 1), date(study.validationFrom()), date(days() - 1)));
    text.append("as measured: with sign -1 a negative IC is good; t is Newey-West's\n\n");
  }

  private int days() {
    return study.dates().size();
  }

  private String date(int day) {
    return day >= 0 && day < days() ? study.dates().get(day) : "-";
  }

  private void horizons() {
    TextTable table =
        new TextTable(
            "held",
            "rank_ic",
            "icir",
            "t",
            "naive t",
            "valid",
            "ic",
            "top bps",
            "bottom",
            "spread",
            "t spread",
            "alpha/y",
            "beta",
            "to top",
            "rho");
    for (HorizonStudy sheet : study.horizons()) {
      List<Figures> quantiles = sheet.quantileFigures();
      table.row(
          sheet.days() + "d",
          ic(sheet.rankIcFigures().mean()),
          two(sheet.rankIcFigures().ir()),
          two(sheet.rankIcFigures().t()),
          two(sheet.rankIcFigures().naiveT()),
          ic(sheet.rankIcValidation().mean()),
          ic(sheet.icFigures().mean()),
          bps(quantiles.getLast().mean()),
          bps(quantiles.getFirst().mean()),
          bps(sheet.spreadFigures().mean()),
          two(sheet.spreadFigures().t()),
          Numbers.percent(sheet.annualAlpha()),
          two(sheet.beta()),
          two(sheet.meanTopTurnover()),
          two(sheet.meanRankAutocorrelation()));
    }
    add(table);
  }

  private void quantiles() {
    TextTable table = new TextTable("quantile", "min", "max", "mean", "std", "count", "share");
    for (QuantileValues q : study.quantiles()) {
      table.row(
          q.quantile(),
          value(q.min()),
          value(q.max()),
          value(q.mean()),
          value(q.std()),
          q.count(),
          Numbers.percent(q.share()));
    }
    add(table);
  }

  private void enterable() {
    Enterable enterable = study.enterable();
    TextTable table = new TextTable("names", "rank_ic", "icir", "t", "naive t");
    row(table, "enterable at t+1", enterable.enterable());
    row(table, "the same, sold when they could be", enterable.realised());
    row(table, "all: nobody's to earn", enterable.all());
    text.append(table);
    text.append(
        "gap %s; not enterable: %s of all names, %s of the quantile that would be bought%n%n"
            .formatted(
                ic(enterable.gap()),
                Numbers.percent(enterable.blocked()),
                Numbers.percent(enterable.blockedTop())));
  }

  private static void row(TextTable table, String name, Figures figures) {
    table.row(name, ic(figures.mean()), two(figures.ir()), two(figures.t()), two(figures.naiveT()));
  }

  private void walkForward() {
    WalkForward walk = study.walkForward();
    TextTable table =
        new TextTable(
            "fold",
            "train to",
            "test",
            "to",
            "sign",
            "IS rank_ic",
            "t",
            "OOS rank_ic",
            "t",
            "OOS spread bps");
    int number = 1;
    for (WalkForward.Fold fold : walk.folds()) {
      table.row(
          number++,
          date(fold.trainTo() - 1),
          date(fold.testFrom()),
          date(fold.testTo() - 1),
          "%+d".formatted(fold.direction()),
          ic(fold.inSample().mean()),
          two(fold.inSample().t()),
          ic(fold.outOfSample().mean()),
          two(fold.outOfSample().t()),
          bps(fold.spreadOutOfSample().mean()));
    }
    text.append(table);
    text.append(
        "purge %d, embargo %d days; all tests, signs of their folds: rank_ic %s, icir %s, t %s%n%n"
            .formatted(
                walk.purge(),
                walk.embargo(),
                ic(walk.outOfSample().mean()),
                two(walk.outOfSample().ir()),
                two(walk.outOfSample().t())));
  }

  private void slices(String heading, List<Slice> all) {
    List<Slice> slices = all.stream().filter(slice -> slice.rankIc().days() > 0).toList();
    if (slices.isEmpty()) {
      return;
    }
    TextTable table =
        new TextTable(heading, "days", "names", "rank_ic", "icir", "t", "naive t", "above 0");
    for (Slice slice : slices) {
      Figures figures = slice.rankIc();
      table.row(
          slice.name(),
          figures.days(),
          Numbers.fixed(slice.names(), 0),
          ic(figures.mean()),
          two(figures.ir()),
          two(figures.t()),
          two(figures.naiveT()),
          Numbers.percent(figures.positive()));
    }
    add(table);
  }

  private void controls() {
    TextTable table =
        new TextTable("taken out", "rank_ic", "icir", "t", "premium bps", "t premium", "naive t");
    for (Control control : study.controls()) {
      table.row(
          control.name(),
          ic(control.rankIc().mean()),
          two(control.rankIc().ir()),
          two(control.rankIc().t()),
          bps(control.premium().mean()),
          two(control.premium().t()),
          two(control.premium().naiveT()));
    }
    add(table);
  }

  private void decay() {
    DecayStudy decay = study.decay();
    TextTable table = new TextTable("days", "held rank_ic", "t", "that day alone", "t");
    for (int day : new int[] {1, 2, 3, 5, 7, 10, 15, DecayStudy.DAYS}) {
      table.row(
          day,
          ic(decay.horizonRankIc()[day - 1]),
          two(decay.horizonT()[day - 1]),
          ic(decay.lagRankIc()[day - 1]),
          two(decay.lagT()[day - 1]));
    }
    text.append(table);
    text.append(
        "half-life %s days by rank IC, %s by rank autocorrelation%n"
            .formatted(Numbers.fixed(decay.halfLife(), 1), Numbers.fixed(decay.rankHalfLife(), 1)));
  }

  private void add(TextTable table) {
    text.append(table).append('\n');
  }

  private static String ic(double value) {
    return Numbers.fixed(value, 4);
  }

  private static String two(double value) {
    return Numbers.fixed(value, 2);
  }

  private static String bps(double value) {
    return Numbers.fixed(value * BPS, 1);
  }

  private static String value(double value) {
    return Double.isNaN(value) ? "nan" : "%.4g".formatted(value);
  }
}
