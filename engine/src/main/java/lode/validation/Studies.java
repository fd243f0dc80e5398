package lode.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lode.evaluation.Shards;
import lode.evaluation.Split;
import lode.evaluation.Target;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * Studies formulas over train and validation. The panel is cut before the holdout, so nothing of it
 * can be read. The dates are cut into stretches that several threads work on; what is found does
 * not depend on how many.
 */
public final class Studies {
  /** Dates of a stretch: enough to be worth its warm-up, few enough for the labels' memory. */
  private static final int STRETCH = 128;

  private final Panel panel;
  private final String universe;
  private final Horizons horizons;
  private final Split split;
  private final int embargo;
  private final int quantiles;
  private final int threads;

  /**
   * Studies over a whole panel, which is cut here.
   *
   * @param embargo further days left out between train and test of a walk-forward fold
   * @param quantiles equal parts that names are cut into, at least 2
   * @param threads threads that measure, at least 1
   */
  public Studies(
      Panel whole,
      String universe,
      Target target,
      Split split,
      int embargo,
      int quantiles,
      int threads) {
    if (quantiles < 2) {
      throw new IllegalArgumentException("too few quantiles: quantiles=" + quantiles + " least=2");
    }
    this.panel = whole.until(split.validation().to());
    this.universe = universe;
    this.horizons = new Horizons(target);
    this.split = split;
    this.embargo = embargo;
    this.quantiles = quantiles;
    this.threads = threads;
  }

  /** The study of each formula, in order. */
  public List<FactorStudy> of(List<Formula> formulas) {
    Period seen = new Period(split.train().from(), split.validation().to());
    String groupField = Background.groupField(panel);
    List<String> groups = groupField.isEmpty() ? List.of() : panel.groups(groupField);
    List<StudySeries> series = new ArrayList<>();
    formulas.forEach(f ->
        series.add(
            new StudySeries(seen.size(), horizons.sheets().length, quantiles, groups.size())));
    StudyPass pass = new StudyPass(panel, universe, horizons, seen, quantiles, groups.size());
    Shards.map(
        stretches(seen),
        threads,
        stretches -> {
          stretches.forEach(stretch -> pass.run(formulas, stretch, series));
          return List.of();
        });
    Summing summing =
        new Summing(panel, universe, horizons, split, embargo, Regimes.of(panel, universe), groups);
    return IntStream.range(0, formulas.size())
        .mapToObj(i -> summing.study(formulas.get(i), series.get(i)))
        .toList();
  }

  private static List<Period> stretches(Period seen) {
    return IntStream.range(0, Math.ceilDiv(seen.size(), STRETCH))
        .map(i -> seen.from() + i * STRETCH)
        .mapToObj(from -> new Period(from, Math.min(seen.to(), from + STRETCH)))
        .toList();
  }
}
