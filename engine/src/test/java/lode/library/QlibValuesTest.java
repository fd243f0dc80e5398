package lode.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lode.formula.Formula;
import lode.library.PandasOracle.Comparison;
import lode.market.SampleMarket;
import lode.operator.Operators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Qlib's expressions compute, by {@code src/test/oracle/qlib.py}, which has each of its words
 * as its documentation describes it.
 */
class QlibValuesTest {
  /** The first without ties, of which Qlib takes the oldest. */
  private static final List<String> SERIES =
      List.of("mul(returns,div(open,vwap))", "div(open,vwap)", "log(volume)");

  /** An average that fades from the first date on is another than one of so many rows. */
  private static final Set<String> OTHER = Set.of("ts_ema");

  /** More rows than any window here reaches back. */
  private static final int WARM = 12;

  private static final PandasOracle ORACLE =
      new PandasOracle(
          new SampleMarket(5, 25, 80, true).panel(), List.of("returns", "open", "vwap", "volume"));

  @TempDir Path folder;

  /** Where the stock has been there with all its values for as long as windows reach. */
  private static boolean isWhole(int date, int stock) {
    return date >= WARM
        && IntStream.rangeClosed(date - WARM, date)
            .allMatch(d ->
                ORACLE.isMember(d, stock)
                    && ORACLE.fields().stream()
                        .noneMatch(f ->
                            Float.isNaN(ORACLE.panel().at(ORACLE.panel().field(f), d, stock))));
  }

  @Test
  void shouldComputeInQlibWhatTheEngineComputesWhereNothingIsMissing() throws Exception {
    List<Formula> formulas =
        Operators.all().stream()
            .filter(operator -> QlibText.operators().contains(operator.name()))
            .filter(operator -> !OTHER.contains(operator.name()))
            .map(operator -> PandasOracle.call(operator, SERIES))
            .toList();
    Path expressions =
        Files.writeString(
            folder.resolve("expressions.tsv"),
            IntStream.range(0, formulas.size())
                .mapToObj(i -> PandasOracle.name(i) + "\t" + QlibText.of(formulas.get(i)) + "\n")
                .collect(Collectors.joining()));
    Path prices = Files.writeString(folder.resolve("prices.csv"), ORACLE.prices());
    Path values = folder.resolve("values.csv");
    PandasOracle.run(Path.of("src/test/oracle/qlib.py"), prices, expressions, values);
    Comparison comparison = ORACLE.compare(formulas, values, QlibValuesTest::isWhole);
    assertThat(comparison.wrong()).isEmpty();
    assertThat(comparison.cells()).isGreaterThan(20_000);
  }
}
