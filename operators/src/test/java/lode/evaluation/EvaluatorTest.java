package lode.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.Period;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
  private static final Panel PANEL = Market.of(100, 16, 1).panel();
  private static final int ROW = 16 * Float.BYTES;

  @Test
  void shouldUseOneRingForRowsThatNobodyLooksBackTo() {
    Evaluator evaluator = new Evaluator(PANEL, 16, Memory.bytes());
    // open and close live until they are added; every result after that can go where one was
    long bytes = evaluator.bytes(compile("abs(neg(abs(neg(abs(neg(add(open,close)))))))"));
    assertThat(bytes).isEqualTo(3 * 16 * ROW);
  }

  @Test
  void shouldKeepAsManyRowsAsConsumersLookBack() {
    Evaluator evaluator = new Evaluator(PANEL, 16, Memory.bytes());
    // 19 + 16 rows of close in a ring of a power of two, 16 of the mean
    assertThat(evaluator.bytes(compile("ts_mean(close,20)"))).isEqualTo((64 + 16) * ROW);
  }

  @Test
  void shouldCountTheWindowsThatKernelsKeep() {
    Evaluator evaluator = new Evaluator(PANEL, 16, Memory.bytes());
    long sums = evaluator.bytes(compile("ts_mean(close,20)"));
    long sorted = evaluator.bytes(compile("ts_median(close,20)"));
    assertThat(sorted - sums).isEqualTo((20 + 1) * ROW);
  }

  @Test
  void shouldSplitABatchThatNeedsTooMuchMemory() {
    List<Formula> formulas =
        Stream.of("ts_mean(close,20)", "ts_mean(open,20)", "ts_mean(high,20)", "ts_mean(low,20)")
            .map(Formula::parse)
            .toList();
    Evaluator evaluator = new Evaluator(PANEL, 16, 160 * ROW);
    List<Program> programs = evaluator.compile("all", formulas);
    assertThat(programs).hasSize(2).allMatch(p -> p.formulas() == 2);
    assertThat(programs).allMatch(p -> evaluator.bytes(p) <= 160 * ROW);
    assertThat(new Evaluator(PANEL, 16, 1).compile("all", formulas)).hasSize(4);
  }

  @Test
  void shouldKeepNoMoreThanTheLastProgramHeld() {
    Evaluator evaluator = new Evaluator(PANEL, 16, Memory.bytes());
    Period period = new Period(0, 100);
    Program large = compile("ts_mean(close,90)", "ts_mean(open,90)");
    Program small = compile("ts_mean(close,3)");
    for (Program program : List.of(large, small, large, small)) {
      evaluator.run(program, period, (f, from, to, rows) -> {});
      assertThat(evaluator.kept()).isEqualTo(evaluator.bytes(program));
    }
  }

  @Test
  void shouldHandOutEveryDateOfThePeriodOnceAndInOrder() {
    List<Integer> dates = new ArrayList<>();
    new Evaluator(PANEL, 7, Memory.bytes())
        .run(
            compile("ts_mean(close,3)"),
            new Period(70, 93),
            (f, from, to, rows) -> {
              for (int t = from; t < to; t++) {
                dates.add(t);
              }
            });
    assertThat(dates).hasSize(23).isSorted().startsWith(70).endsWith(92);
  }

  @Test
  void shouldStreamValuesDateByDateAndFormulaByFormula() {
    List<String> calls = new ArrayList<>();
    Values.stream(
        PANEL,
        "all",
        List.of(
            Formula.parse("neg(neg(close))"),
            Formula.parse("neg(close)"),
            Formula.parse("abs(close)")),
        new Period(98, 100),
        (root, date, data, offset) -> {
          calls.add(root + "@" + date);
          assertThat(data[offset]).isEqualTo((root == 1 ? -1 : 1) * close(date));
        });
    assertThat(calls).containsExactly("0@98", "1@98", "2@98", "0@99", "1@99", "2@99");
  }

  private static float close(int date) {
    return PANEL.at(PANEL.field("close"), date, 0);
  }

  @Test
  void shouldNotKnowRowsBeforeTheFirst() {
    Values.stream(
        PANEL,
        "all",
        List.of(Formula.parse("ts_delay(1,3)")),
        new Period(0, 5),
        (root, date, data, offset) ->
            assertThat(Float.isNaN(data[offset])).as("date %d", date).isEqualTo(date < 3));
  }

  private static Program compile(String... texts) {
    return Compiler.compile(PANEL, "all", Stream.of(texts).map(Formula::parse).toList());
  }
}
