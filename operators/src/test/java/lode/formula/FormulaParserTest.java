package lode.formula;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaParserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a+b*c; add(a,mul(b,c))",
        "a-b-c; sub(sub(a,b),c)",
        "(a-(b-c)); sub(a,sub(b,c))",
        "-a*b; mul(neg(a),b)",
        "-1; -1",
        "a--1; sub(a,-1)",
        "- 2.50 + $close; add(-2.5,close)",
        ".001/2.; div(0.001,2)",
        "1e-12*1E3; mul(1e-12,1000)",
        "abs(  a\t- b ); abs(sub(a,b))",
      })
  void shouldReadInfixAsCalls(String infix, String calls) {
    Formula formula = Formula.parse(infix);
    assertThat(formula.text()).isEqualTo(calls);
    assertThat(Formula.parse(calls)).isEqualTo(formula);
  }

  @Test
  void shouldMeasure() {
    Formula formula = Formula.parse("a+b*c");
    assertThat(formula.size()).isEqualTo(5);
    assertThat(formula.depth()).isEqualTo(3);
    assertThat(formula.lookback()).isZero();
    assertThat(formula.fields()).containsExactly("a", "b", "c");
    assertThat(formula.fid()).hasSize(12);
  }
}
