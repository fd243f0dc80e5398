package lode.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import lode.backtest.Performance;
import lode.report.Numbers;
import lode.report.TextTable;
import lode.timing.Combination;
import lode.timing.Mode;
import lode.timing.Question;
import lode.timing.RoundTrip;
import lode.timing.StockResult;
import lode.timing.Task;

/** What {@code lode timing} shows people. */
final class TimingText {
  private static final String HINDSIGHT = "model mode: today's weights over history, hindsight";

  private TimingText() {}

  /** One stock: figures beside those of holding it, and every round trip. */
  static List<String> of(StockResult result, Question question) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "stock=%s from=%s to=%s mode=%s buy>%s sell<%s entry=%s"
            .formatted(
                result.symbol(),
                result.from(),
                result.to(),
                result.mode().name().toLowerCase(java.util.Locale.ROOT),
                question.rules().buy(),
                question.rules().sell(),
                question.rules().entry().field()));
    lines.addAll(factors(question.factors()));
    if (result.mode() == Mode.MODEL) {
      lines.add(HINDSIGHT);
    }
    lines.add("");
    TextTable figures = new TextTable("after costs", "timing", "hold");
    figures(figures, result.timing(), result.hold());
    figures.row("round trips", result.trades(), "");
    figures.row("win rate", Numbers.percent(result.winRate()), "");
    figures.row("days invested", Numbers.percent(result.invested()), "");
    lines.addAll(figures.toString().lines().toList());
    lines.add("");
    TextTable trips = new TextTable("bought", "at", "sold", "at", "days", "profit", "");
    for (RoundTrip trip : result.roundTrips()) {
      trips.row(
          trip.bought(),
          Numbers.fixed(trip.buyPrice(), 3),
          trip.sold(),
          Numbers.fixed(trip.sellPrice(), 3),
          trip.days(),
          Numbers.percent(trip.profit()),
          trip.open() ? "held at the end" : trip.closedOut() ? "closed out: trades no more" : "");
    }
    lines.addAll(trips.toString().lines().toList());
    return lines;
  }

  /** Where the values of historical mode came from. */
  static String values(List<Integer> told, int dates) {
    return told.stream().allMatch(n -> n == 0)
        ? "note: values are computed from today's data: no library wrote them down at the time"
        : "note: values as the library wrote them down, by factor, on "
            + told
            + " of "
            + dates
            + " dates; on the others computed from today's data";
  }

  private static List<String> factors(Combination combination) {
    List<String> lines = new ArrayList<>();
    Combination.Row last = combination.rows().getLast();
    if (combination.rows().size() > 1) {
      lines.add("weights change %d times; the last:".formatted(combination.rows().size() - 1));
    }
    for (int f = 0; f < combination.formulas().size(); f++) {
      double weight = last.weights().get(f);
      lines.add(
          "  %s %s"
              .formatted(
                  Numbers.fixed(combination.learned() ? Math.abs(weight) : weight, 4),
                  combination.formulas().get(f)));
    }
    lines.add(combination.learned() ? "directions learned from rank ICs" : "directions as stated");
    return lines;
  }

  private static void figures(TextTable table, Performance timing, Performance hold) {
    row(table, "total return", timing, hold, Performance::totalReturn, true);
    row(table, "annual return", timing, hold, Performance::annualReturn, true);
    row(table, "volatility", timing, hold, Performance::volatility, true);
    row(table, "sharpe", timing, hold, Performance::sharpe, false);
    row(table, "sortino", timing, hold, Performance::sortino, false);
    row(table, "max drawdown", timing, hold, Performance::maxDrawdown, true);
    row(table, "var 95", timing, hold, Performance::var95, true);
  }

  private static void row(
      TextTable table,
      String name,
      Performance timing,
      Performance hold,
      ToDoubleFunction<Performance> figure,
      boolean percent) {
    double a = figure.applyAsDouble(timing);
    double b = figure.applyAsDouble(hold);
    table.row(
        name,
        percent ? Numbers.percent(a) : Numbers.fixed(a, 2),
        percent ? Numbers.percent(b) : Numbers.fixed(b, 2));
  }

  /** A batch: a line for each stock, and what the middle one of them got. */
  static List<String> of(List<Task> tasks, Path folder) {
    List<String> lines = new ArrayList<>();
    TextTable table =
        new TextTable("stock", "state", "return", "hold", "sharpe", "drawdown", "trips", "wins");
    for (Task task : tasks) {
      String state = task.state().name().toLowerCase(java.util.Locale.ROOT);
      if (task.state() == Task.State.DONE) {
        StockResult r = task.result();
        table.row(
            task.symbol(),
            state,
            Numbers.percent(r.timing().totalReturn()),
            Numbers.percent(r.hold().totalReturn()),
            Numbers.fixed(r.timing().sharpe(), 2),
            Numbers.percent(r.timing().maxDrawdown()),
            r.trades(),
            Numbers.percent(r.winRate()));
      } else {
        table.row(task.symbol(), state);
      }
    }
    lines.addAll(table.toString().lines().toList());
    tasks.stream()
        .filter(t -> t.state() == Task.State.FAILED)
        .forEach(t -> lines.add("failed %s: %s".formatted(t.symbol(), t.reason())));
    lines.add("");
    lines.addAll(summary(tasks, folder));
    return lines;
  }

  private static List<String> summary(List<Task> tasks, Path folder) {
    List<StockResult> done =
        tasks.stream().filter(t -> t.state() == Task.State.DONE).map(Task::result).toList();
    long failed = tasks.stream().filter(t -> t.state() == Task.State.FAILED).count();
    long open = tasks.size() - done.size() - failed;
    List<String> lines = new ArrayList<>();
    lines.add(
        "stocks=%d done=%d failed=%d open=%d".formatted(tasks.size(), done.size(), failed, open));
    if (!done.isEmpty()) {
      if (done.getFirst().mode() == Mode.MODEL) {
        lines.add(HINDSIGHT);
      }
      long better =
          done.stream().filter(r -> r.timing().totalReturn() > r.hold().totalReturn()).count();
      lines.add(
          "median return %s, of holding %s; better than holding in %d of %d"
              .formatted(
                  Numbers.percent(median(done, r -> r.timing().totalReturn())),
                  Numbers.percent(median(done, r -> r.hold().totalReturn())),
                  better,
                  done.size()));
    }
    if (open > 0 || failed > 0) {
      lines.add("to go on: lode timing --resume " + folder);
    }
    return lines;
  }

  private static double median(List<StockResult> done, ToDoubleFunction<StockResult> figure) {
    double[] sorted = done.stream().mapToDouble(figure).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
