package lode.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lode.evaluation.DailySeries;
import lode.evaluation.Fitness;
import lode.evaluation.Labels;
import lode.evaluation.Metric;
import lode.evaluation.Score;
import lode.evaluation.Scorer;
import lode.evaluation.Shards;
import lode.evaluation.Target;
import lode.formula.Formula;
import lode.operator.Operators;
import lode.panel.Panel;
import lode.panel.Period;
import lode.panel.Price;
import lode.validation.RankCorrelation;

/**
 * Brings a library up to the last date of its data: computes the new days of every factor that is
 * not retired, measures what has become known of them since, and says which decay. Only new days
 * are computed, with the bits of a full run; all is written at once, so that an update that is
 * killed has changed nothing.
 */
public final class LibraryUpdate {
  /** Periods measured, in days back from the last day whose label is known; 0 is all of them. */
  private static final List<Integer> PERIODS = List.of(20, 60, 120, 250, 0);

  /** Days that correlations are taken over. */
  private static final int LIKENESS_DAYS = 250;

  /**
   * What the user may choose.
   *
   * @param values folder of the files of values
   * @param history days of values to begin with for a factor that has none
   * @param recent newest days whose values are in the database too; 0: none
   * @param rebuild whether what is known is forgotten and computed anew
   * @param threads that evaluate; results are the same for any number
   */
  public record Choices(Path values, int history, int recent, boolean rebuild, int threads) {
    /** Checks the numbers. */
    public Choices {
      if (history < 1 || recent < 0 || threads < 1) {
        throw new IllegalArgumentException(
            "out of range: history=%d least=1 recent=%d least=0 threads=%d least=1"
                .formatted(history, recent, threads));
      }
    }
  }

  /**
   * What an update did.
   *
   * @param evaluated last date of the data
   * @param files files of values written
   * @param days days of values that are new, of the factor that had most to catch up
   * @param values rows of values in the database
   * @param rows one for each factor measured
   * @param notes what else is to be told
   */
  public record Outcome(
      String evaluated,
      List<String> files,
      int days,
      int values,
      List<Row> rows,
      List<String> notes) {}

  /**
   * A factor after an update.
   *
   * @param recent metrics of the last 60 days
   * @param all metrics of all days
   */
  public record Row(
      Factor factor, Map<String, Double> recent, Map<String, Double> all, DecayWatch decay) {}

  private final FactorDatabase library;
  private final Measurements measurements;
  private final Panel panel;
  private final Choices choices;
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Integer> dateIndex = new HashMap<>();

  private LibraryUpdate(FactorDatabase library, Panel panel, Choices choices) {
    this.library = library;
    this.measurements = library.measurements();
    this.panel = panel;
    this.choices = choices;
    for (int i = 0; i < panel.dates().size(); i++) {
      dateIndex.put(panel.dates().at(i).toString(), i);
    }
  }

  /**
   * Updates a library.
   *
   * @throws lode.market.DataException if the data do not go on from those of the last update
   */
  public static Outcome run(FactorDatabase library, Panel panel, Choices choices) {
    return new LibraryUpdate(library, panel, choices).run();
  }

  private Outcome run() {
    List<Factor> factors = library.all().stream().filter(this::usable).toList();
    List<Measurements.ValueFile> known = choices.rebuild() ? List.of() : measurements.files();
    ValueHistory history = new ValueHistory(choices.values(), known, notes);
    List<Measurements.ValueFile> files =
        history.extend(panel, factors, choices.history(), choices.threads());

    Map<String, List<Measurements.Day>> fresh = measure(factors);
    Map<String, Map<String, Map<String, Double>>> performance = new TreeMap<>();
    Map<String, DecayWatch> decay = new TreeMap<>();
    for (Factor factor : factors) {
      DailySeries series = series(factor, fresh.get(factor.fid()));
      performance.put(factor.fid(), performance(factor, series));
      decay.put(factor.fid(), decay(factor, series));
    }
    List<Measurements.Standing> standings = standings(factors);
    int size = panel.dates().size();
    String evaluated = panel.dates().at(size - 1).toString();
    String oldest =
        choices.recent() == 0
            ? "9999"
            : panel.dates().at(Math.max(0, size - choices.recent())).toString();
    if (choices.rebuild()) {
      measurements.forget(measurements.files());
    }
    measurements.save(
        new Measurements.Update(
            evaluated,
            choices.rebuild() ? factors.stream().map(Factor::fid).toList() : List.of(),
            files,
            fresh,
            performance,
            decay,
            likeness(factors),
            standings,
            oldest));
    return new Outcome(
        evaluated,
        files.stream().map(Measurements.ValueFile::file).toList(),
        files.stream().mapToInt(this::days).max().orElse(0),
        standings.size(),
        factors.stream()
            .map(f ->
                new Row(
                    f,
                    performance.get(f.fid()).getOrDefault("60d", Map.of()),
                    performance.get(f.fid()).get("all"),
                    decay.get(f.fid())))
            .toList(),
        List.copyOf(notes));
  }

