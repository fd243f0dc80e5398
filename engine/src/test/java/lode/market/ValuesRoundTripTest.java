package lode.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lode.formula.Formula;
import lode.formula.NamedFormula;
import lode.panel.Panel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesRoundTripTest {
  private static final Panel PANEL = new SampleMarket(3, 20, 60, true).panel();
  private static final List<NamedFormula> FORMULAS =
      List.of(
          new NamedFormula("a", Formula.parse("div(ts_mean(volume,10),3e-20)"), ""),
          new NamedFormula("b", Formula.parse("ts_std(returns,20)"), ""));

  @TempDir Path folder;

  private Path write(String ending) {
    Path file = folder.resolve("values." + ending);
    FactorValues.write(file, PANEL, "all", FORMULAS, 2);
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "parquet", "panel"})
  void shouldFindEveryValueAsItWasComputed(String ending) {
    Path file = write(ending);
    assertThat(FactorValues.check(file, PANEL, "all", FORMULAS)).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "parquet", "panel"})
  void shouldNameTheCellThatIsAnother(String ending) {
    Path file = write(ending);
    List<NamedFormula> others =
        List.of(
            FORMULAS.getFirst(), new NamedFormula("b", Formula.parse("ts_std(returns,21)"), ""));
    assertThatThrownBy(() -> FactorValues.check(file, PANEL, "all", others))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll("written value is another", "date=", "symbol=", "computed=");
  }

  @Test
  void shouldMissARowThatIsNotThere() throws IOException {
    Path file = write("csv");
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.subList(0, lines.size() - 1));
    assertThatThrownBy(() -> FactorValues.check(file, PANEL, "all", FORMULAS))
        .hasMessageContaining("written row is another");
  }
}
