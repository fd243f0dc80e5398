package lode.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import lode.operator.Family;
import lode.operator.Operator;
import lode.operator.Operators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalTest {
  private static String canonical(String text) {
    return Formula.parse(text).canonical().text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "b+a                       ~ add(a,b)",
        "(b+a)*(a+b)               ~ square(add(a,b))",
        "ts_corr(y,x,20)           ~ ts_corr(x,y,20)",
        "b-a                       ~ sub(b,a)",
        "x*(2+3*4)                 ~ mul(14,x)",
        "x/(1/4)                   ~ div(x,0.25)",
        "--x                       ~ x",
        "-(-1*x)                   ~ x",
        "0-(a-b)                   ~ sub(b,a)",
        "x-ts_delay(x,5)           ~ ts_delta(x,5)",
        "ts_delay(x,5)-x           ~ neg(ts_delta(x,5))",
        "ts_delay(ts_delay(x,5),7) ~ ts_delay(x,12)",
        "ts_delay(ts_delay(x,800),800) ~ ts_delay(ts_delay(x,800),800)",
        "!(a>b)                    ~ le(a,b)",
        "!(!(a<b))                 ~ lt(a,b)",
        "!(a>b) ? x : y            ~ if(le(a,b),x,y)",
        "-a+b                      ~ sub(b,a)",
      })
  void shouldBringTogetherWhatIsEqual(String text, String expected) {
    assertThat(canonical(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "x-x          ~ sub(x,x)",
        "x*0          ~ mul(0,x)",
        "x/x          ~ div(x,x)",
        "1/0          ~ inv(0)",
        "log(-1)      ~ log(-1)",
        "!(!x)        ~ not(not(x))",
        "ts_mean(2,5) ~ ts_mean(2,5)",
        "a+b+c        ~ add(add(a,b),c)",
        "a+(b+c)      ~ add(a,add(b,c))",
        "x?a:a        ~ if(x,a,a)",
      })
  void shouldKeepWhatDiffersWhereValuesAreMissingOrRounded(String text, String expected) {
    assertThat(canonical(text)).isEqualTo(expected);
  }

  static Stream<String[]> identities() {
    return Stream.of(Identities.ROWS);
  }

  @ParameterizedTest
  @MethodSource("identities")
  void shouldHoldOnAnyData(String pattern, String result) {
    Formula before = Formula.parse(pattern);
    Formula after = Formula.parse(result);
    for (int seed = 0; seed < 20; seed++) {
      Replay data = new Replay(seed);
      assertThat(data.bits(after)).as("seed %d", seed).isEqualTo(data.bits(before));
    }
    assertThat(after.size()).isLessThanOrEqualTo(before.size());
    assertThat(after.depth()).isLessThanOrEqualTo(before.depth());
    assertThat(before.canonical()).as("is applied").isEqualTo(after.canonical());
  }

  @Test
  void shouldKeepTheMeaningOfAnyFormula() {
    checkMeaning(new RandomFormulas(new SplittableRandom(3), Replay.FIELDS, 40), 1_500, 5);
  }

  @Test
  void shouldKeepTheMeaningOfElementwiseFormulas() {
    List<Operator> operators =
        Operators.all().stream()
            .filter(o -> o.family() == Family.ELEMENTWISE || o.name().startsWith("ts_del"))
            .toList();
    checkMeaning(
        new RandomFormulas(new SplittableRandom(4), Replay.FIELDS, 30, operators), 6_000, 6);
  }

  private static void checkMeaning(RandomFormulas formulas, int count, int levels) {
    Replay data = new Replay(5);
    int changed = 0;
    for (int i = 0; i < count; i++) {
      Formula formula = formulas.next(levels);
      Formula canonical = formula.canonical();
      if (!canonical.equals(formula)) {
        changed++;
        assertThat(Arrays.equals(data.bits(formula), data.bits(canonical)))
            .as("%s -> %s", formula.text(), canonical.text())
            .isTrue();
      }
      assertThat(canonical.canonical()).isEqualTo(canonical);
      assertThat(canonical.size()).isLessThanOrEqualTo(formula.size());
      assertThat(canonical.depth()).isLessThanOrEqualTo(formula.depth());
      assertThat(canonical.text().length()).isLessThanOrEqualTo(3 * formula.text().length());
    }
    assertThat(changed).as("formulas with another canonical form").isGreaterThan(count / 10);
  }
}