  private int days(Measurements.ValueFile file) {
    return dateIndex.get(file.last()) - dateIndex.get(file.first()) + 1;
  }

  /** Whether a factor can be measured on these data; says why not. */
  private boolean usable(Factor factor) {
    if (factor.status() == Factor.Status.RETIRED) {
      return false;
    }
    Formula formula = Formula.parse(factor.formula());
    List<String> lacking = new ArrayList<>();
    formula.fields().stream().filter(f -> !panel.has(f)).forEach(lacking::add);
    formula.groups().stream().filter(f -> !panel.has(f)).forEach(lacking::add);
    if (!panel.universes().contains(factor.universe())) {
      lacking.add("universe " + factor.universe());
    }
    if (!factor.operators().equals(Operators.VERSION)) {
      lacking.add("operators " + factor.operators());
    }
    if (!lacking.isEmpty()) {
      notes.add("left out: f:" + factor.fid() + " lacks=" + String.join(",", lacking));
    }
    return lacking.isEmpty();
  }

  /** Factors that are scored together. */
  private record Group(String universe, String target, int from) {}

  /** The per-date numbers that are new or may have changed: those whose label was not known. */
  private Map<String, List<Measurements.Day>> measure(List<Factor> factors) {
    Map<String, String> last = choices.rebuild() ? Map.of() : measurements.lastDays();
    Map<Group, List<Factor>> groups =
        new TreeMap<>(
            Comparator.comparing(Group::universe)
                .thenComparing(Group::target)
                .thenComparingInt(Group::from));
    for (Factor factor : factors) {
      int known = dateIndex.getOrDefault(last.getOrDefault(factor.fid(), ""), -1);
      int from = Math.max(0, known - target(factor.target()).reach() + 1);
      groups
          .computeIfAbsent(
              new Group(factor.universe(), factor.target(), from), _ -> new ArrayList<>())
          .add(factor);
    }
    Map<String, List<Measurements.Day>> days = new LinkedHashMap<>();
    groups.forEach((group, members) -> days.putAll(measure(group, members)));
    return days;
  }

  /** One date more than is asked for, because turnover compares with the day before. */
  private Map<String, List<Measurements.Day>> measure(Group group, List<Factor> factors) {
    Period period = new Period(Math.max(0, group.from() - 1), panel.dates().size());
    Labels labels = Labels.of(panel, group.universe(), List.of(target(group.target())), period);
    List<Score> scores =
        Shards.map(
            factors.stream().map(f -> Formula.parse(f.formula())).toList(),
            choices.threads(),
            shard -> new Scorer(panel, labels).score(shard));
    Map<String, List<Measurements.Day>> days = new LinkedHashMap<>();
    for (int f = 0; f < factors.size(); f++) {
      DailySeries series = scores.get(f).series().getFirst();
      List<Measurements.Day> rows = new ArrayList<>();
      for (int date = group.from(); date < period.to(); date++) {
        rows.add(day(series, date));
      }
      days.put(factors.get(f).fid(), rows);
    }
    return days;
  }

  private Measurements.Day day(DailySeries series, int date) {
    int i = date - series.from();
    return new Measurements.Day(
        panel.dates().at(date).toString(),
        series.ic()[i],
        series.rankIc()[i],
        series.coverage()[i],
        series.turnover()[i],
        series.names()[i],
        series.ties()[i]);
  }

