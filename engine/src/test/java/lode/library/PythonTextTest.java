package lode.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lode.evaluation.Values;
import lode.formula.Formula;
import lode.market.SampleMarket;
import lode.operator.Operator;
import lode.operator.Operators;
import lode.operator.Parameter;
import lode.panel.Panel;
import lode.panel.Period;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonTextTest {
  private static final List<String> SERIES = List.of("returns", "div(open,vwap)", "log(volume)");
  private static final Panel PANEL = new SampleMarket(5, 25, 80, true).panel();

  @TempDir Path folder;

  @Test
  void shouldDefineEveryOperator() {
    for (Operator operator : Operators.all()) {
      assertThat(PythonText.operators())
          .containsPattern("(?m)^(def )?" + PythonText.name(operator.name()) + "( = |\\()");
    }
  }

  /** A formula for each operator, over series that have missing values and ties. */
  private static List<Formula> everyOperator() {
    List<Formula> formulas = new ArrayList<>();
    for (Operator operator : Operators.all()) {
      List<String> arguments = new ArrayList<>(SERIES.subList(0, operator.arity()));
      for (Parameter p : operator.parameters()) {
        arguments.add(
            switch (p.kind()) {
              case WINDOW -> p.name().equals("n") ? "6" : "2";
              case CONSTANT -> p.name().equals("lo") ? "-0.01" : p.grid().getFirst().toString();
              case GROUP -> "sector";
            });
      }
      formulas.add(Formula.parse(operator.name() + "(" + String.join(",", arguments) + ")"));
      arguments.set(0, "floor(mul(200," + SERIES.getFirst() + "))");
      formulas.add(Formula.parse(operator.name() + "(" + String.join(",", arguments) + ")"));
    }
    return formulas;
  }

  @Test
  void shouldComputeInPythonWhatTheEngineComputes() throws Exception {
    String python = python();
    List<Formula> formulas = everyOperator();
    List<Factor> factors = new ArrayList<>();
    for (int i = 0; i < formulas.size(); i++) {
      factors.add(factor("%04d".formatted(i), formulas.get(i).text()));
    }
    Path script = Files.writeString(folder.resolve("factors.py"), PythonText.of(factors));
    Path prices = Files.writeString(folder.resolve("prices.csv"), prices());
    Path values = folder.resolve("values.csv");
    Process process =
        new ProcessBuilder(
                python, script.toString(), prices.toString(), values.toString(), "universe")
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isZero();
    compare(formulas, Files.readAllLines(values));
  }

  private static Factor factor(String fid, String formula) {
    return new Factor(
        fid,
        formula,
        1,
        Factor.Status.ACTIVE,
        "",
        "",
        "",
        "all",
        "5d@open",
        "",
        null,
        null,
        null,
        null,
        "",
        "",
        "",
        Factor.Lineage.NONE);
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

  /** The panel in long form; a hole here and there is already in the sample market. */
  private static String prices() {
    List<String> fields = List.of("returns", "open", "vwap", "volume", "sector");
    StringBuilder text = new StringBuilder("date,symbol,universe," + String.join(",", fields));
    for (int date = 0; date < PANEL.dates().size(); date++) {
      for (int stock = 0; stock < PANEL.stocks().size(); stock++) {
        text.append('\n').append(PANEL.dates().at(date));
        text.append(',').append(PANEL.stocks().at(stock));
        text.append(',').append(PANEL.at(PANEL.universe("all"), date, stock));
        for (String field : fields) {
          float value = PANEL.at(PANEL.field(field), date, stock);
          text.append(',').append(Float.isNaN(value) ? "" : value);
        }
      }
    }
    return text.append('\n').toString();
  }

  /** By formula, date and stock. */
  private static float[][][] engine(List<Formula> formulas) {
    float[][][] values = new float[formulas.size()][PANEL.dates().size()][];
    Values.stream(
        PANEL,
        "all",
        formulas,
        new Period(0, PANEL.dates().size()),
        (root, date, data, offset) ->
            values[root][date] = Arrays.copyOfRange(data, offset, offset + PANEL.stocks().size()));
    return values;
  }

  private static void compare(List<Formula> formulas, List<String> lines) {
    Map<String, String[]> rows = new HashMap<>();
    List<String> header = List.of(lines.getFirst().split(",", -1));
    lines.stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .forEach(cells -> rows.put(cells[0] + " " + cells[1], cells));
    float[][][] engine = engine(formulas);
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (int f = 0; f < engine.length; f++) {
      int column = header.indexOf("%04d".formatted(f));
      double scale = scale(engine[f]);
      for (int date = 0; date < engine[f].length; date++) {
        for (int s = 0; s < PANEL.stocks().size(); s++) {
          String key = PANEL.dates().at(date) + " " + PANEL.stocks().at(s);
          String cell = rows.containsKey(key) ? rows.get(key)[column] : "";
          double value = cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
          if (PANEL.at(PANEL.universe("all"), date, s) == 1) {
            compared++;
            if (!alike(value, engine[f][date][s], scale)) {
              wrong.add(
                  "%s %s python=%s engine=%s"
                      .formatted(formulas.get(f).text(), key, value, engine[f][date][s]));
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(compared).isGreaterThan(100_000);
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
