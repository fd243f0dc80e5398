package lode.validation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lode.backtest.QuantileBacktest;
import lode.backtest.Rules;
import lode.evaluation.Split;
import lode.evaluation.Target;
import lode.evaluation.TrackRecord;
import lode.evaluation.TrackRecords;
import lode.evaluation.Values;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * Looks at the finalists of a search, and at what they are compared with, in one pass over train
 * and validation: each formula is evaluated once, whatever is made of its rows. The panel is cut
 * before the holdout, so nothing of it can be read.
 */
public final class Validator {
  private final Panel panel;
  private final String universe;
  private final Target target;
  private final Split split;
  private final QuantileBacktest backtest;
  private final int threads;

  /**
   * A validator over the whole panel, which is cut here.
   *
   * @param threads that look; what they see is the same for any number
   */
  public Validator(
      Panel whole, String universe, Target target, Split split, Rules rules, int threads) {
    this.panel = whole.until(split.validation().to());
    this.universe = universe;
    this.target = target;
    this.split = split;
    this.backtest = new QuantileBacktest(panel, universe, target, rules);
    this.threads = threads;
  }

  /**
   * Looks at formulas; one that is named twice is looked at once.
   *
   * @param finalists scored, traded, ranked and recorded
   * @param sampled of which the track record is kept
   * @param others whose ranks are kept, to say how like them a finalist is
   */
  public Observations observe(
      List<Formula> finalists, List<Formula> sampled, List<Formula> others) {
    Period seen = new Period(split.train().from(), split.validation().to());
    RankCorrelation likeness = new RankCorrelation(panel, universe, seen);
    Map<Formula, Examination> examined = new LinkedHashMap<>();
    finalists.forEach(f -> examined.put(f, new Examination(split, backtest, likeness.ranks())));
    Map<Formula, TrackRecord> records = records(seen, sampled, examined);
    Map<Formula, RankCorrelation.Ranks> ranks = new HashMap<>();
    examined.forEach((formula, examination) -> ranks.put(formula, examination.ranks()));
    rank(others.stream().distinct().filter(f -> !ranks.containsKey(f)).toList(), likeness, ranks);
    return new Observations(examined, records, ranks, threads);
  }

  /** The finalists come first: they take longest, and threads should end together. */
  private Map<Formula, TrackRecord> records(
      Period seen, List<Formula> sampled, Map<Formula, Examination> examined) {
    Set<Formula> distinct = new LinkedHashSet<>(examined.keySet());
    distinct.addAll(sampled);
    List<Formula> all = List.copyOf(distinct);
    List<TrackRecord> records =
        new TrackRecords(panel, universe, target, seen)
            .of(all, Map.<Formula, TrackRecords.Onlooker>copyOf(examined), threads);
    Map<Formula, TrackRecord> byFormula = new HashMap<>();
    for (int f = 0; f < all.size(); f++) {
      byFormula.put(all.get(f), records.get(f));
    }
    return byFormula;
  }

  private void rank(
      List<Formula> formulas, RankCorrelation likeness, Map<Formula, RankCorrelation.Ranks> into) {
    List<RankCorrelation.Ranks> ranks =
        Stream.generate(likeness::ranks).limit(formulas.size()).toList();
    Values.each(
        panel,
        universe,
        formulas,
        new Period(split.train().from(), split.validation().to()),
        threads,
        (root, date, data, offset) -> ranks.get(root).row(date, data, offset));
    for (int f = 0; f < formulas.size(); f++) {
      into.put(formulas.get(f), ranks.get(f));
    }
  }
}
