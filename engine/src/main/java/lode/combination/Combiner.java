package lode.combination;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import lode.evaluation.Fitness;
import lode.evaluation.Labels;
import lode.evaluation.RowScorer;
import lode.evaluation.Score;
import lode.evaluation.Split;
import lode.evaluation.Standing;
import lode.evaluation.Target;
import lode.evaluation.Values;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * Combines factors by several methods at once and measures what comes out. The panel is cut at the
 * end of validation, so nothing of the holdout can be read; weights are fitted on train, or on days
 * whose labels were known by then.
 */
public final class Combiner {
  private final Panel panel;
  private final String universe;
  private final Target target;
  private final Split split;
  private final List<Formula> formulas;
  private final Plan plan;
  private final Labels labels;
  private final History history;
  private final List<Single> singles = new ArrayList<>();

  /**
   * A combiner over the whole panel, which is cut here.
   *
   * @param formulas at least one
   * @param methods that will be asked for
   * @param threads that score; the results are the same for any number
   * @throws IllegalArgumentException if there is no factor, no train, or no validation
   */
  public Combiner(
      Panel whole,
      String universe,
      Target target,
      Split split,
      List<Formula> formulas,
      Plan plan,
      List<Method> methods,
      int threads) {
    if (formulas.isEmpty() || split.train().size() == 0 || split.validation().size() == 0) {
      throw new IllegalArgumentException(
          "nothing to combine: factors=%d train=%d validation=%d"
              .formatted(formulas.size(), split.train().size(), split.validation().size()));
    }
    this.panel = whole.until(split.validation().to());
    this.universe = universe;
    this.target = target;
    this.split = split;
    this.formulas = List.copyOf(formulas);
    this.plan = plan;
    Period seen = new Period(split.train().from(), split.validation().to());
    this.labels = Labels.of(panel, universe, List.of(target), seen);
    this.history =
        History.of(panel, labels, formulas, plan.scale(), methods.contains(Method.POOL), threads);
    for (int f = 0; f < formulas.size(); f++) {
      var series = history.scores().get(f).series().getFirst();
      singles.add(
          new Single(
              formulas.get(f),
              Fitness.of(series, split.train()),
              Fitness.of(series, split.validation())));
    }
  }

  /** The factors by themselves, in order. */
  public List<Single> singles() {
    return List.copyOf(singles);
  }

  /** The strongest of them on train. */
  public Single best() {
    return singles.stream().max(Comparator.comparingDouble(Single::strength)).orElseThrow();
  }

  /** The panel up to the end of validation. */
  public Panel panel() {
    return panel;
  }

  /** What each method makes of the factors, in order. */
  public List<Combined> combine(List<Method> methods) {
    List<List<Weights>> paths = methods.stream().map(this::path).toList();
    List<RowScorer> scorers = methods.stream().map(m -> new RowScorer(panel, labels)).toList();
    stream(paths, labels.period(), (m, date, row, offset) -> scorers.get(m).row(date, row, offset));
    return IntStream.range(0, methods.size())
        .mapToObj(m -> combined(methods.get(m), paths.get(m), scorers.get(m).score()))
        .toList();
  }

  private Combined combined(Method method, List<Weights> path, Score score) {
    var series = score.series().getFirst();
    return new Combined(
        method, path, Fitness.of(series, split.train()), Fitness.of(series, split.validation()));
  }

  /** Hands out the combined values of all dates up to the end of validation, in order. */
  public void values(List<Combined> combined, Values.Sink sink) {
    stream(
        combined.stream().map(Combined::path).toList(), new Period(0, panel.dates().size()), sink);
  }

  /** The weights of a method: fitted once on train, or along the way. */
  List<Weights> path(Method method) {
    Fit fit = new Fit(target.horizon(), plan.shrinkage(), plan.t());
    if (!plan.rolling()) {
      Period train = split.train();
      return List.of(
          new Weights(
              train.to() - 1 + target.reach(),
              fitted(method, history.past(train.from(), train.to()), fit)));
    }
    List<Weights> path = new ArrayList<>();
    for (int date = 0; date < panel.dates().size(); date += plan.every()) {
      int to = date - target.reach() + 1;
      Past past = history.past(to - plan.window(), to);
      if (past.ics().length >= Past.LEAST_DAYS) {
        path.add(new Weights(date, fitted(method, past, fit)));
      }
    }
    if (path.isEmpty()) {
      throw tooFew(0);
    }
    return List.copyOf(path);
  }

  private static double[] fitted(Method method, Past past, Fit fit) {
    if (past.ics().length < Past.LEAST_DAYS) {
      throw tooFew(past.ics().length);
    }
    return method.weights(past, fit);
  }

  private static IllegalArgumentException tooFew(int days) {
    return new IllegalArgumentException(
        "too few days on which every factor has a rank IC: days=%d least=%d"
            .formatted(days, Past.LEAST_DAYS));
  }

  /**
   * Adds up standings by weights. A stock without a standing in a factor stands in its middle; one
   * that lacks half of the weights or more has no value.
   */
  private void stream(List<List<Weights>> paths, Period period, Values.Sink sink) {
    int stocks = panel.stocks().size();
    Standing standing = new Standing(panel, universe, period);
    float[][] places = new float[formulas.size()][stocks];
    float[] row = new float[panel.stride()];
    Values.stream(
        panel,
        universe,
        formulas,
        period,
        (factor, date, data, offset) -> {
          standing.of(date, data, offset, plan.scale(), places[factor]);
          if (factor == formulas.size() - 1) {
            for (int m = 0; m < paths.size(); m++) {
              add(weights(paths.get(m), date), places, row);
              sink.row(m, date, row, 0);
            }
          }
        });
  }

  private double[] weights(List<Weights> path, int date) {
    if (!plan.rolling()) {
      return path.getFirst().values();
    }
    double[] known = new double[formulas.size()];
    for (Weights weights : path) {
      known = weights.known() <= date ? weights.values() : known;
    }
    return known;
  }

  private static void add(double[] weights, float[][] places, float[] row) {
    java.util.Arrays.fill(row, Float.NaN);
    for (int s = 0; s < places[0].length; s++) {
      double sum = 0;
      double present = 0;
      for (int f = 0; f < weights.length; f++) {
        if (!Float.isNaN(places[f][s])) {
          sum += weights[f] * places[f][s];
          present += Math.abs(weights[f]);
        }
      }
      row[s] = present > 0.5 ? (float) sum : Float.NaN;
    }
  }
}
