package lode.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lode.evaluation.Values;
import lode.formula.Formula;
import lode.operator.Operator;
import lode.operator.Parameter;
import lode.panel.Panel;
import lode.panel.Period;
import org.junit.jupiter.api.Assumptions;

/**
 * A market in pandas' hands: what a script computes of it beside what the engine does.
 *
 * @param panel the market
 * @param fields those that the script gets
 */
record PandasOracle(Panel panel, List<String> fields) {
  /** Which cells are compared. */
  interface Cells {
    boolean has(int date, int stock);
  }

  /** How many cells were compared, and those that differ. */
  record Comparison(int cells, List<String> wrong) {}

  /** An operator over series; windows of 6 rows, lags of 2. */
  static Formula call(Operator operator, List<String> series) {
    Stream<String> attributes = operator.parameters().stream().map(PandasOracle::attribute);
    List<String> words =
        Stream.concat(series.stream().limit(operator.arity()), attributes).toList();
    return Formula.parse(operator.name() + "(" + String.join(",", words) + ")");
  }

  private static String attribute(Parameter p) {
    return switch (p.kind()) {
      case WINDOW -> p.name().equals("n") ? "6" : "2";
      case CONSTANT -> p.name().equals("lo") ? "-0.01" : p.grid().getFirst().toString();
      case GROUP -> "sector";
    };
  }

  /** Runs a script with words; the test is skipped where there is no Python with pandas. */
  static void run(Path script, Object... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(python(), script.toString()));
    Stream.of(words).map(Object::toString).forEach(command::add);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new AssertionError(output);
    }
  }

  private static String python() throws IOException, InterruptedException {
    String named = System.getenv("LODE_PYTHON");
    String python = named == null ? "python3" : named;
    try {
      Process process =
          new ProcessBuilder(python, "-c", "import numpy, pandas")
              .redirectErrorStream(true)
              .start();
      process.getInputStream().readAllBytes();
      Assumptions.assumeTrue(
          process.waitFor() == 0, python + " has no pandas; LODE_PYTHON names another");
    } catch (IOException e) {
      Assumptions.abort("no " + python + " here; LODE_PYTHON names another");
    }
    return python;
  }

  /** The market in long form; without a value where a cell is missing. */
  String prices() {
    StringBuilder text = new StringBuilder("date,symbol,universe," + String.join(",", fields));
    for (int date = 0; date < panel.dates().size(); date++) {
      for (int stock = 0; stock < panel.stocks().size(); stock++) {
        text.append('\n').append(key(date, stock).replace(' ', ','));
        text.append(',').append(panel.at(panel.universe("all"), date, stock));
        for (String field : fields) {
          float value = panel.at(panel.field(field), date, stock);
          text.append(',').append(Float.isNaN(value) ? "" : value);
        }
      }
    }
    return text.append('\n').toString();
  }

  boolean isMember(int date, int stock) {
    return panel.at(panel.universe("all"), date, stock) == 1;
  }

  private String key(int date, int stock) {
    return panel.dates().at(date) + " " + panel.stocks().at(stock);
  }

  /** By formula, date and stock. */
  private float[][][] engine(List<Formula> formulas) {
    float[][][] values = new float[formulas.size()][panel.dates().size()][];
    Values.stream(
        panel,
        "all",
        formulas,
        new Period(0, panel.dates().size()),
        (root, date, data, offset) ->
            values[root][date] = Arrays.copyOfRange(data, offset, offset + panel.stocks().size()));
    return values;
  }

  /** Holds the columns of a script's values, {@code 0000} and so on, against the engine's. */
  Comparison compare(List<Formula> formulas, Path values, Cells cells) throws IOException {
    List<String> lines = Files.readAllLines(values);
    List<String> header = List.of(lines.getFirst().split(",", -1));
    Map<String, String[]> rows = new HashMap<>();
    lines.stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .forEach(row -> rows.put(row[0] + " " + row[1], row));
    float[][][] engine = engine(formulas);
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (int f = 0; f < engine.length; f++) {
      int column = header.indexOf(name(f));
      double scale = scale(engine[f]);
      for (int date = 0; date < engine[f].length; date++) {
        for (int s = 0; s < panel.stocks().size(); s++) {
          if (cells.has(date, s)) {
            compared++;
            String[] row = rows.get(key(date, s));
            String cell = row == null ? "" : row[column];
            double value = cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
            if (!alike(value, engine[f][date][s], scale)) {
              wrong.add(
                  "%s %s python=%s engine=%s"
                      .formatted(formulas.get(f).text(), key(date, s), value, engine[f][date][s]));
            }
          }
        }
      }
    }
    return new Comparison(compared, wrong);
  }

  /** What a formula is called between here and the script. */
  static String name(int formula) {
    return "%04d".formatted(formula);
  }

  /** Mean of the absolute values: what cancellation is to be measured by. */
  private static double scale(float[][] values) {
    return Arrays.stream(values)
        .flatMapToDouble(row -> IntStream.range(0, row.length).mapToDouble(i -> Math.abs(row[i])))
        .filter(v -> !Double.isNaN(v))
        .average()
        .orElse(0);
  }

  /** Equal but for float32 rounding in sums of another order. */
  private static boolean alike(double python, float engine, double scale) {
    return Double.isNaN(python)
        ? Float.isNaN(engine)
        : Math.abs(python - engine) <= 2e-4 * Math.max(Math.abs(engine), scale);
  }
}
