package lode.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lode.formula.Formula;
import lode.library.PandasOracle.Comparison;
import lode.market.SampleMarket;
import lode.operator.Operator;
import lode.operator.Operators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonTextTest {
  private static final List<String> SERIES = List.of("returns", "div(open,vwap)", "log(volume)");
  private static final List<String> TIES =
      List.of("floor(mul(200,returns))", "div(open,vwap)", "log(volume)");

  /** A hole here and there is in it. */
  private static final PandasOracle ORACLE =
      new PandasOracle(
          new SampleMarket(5, 25, 80, true).panel(),
          List.of("returns", "open", "vwap", "volume", "sector"));

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
      formulas.add(PandasOracle.call(operator, SERIES));
      formulas.add(PandasOracle.call(operator, TIES));
    }
    return formulas;
  }

  @Test
  void shouldComputeInPythonWhatTheEngineComputes() throws Exception {
    List<Formula> formulas = everyOperator();
    List<Factor> factors = new ArrayList<>();
    for (int i = 0; i < formulas.size(); i++) {
      factors.add(factor(PandasOracle.name(i), formulas.get(i).text()));
    }
    Path script = Files.writeString(folder.resolve("factors.py"), PythonText.of(factors));
    Path prices = Files.writeString(folder.resolve("prices.csv"), ORACLE.prices());
    Path values = folder.resolve("values.csv");
    PandasOracle.run(script, prices, values, "universe");
    Comparison comparison = ORACLE.compare(formulas, values, ORACLE::isMember);
    assertThat(comparison.wrong()).isEmpty();
    assertThat(comparison.cells()).isGreaterThan(100_000);
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
}
