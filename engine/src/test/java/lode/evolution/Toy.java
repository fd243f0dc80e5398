package lode.evolution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import lode.evaluation.Probe;
import lode.evaluation.Target;
import lode.formula.Formula;
import lode.formula.Vocabulary;
import lode.operator.Operators;
import lode.panel.Dates;
import lode.panel.Field;
import lode.panel.Panel;
import lode.panel.PanelWriter;
import lode.panel.Period;
import lode.panel.Price;
import lode.panel.Stocks;
import lode.panel.TradingStatus;

/** A market small enough to evolve on in a second, with one signal: past returns revert. */
final class Toy {
  static final int DATES = 150;
  static final int STOCKS = 32;
  static final Period TRAIN = new Period(30, 120);
  static final Target TARGET = new Target(2, Price.OPEN);

  private static final Panel PANEL = make();

  private Toy() {}

  static Panel panel() {
    return PANEL;
  }

  static Assignment assignment() {
    return new Assignment(PANEL.fingerprint(), DATES, "all", TARGET, TRAIN);
  }

  static BatchEvaluator evaluator() {
    return new LocalEvaluator(PANEL, assignment());
  }

  static ToHash probe() {
    return new Probe(PANEL, "all", TRAIN)::hash;
  }

  static Vocabulary vocabulary() {
    return new Vocabulary(
        List.of("open", "close", "volume", "returns"),
        Operators.all(),
        List.of(2, 3, 5, 10, 20),
        List.of(0.5f, 1f, 2f),
        List.of("sector"));
  }

  static SearchSettings settings(long seed) {
    SearchSettings base = SearchSettings.defaults().withSeed(seed).withPopulation(40);
    return new SearchSettings(
        base.seed(),
        base.population(),
        base.objective(),
        new SizeLimits(15, 5, 60),
        base.rates(),
        new Eligibility(30, 0.3, 8, 0.8),
        base.survivors(),
        base.tournament(),
        base.retries(),
        10,
        base.archiveCorrelation(),
        base.parsimony(),
        base.discountFrom(),
        base.racing());
  }

  static Search search(long seed) {
    return search(seed, evaluator());
  }

  static Search search(long seed, BatchEvaluator evaluator) {
    return new Search(settings(seed), vocabulary(), evaluator, probe(), List.of(), List.of());
  }

  static List<String> texts(List<Individual> individuals) {
    return individuals.stream().map(i -> i.formula().text()).toList();
  }

  static List<Formula> formulas(String... texts) {
    return Arrays.stream(texts).map(t -> Formula.parse(t).canonical()).toList();
  }

  private static Panel make() {
    Random random = new Random(7);
    float[][] open = new float[DATES][STOCKS];
    float[][] close = new float[DATES][STOCKS];
    float[][] volume = new float[DATES][STOCKS];
    float[][] returns = new float[DATES][STOCKS];
    double[] price = new double[STOCKS];
    double[] drift = new double[STOCKS];
    for (int t = 0; t < DATES; t++) {
      for (int s = 0; s < STOCKS; s++) {
        if (t == 0) {
          price[s] = 10 + 30 * random.nextDouble();
        }
        double shock = 0.02 * random.nextGaussian();
        double gap = -0.2 * drift[s] + 0.004 * random.nextGaussian();
        open[t][s] = (float) (price[s] * Math.exp(gap));
        price[s] *= Math.exp(gap + shock);
        close[t][s] = (float) price[s];
        returns[t][s] = (float) (gap + shock);
        volume[t][s] = (float) Math.rint(1e5 * (s + 1) * Math.exp(0.5 * random.nextGaussian()));
        drift[s] = 0.7 * drift[s] + shock;
      }
    }
    List<LocalDate> days = new ArrayList<>();
    for (int t = 0; t < DATES; t++) {
      days.add(LocalDate.of(2020, 1, 1).plusDays(t));
    }
    List<String> symbols = IntStream.range(0, STOCKS).mapToObj("s%02d"::formatted).toList();
    return new PanelWriter(Dates.of(days), new Stocks(symbols))
        .add(value("open"), rows(open))
        .add(value("high"), rows(close))
        .add(value("low"), rows(open))
        .add(value("close"), rows(close))
        .add(value("vwap"), rows(close))
        .add(value("volume"), rows(volume))
        .add(value("returns"), rows(returns))
        .add(
            new Field("sector", Field.Kind.GROUP, "sector"),
            List.of("a", "b", "c"),
            (date, row) -> fill(row, s -> s % 3))
        .add(
            new Field("status", Field.Kind.STATUS, "status"),
            (date, row) -> fill(row, s -> TradingStatus.TRADED))
        .add(new Field("universe_all", Field.Kind.MASK, "traded"), (date, row) -> fill(row, s -> 1))
        .build();
  }

  private static Field value(String name) {
    return new Field(name, Field.Kind.VALUE, name);
  }

  private static PanelWriter.RowFiller rows(float[][] values) {
    return (date, row) -> System.arraycopy(values[date], 0, row, 0, STOCKS);
  }

  private static void fill(float[] row, IntUnaryOperator value) {
    for (int s = 0; s < STOCKS; s++) {
      row[s] = value.applyAsInt(s);
    }
  }
}
