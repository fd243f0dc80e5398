package lode.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import lode.operator.Attribute;
import lode.operator.Operator;
import lode.operator.Operators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTextTest {
  private static final List<String> FIELDS = List.of("open", "close", "adv20", "x_1");

  @Test
  void shouldReadBackWhatItPrints() {
    RandomFormulas formulas = new RandomFormulas(new SplittableRandom(7), FIELDS, 1000);
    int large = 0;
    for (int i = 0; i < 10_000; i++) {
      Formula formula = formulas.next(1 + i % 16);
      if (Limits.hold(formula)) {
        String text = formula.text();
        Formula again = Formula.parse(text);
        assertThat(again).isEqualTo(formula).hasSameHashCodeAs(formula);
        assertThat(again.text()).isEqualTo(text);
        large += formula.size() > 100 ? 1 : 0;
      }
    }
    assertThat(large).as("formulas of more than 100 nodes").isGreaterThan(20);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 2",
    "0.5, 0.5",
    "1e-12, 1e-12",
    "-1, -1",
    "1e7, 1e7",
    "123456, 123456",
    "-0.0, 0",
    "1.5e10, 1.5e10",
    "3.4028235e38, 3.4028235e38",
    "1e-45, 1.4e-45",
    "0.1, 0.1",
    "16777216, 1.6777216e7"
  })
  void shouldPrintTheShortestNumber(float value, String text) {
    assertThat(new Formula.Literal(value).text()).isEqualTo(text);
    assertThat(Formula.parse(text)).isEqualTo(new Formula.Literal(value));
  }

  @Test
  void shouldNameCanonicalTextAndVersion() throws Exception {
    Formula formula = Formula.parse("close + open");
    byte[] digest =
        java.security.MessageDigest.getInstance("SHA-256")
            .digest(("add(close,open)\n" + Operators.VERSION).getBytes("US-ASCII"));
    assertThat(formula.fid())
        .isEqualTo(java.util.HexFormat.of().formatHex(digest).substring(0, 12))
        .isEqualTo(Formula.parse("open+close").fid());
  }

  @Test
  void shouldAddLookbacksAlongAPath() {
    assertThat(Formula.parse("ts_mean(ts_delay(close,3),20)+ts_mean(open,5)").lookback())
        .isEqualTo(3 + 19);
  }

  @Test
  void shouldRefuseCallsThatDoNotFitTheOperator() {
    Operator mean = Operators.named("ts_mean");
    List<Formula> close = List.of(new Formula.Field("close"));
    assertThatThrownBy(() -> new Formula.Call(mean, close, List.of()))
        .isInstanceOf(FormulaException.class)
        .hasMessage(
            "wrong number of arguments: operator=ts_mean expected=2 actual=1 write ts_mean(x,n)");
    assertThatThrownBy(() -> new Formula.Call(mean, close, List.of(new Attribute.Window(0))))
        .hasMessageStartingWith("window out of range: operator=ts_mean n=0 least=1 most=");
    assertThatThrownBy(() -> new Formula.Call(mean, close, List.of(new Attribute.Constant(2))))
        .isInstanceOf(FormulaException.class);
  }

  @ParameterizedTest
  @CsvSource({"Close", "a b", "''", "1a", "_a", "nan", "clöse", "a)"})
  void shouldRefuseFieldsThatCannotBeWritten(String name) {
    assertThatThrownBy(() -> new Formula.Field(name)).isInstanceOf(FormulaException.class);
  }

  @Test
  void shouldListFieldsAndGroups() {
    Formula formula = Formula.parse("ts_corr(close,open,10)+ts_mean(close,5)");
    assertThat(formula.fields()).containsExactly("close", "open");
    assertThat(formula.groups()).isEmpty();
  }
}
