package lode.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaErrorTest {
  private static FormulaException error(String text) {
    return catchThrowableOfType(FormulaException.class, () -> Formula.parse(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "neg(ts_maen(x,20))  ~ unknown operator: name=ts_maen position=4 nearest=ts_mean",
        "Ts_Mean(x,20)       ~ unknown operator: name=Ts_Mean position=0 nearest=ts_mean",
        "ts_mean(x)          ~ wrong number of arguments: operator=ts_mean expected=2 actual=1"
            + " position=0 write ts_mean(x,n)",
        "1+ts_mean(x,2,(3,4))~ wrong number of arguments: operator=ts_mean expected=2 actual=3"
            + " position=2 write ts_mean(x,n)",
        "abs()               ~ wrong number of arguments: operator=abs expected=1 actual=0"
            + " position=0 write abs(x)",
        "ts_mean(x,0)        ~ window out of range: operator=ts_mean n=0 position=10 least=1 most=",
        "ts_mean(x, -5)      ~ window out of range: operator=ts_mean n=-5 position=11 least=1 most=",
        "ts_mean(x,2.5)      ~ window not whole: operator=ts_mean n=2.5 position=10 windows are whole",
        "ts_mean(20,x)       ~ not a number: operator=ts_mean parameter=n position=11 write",
        "a # b               ~ unknown character: found=# position=2",
        "#                   ~ unknown character: found=# position=0",
        "a é                 ~ unknown character: found=U+00E9 position=2",
        "abs((a+b)           ~ missing ): opened=0 found=end position=9",
        "(a+b                ~ missing ): opened=0 found=end position=4",
        "(a b)               ~ missing ): opened=0 found=b position=3",
        "a+b)                ~ text after the formula: found=) position=3 a ( is missing",
        "a b                 ~ text after the formula: found=b position=2",
        "a = b               ~ text after the formula: found== position=2 write ==",
        "a | b               ~ text after the formula: found=| position=2 write ||",
        "a ? b               ~ missing :: opened=2 found=end position=5",
        "a < b < c           ~ comparison of a comparison: position=6 write (a < b) && (b < c)",
        "a +                 ~ value expected: found=end position=3 a field, number or",
        "a * / b             ~ value expected: found=/ position=4",
        "1e99                ~ number out of range: text=1e99 position=0",
        "1e-99               ~ number out of range: text=1e-99 position=0",
        "2x                  ~ not a number: text=2x position=1",
        "1.2.3               ~ not a number: text=1.2. position=3",
        "a+NaN               ~ no such constant: name=NaN position=2",
        "-inf                ~ no such constant: name=inf position=1",
        "a+Close             ~ not a field name: name=Close position=2 names are lower case",
      })
  void shouldSayRulePlaceAndRemedy(String text, String message) {
    FormulaException error = error(text);
    assertThat(error).hasMessageStartingWith(message);
    assertThat(error.getMessage()).contains("position=" + error.position());
  }

  @Test
  void shouldRefuseAnEmptyText() {
    assertThat(error(" \n")).hasMessageStartingWith("formula empty: position=0");
  }

  @Test
  void shouldPointAtThePlace() {
    String text = "neg(ts_maen(x,20))";
    assertThat(error(text).caret(text)).isEqualTo("neg(ts_maen(x,20))\n    ^");
  }

  @Test
  void shouldPointIntoALongTextByAnExcerpt() {
    String text = "close+".repeat(40) + "#" + "+close".repeat(40);
    String[] lines = error(text).caret(text).split("\n");
    assertThat(lines[0]).startsWith("...").endsWith("...").hasSizeLessThan(110);
    assertThat(lines[0].charAt(lines[1].indexOf('^'))).isEqualTo('#');
  }
}