  /** All dates of the panel: what is known, with the fresh days over it. */
  private DailySeries series(Factor factor, List<Measurements.Day> fresh) {
    int size = panel.dates().size();
    DailySeries series =
        new DailySeries(
            target(factor.target()).horizon(),
            0,
            missing(size),
            missing(size),
            missing(size),
            missing(size),
            new float[size],
            missing(size));
    if (!choices.rebuild()) {
      measurements.days(factor.fid()).forEach(day -> fill(series, day));
    }
    fresh.forEach(day -> fill(series, day));
    return series;
  }

  private static float[] missing(int size) {
    float[] daily = new float[size];
    Arrays.fill(daily, Float.NaN);
    return daily;
  }

  private void fill(DailySeries series, Measurements.Day day) {
    Integer i = dateIndex.get(day.date());
    if (i != null) {
      series.ic()[i] = day.ic();
      series.rankIc()[i] = day.rankIc();
      series.coverage()[i] = day.coverage();
      series.turnover()[i] = day.turnover();
      series.names()[i] = day.names();
      series.ties()[i] = day.ties();
    }
  }

  private Map<String, Map<String, Double>> performance(Factor factor, DailySeries series) {
    int end = Math.max(0, panel.dates().size() - target(factor.target()).reach());
    Map<String, Map<String, Double>> performance = new TreeMap<>();
    for (int days : PERIODS) {
      if (days <= end) {
        Period period = new Period(days == 0 ? 0 : end - days, end);
        performance.put(days == 0 ? "all" : days + "d", metrics(Fitness.of(series, period)));
      }
    }
    return performance;
  }

  private static Map<String, Double> metrics(Fitness fitness) {
    Map<String, Double> metrics = new TreeMap<>();
    for (Metric metric : Metric.values()) {
      if (Double.isFinite(fitness.get(metric))) {
        metrics.put(metric.key(), fitness.get(metric));
      }
    }
    return metrics;
  }

  private static DecayWatch decay(Factor factor, DailySeries series) {
    double[] oriented = new double[series.rankIc().length];
    int n = 0;
    for (float rankIc : series.rankIc()) {
      if (!Float.isNaN(rankIc)) {
        oriented[n++] = (double) factor.direction() * rankIc;
      }
    }
    return DecayWatch.of(Arrays.copyOf(oriented, n), series.horizon());
  }

  private List<Measurements.Standing> standings(List<Factor> factors) {
    int size = panel.dates().size();
    List<Measurements.Standing> standings = new ArrayList<>();
    if (choices.recent() > 0) {
      Period dates = new Period(Math.max(0, size - choices.recent()), size);
      byUniverse(factors)
          .forEach((universe, members) ->
              standings.addAll(Standings.of(panel, universe, members, dates)));
    }
    return standings;
  }

  private List<Measurements.Likeness> likeness(List<Factor> factors) {
    int size = panel.dates().size();
    Map<String, List<Factor>> universes = byUniverse(factors);
    String universe = universes.size() == 1 ? universes.keySet().iterator().next() : "all";
    double[][] rho =
        factors.size() < 2
            ? new double[0][]
            : RankCorrelation.matrix(
                panel,
                universe,
                factors.stream().map(f -> Formula.parse(f.formula())).toList(),
                new Period(Math.max(0, size - LIKENESS_DAYS), size),
                choices.threads());
    List<Measurements.Likeness> likeness = new ArrayList<>();
    for (int a = 0; a < rho.length; a++) {
      for (int b = 0; b < a; b++) {
        String first = factors.get(a).fid();
        String second = factors.get(b).fid();
        boolean ordered = first.compareTo(second) < 0;
        likeness.add(
            new Measurements.Likeness(
                ordered ? first : second, ordered ? second : first, rho[a][b]));
      }
    }
    return likeness;
  }

  private static Map<String, List<Factor>> byUniverse(List<Factor> factors) {
    Map<String, List<Factor>> universes = new TreeMap<>();
    factors.forEach(f -> universes.computeIfAbsent(f.universe(), _ -> new ArrayList<>()).add(f));
    return universes;
  }

  /**
   * The target of a key such as {@code 5d@open}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Target target(String key) {
    String[] parts = key.split("d@", -1);
    for (Price price : Price.values()) {
      if (parts.length == 2 && price.field().equals(parts[1]) && parts[0].matches("\\d{1,4}")) {
        return new Target(Integer.parseInt(parts[0]), price);
      }
    }
    throw new IllegalArgumentException("no such target: target=" + key + " expected=5d@open");
  }
}
