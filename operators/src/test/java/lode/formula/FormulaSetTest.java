package lode.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaSetTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"alpha101", "alpha158"})
  void shouldKnowItsLibraries(String name) {
    FormulaSet set = FormulaSet.of(name);
    assertThat(set.about()).startsWith("Alpha").contains("differ");
    assertThat(set.formulas())
        .allSatisfy(f -> assertThat(Formula.parse(f.formula().text())).isEqualTo(f.formula()))
        .allSatisfy(f -> assertThat(f.formula().lookback()).isLessThanOrEqualTo(260));
    assertThat(set.trees().stream().map(Formula::fid)).doesNotHaveDuplicates();
  }

  @Test
  void shouldReadNamesNotesAndUnnamedFormulas() {
    FormulaSet set =
        FormulaSet.parse(
            "mine",
            """
            # what it is
            # in two lines

            # a note
            #   goes on
            reversal = neg(ts_mean(returns, 5))

            close == open
            same=close == open ? 1 : 0
            """);
    assertThat(set.about()).isEqualTo("what it is\nin two lines");
    Formula equal = Formula.parse("eq(close,open)");
    assertThat(set.formulas())
        .containsExactly(
            new NamedFormula(
                "reversal", Formula.parse("neg(ts_mean(returns,5))"), "a note goes on"),
            NamedFormula.unnamed(equal),
            new NamedFormula("same", Formula.parse("if(eq(close,open),1,0)"), ""));
  }

  @Test
  void shouldReadAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("some.txt"), "a = close\nb = open\n");
    assertThat(FormulaSet.of(file.toString()).trees())
        .isEqualTo(List.of(new Formula.Field("close"), new Formula.Field("open")));
  }

  @Test
  void shouldNameTheNearestOfAnUnknownSet() {
    assertThatThrownBy(() -> FormulaSet.of("alpha11"))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("unknown formula set: name=alpha11 nearest=alpha101")
        .hasMessageContaining("alpha158");
  }

  @Test
  void shouldSayWhichLineIsNoFormula() {
    assertThatThrownBy(() -> FormulaSet.parse("mine", "a = close\n\nb = ts_maen(close, 5)\n"))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("unknown operator: name=ts_maen")
        .hasMessageContaining("set=mine line=3 text=ts_maen(close, 5)");
  }

  @Test
  void shouldRefuseANameThatStandsTwiceAndAnEmptySet() {
    assertThatThrownBy(() -> FormulaSet.parse("mine", "a = close\na = open"))
        .hasMessage("formula name twice: name=a set=mine line=2 before=1");
    assertThatThrownBy(() -> FormulaSet.parse("mine", "close\n(close)"))
        .hasMessageContaining("formula name twice: name=");
    assertThatThrownBy(() -> FormulaSet.parse("mine", "# nothing\n"))
        .hasMessage("formula set without formulas: set=mine");
  }
}
