package lode.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lode.formula.Formula;
import lode.formula.FormulaSet;
import lode.formula.NamedFormula;
import lode.panel.Dates;
import lode.panel.Field;
import lode.panel.Panel;
import lode.panel.PanelWriter;
import lode.panel.Period;
import lode.panel.Stocks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every formula of the built-in sets against values by pandas and numpy ({@code
 * oracle/formula_sets.py}), on a small market with missing values, a halt, a late listing and a
 * universe that changes. The oracle stores every node in float32 too, so that ranks and comparisons
 * meet the same ties; then a last bit on the way is all that may differ.
 */
class FormulaSetValuesTest {
  private static final double TOLERANCE = 1e-5;
  private static final int STOCKS = 8;
  private static final Map<String, Map<Integer, float[]>> EXPECTED = table("formula_expected.csv");
  private static final List<NamedFormula> FORMULAS =
      FormulaSet.BUILT_IN.stream().flatMap(set -> FormulaSet.of(set).formulas().stream()).toList();

  private static Stream<NamedFormula> formulas() {
    return FORMULAS.stream();
  }

  @Test
  void shouldHaveAnOracleForEachFormulaAndNoOther() {
    assertThat(FORMULAS.stream().map(NamedFormula::name)).hasSize(82 + 158);
    assertThat(EXPECTED.keySet())
        .containsExactlyInAnyOrderElementsOf(FORMULAS.stream().map(NamedFormula::name).toList());
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void shouldAgreeWithPandas(NamedFormula named) {
    String name = named.name();
    Map<Integer, float[]> actual = values(named.formula());
    Map<Integer, float[]> canonical = values(named.formula().canonical());
    actual.forEach((date, row) -> assertThat(Arrays.equals(row, canonical.get(date))).isTrue());
    int compared = 0;
    for (Map.Entry<Integer, float[]> row : EXPECTED.get(name).entrySet()) {
      for (int s = 0; s < STOCKS; s++) {
        float want = row.getValue()[s];
        float got = actual.get(row.getKey())[s];
        String where =
            "%s date=%d stock=%d want=%s got=%s".formatted(name, row.getKey(), s, want, got);
        assertThat(Float.isNaN(got)).as(where).isEqualTo(Float.isNaN(want));
        if (!Float.isNaN(want)) {
          assertThat(Math.abs(got - want))
              .as(where)
              .isLessThanOrEqualTo((float) (TOLERANCE * Math.max(Math.abs(want), 1e-3)));
          compared++;
        }
      }
    }
    assertThat(compared).as("values compared").isGreaterThan(20);
  }

  private static Map<Integer, float[]> values(Formula formula) {
    Map<Integer, float[]> rows = new LinkedHashMap<>();
    try (Panel panel = panel()) {
      Values.stream(
          panel,
          "all",
          List.of(formula),
          new Period(0, panel.dates().size()),
          (root, date, data, offset) -> {
            float[] row = Arrays.copyOfRange(data, offset, offset + STOCKS);
            for (int s = 0; s < STOCKS; s++) {
              row[s] += 0f; // minus zero becomes zero
            }
            rows.put(date, row);
          });
    }
    return rows;
  }

  private static Panel panel() {
    Map<String, Map<Integer, float[]>> inputs = table("formula_inputs.csv");
    int dates = inputs.get("close").size();
    PanelWriter writer =
        new PanelWriter(
            Dates.of(
                IntStream.range(0, dates).mapToObj(LocalDate.of(2020, 1, 1)::plusDays).toList()),
            new Stocks(IntStream.range(0, STOCKS).mapToObj(s -> "S" + s).toList()));
    inputs.forEach((name, rows) -> {
      boolean mask = name.equals("universe");
      Field field =
          new Field(
              mask ? "universe_all" : name,
              mask ? Field.Kind.MASK : Field.Kind.VALUE,
              "made by the oracle");
      writer.add(field, (date, row) -> System.arraycopy(rows.get(date), 0, row, 0, STOCKS));
    });
    return writer.build();
  }

  /** First column, then date, to the row of stocks; an empty cell is missing. */
  private static Map<String, Map<Integer, float[]>> table(String file) {
    Map<String, Map<Integer, float[]>> table = new LinkedHashMap<>();
    for (String line : lines(file)) {
      String[] cells = line.split(",", -1);
      float[] row = new float[STOCKS];
      for (int s = 0; s < STOCKS; s++) {
        String cell = cells[s + 2];
        row[s] = cell.isEmpty() ? Float.NaN : Float.parseFloat(cell);
      }
      table
          .computeIfAbsent(cells[0], k -> new LinkedHashMap<>())
          .put(Integer.valueOf(cells[1]), row);
    }
    return table;
  }

  private static List<String> lines(String file) {
    try (InputStream in = FormulaSetValuesTest.class.getResourceAsStream("/lode/golden/" + file)) {
      List<String> lines =
          new ArrayList<>(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
      lines.removeFirst();
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
