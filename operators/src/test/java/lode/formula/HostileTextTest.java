package lode.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text does anything but give a formula or a {@link FormulaException}. */
class HostileTextTest {
  private static final long SMALL_STACK = 256 * 1024;

  /** The outcome of a text on a thread of a small stack. */
  private static Object outcome(String text) throws Exception {
    FutureTask<Object> task =
        new FutureTask<>(() -> {
          try {
            Formula formula = Formula.parse(text);
            return formula.canonical().fid() + " " + formula.hashCode();
          } catch (FormulaException e) {
            return e;
          }
        });
    Thread thread = new Thread(null, task, "small stack", SMALL_STACK);
    thread.start();
    return task.get();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(", ")", "-", "!", "-!", "a^", "a?", "a?b:", "a?a:(", "abs(", "a+", "a+(",
            "a||a&&a<a+a*-a^(",
        "if(a,b,", "ts_mean(", "1", ".", "$", "a", "2e", ",", "a<", "_", "((a)", "add(a,", "\u0000",
        "\uD800"
      })
  void shouldSurviveRepetition(String part) throws Exception {
    for (int length : new int[] {60, 130, 1000, Limits.TEXT}) {
      int times = Math.max(1, length / part.length());
      assertThat(outcome(part.repeat(times))).isNotNull();
      assertThat(outcome(part.repeat(times) + "a")).isNotNull();
      String closed = part.repeat(times / 2) + "a" + ")".repeat(times / 2);
      assertThat(outcome(closed)).isNotNull();
    }
  }

  @Test
  void shouldRefuseATextThatIsTooLong() throws Exception {
    assertThat(outcome("a".repeat(Limits.TEXT + 1)))
        .hasToString(
            "lode.formula.FormulaException: formula too long: length=4097 most=4096 position=4096");
  }

  @Test
  void shouldTakeEveryLevelThatTheLimitAllows() throws Exception {
    int calls = Limits.DEPTH - 1;
    String deep = "abs(a+".repeat(calls / 2) + "abs(a)" + ")".repeat(calls / 2);
    assertThat(Formula.parse(deep).depth()).isEqualTo(Limits.DEPTH);
    assertThat(outcome(deep)).isInstanceOf(String.class);
    assertThat(outcome("-" + deep))
        .asString()
        .contains("formula too deep: most=64 levels position=0");
  }

  @Test
  void shouldRefuseTooManyNodes() throws Exception {
    String sum = "a";
    for (int i = 0; i < 8; i++) {
      sum = "(" + sum + "+" + sum + ")";
    }
    assertThat(Formula.parse(sum).size()).isEqualTo(511);
    assertThat(outcome(sum + "+" + "a")).asString().contains("formula too large: most=512 nodes");
  }

  /** Trees of the largest size that can be built, which no text makes. */
  @Test
  void shouldWalkTheLargestTreeThatCanBeBuilt() {
    for (String call : List.of("neg(a)", "abs(a)", "sign(a)", "ts_delay(a,1)", "not(a)")) {
      Formula deep = Formula.parse("a");
      for (int i = 1; i < Limits.LEEWAY * Limits.DEPTH; i++) {
        deep = ((Formula.Call) Formula.parse(call)).with(List.of(deep));
      }
      Formula largest = deep;
      assertThat(deep.depth()).isEqualTo(Limits.LEEWAY * Limits.DEPTH);
      assertThat(deep.text()).hasSizeGreaterThan(2_000);
      assertThat(deep.fid()).hasSize(12);
      assertThat(deep.hashCode()).isEqualTo(largest.hashCode());
      assertThat(deep.lookback()).isNotNegative();
      assertThat(Limits.hold(deep)).isFalse();
      assertThatThrownBy(() -> ((Formula.Call) Formula.parse(call)).with(List.of(largest)))
          .hasMessageContaining("formula too large to be built");
    }
  }

  @Test
  void shouldRefuseWhatPrintsTooLong() throws Exception {
    String sum = "twelve_chars";
    for (int i = 0; i < 8; i++) {
      sum = "(" + sum + "+" + sum + ")";
    }
    assertThat(sum).hasSizeLessThan(Limits.TEXT);
    assertThat(outcome(sum))
        .asString()
        .contains("formula too long when printed as calls: most=4096");
    assertThat(outcome(sum.replace("twelve_chars", "ten_chars_"))).isInstanceOf(String.class);
  }

  @Test
  void shouldSurviveMutation() {
    SplittableRandom random = new SplittableRandom(11);
    RandomFormulas formulas = new RandomFormulas(random, List.of("close", "volume", "x"), 300);
    String alphabet = "()()-!^?:|&=<>+*/,.019e$ _aZ~\n\u00e9";
    int parsed = 0;
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder(formulas.next(1 + i % 5).text());
      text.setLength(Math.min(text.length(), 200));
      for (int edits = random.nextInt(4); edits >= 0; edits--) {
        int at = random.nextInt(text.length() + 1);
        switch (random.nextInt(4)) {
          case 0 -> text.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
          case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
          case 2 -> text.replace(at, Math.min(text.length(), at + 1), ".");
          default ->
              text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(9))));
        }
      }
      try {
        Formula formula = Formula.parse(text.toString());
        assertThat(Formula.parse(formula.text())).isEqualTo(formula);
        parsed++;
      } catch (FormulaException e) {
        assertThat(e.position()).isLessThanOrEqualTo(text.length());
        e.caret(text.toString());
      }
    }
    assertThat(parsed).as("texts that are still formulas").isBetween(1_000, 60_000);
  }
}
