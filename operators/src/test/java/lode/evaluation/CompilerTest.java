package lode.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lode.formula.Formula;
import lode.formula.FormulaException;
import lode.panel.Panel;
import org.junit.jupiter.api.Test;

class CompilerTest {
  private static final Panel PANEL = Market.of(20, 16, 1).panel();

  @Test
  void shouldComputeEqualSubtreesOnce() {
    Program program =
        compile("add(ts_mean(close,5),ts_mean(close,5))", "neg(ts_mean(close,5))", "close");
    assertThat(program.instructions()).hasSize(4); // close, mean, add, neg
    assertThat(program.root(2)).isZero();
  }

  @Test
  void shouldTellApartWindows() {
    assertThat(compile("ts_mean(close,5)", "ts_mean(close,6)").instructions()).hasSize(3);
  }

  @Test
  void shouldPutInputsBeforeTheirReaders() {
    Program program = compile("sub(cs_rank(ts_corr(close,volume,10)),neg(cs_rank(returns)))");
    List<Instruction> instructions = program.instructions();
    for (int i = 0; i < instructions.size(); i++) {
      if (instructions.get(i) instanceof Instruction.Apply apply) {
        assertThat(apply.inputs()).isNotEmpty().allMatch(after(i));
      }
    }
  }

  private static Predicate<Integer> after(int i) {
    return input -> input < i;
  }

  @Test
  void shouldGiveTheUniverseToTheCrossSection() {
    Program program = compile("cs_rank(close)");
    Instruction.Apply rank = (Instruction.Apply) program.instructions().get(program.root(0));
    assertThat(rank.inputs()).hasSize(2);
    assertThat(program.instructions().get(rank.inputs().get(1)))
        .isEqualTo(new Instruction.Load(PANEL.field("universe_some")));
  }

  @Test
  void shouldAddLookbacksUpAndStartAtAnAnchor() {
    assertThat(compile("close").start(200)).isEqualTo(192);
    assertThat(compile("close").start(192)).isEqualTo(192);
    assertThat(compile("ts_mean(close,5)").start(200)).isEqualTo(128); // 192 - 4
    assertThat(compile("ts_mean(ts_mean(close,5),5)").start(260)).isEqualTo(128); // 252 -> 188
    assertThat(compile("ts_mean(close,5)").start(20)).isZero();
  }

  @Test
  void shouldNameTheNearestField() {
    assertThatThrownBy(() -> compile("ts_mean(clsoe,5)"))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("name=clsoe")
        .hasMessageContaining("close");
  }

  @Test
  void shouldLetFormulasNameOnlyValues() {
    assertThatThrownBy(() -> compile("mul(universe_all,close)"))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("not a value field: name=universe_all kind=mask");
    assertThatThrownBy(() -> compile("status")).hasMessageContaining("kind=status");
    assertThatThrownBy(() -> compile("neg(sector)")).hasMessageContaining("kind=group");
  }

  @Test
  void shouldNameTheUniversesThatThereAre() {
    assertThatThrownBy(() -> Compiler.compile(PANEL, "top", List.of()))
        .hasMessage("unknown universe: name=top known=all,some");
  }

  private static Program compile(String... texts) {
    return Compiler.compile(PANEL, "some", Stream.of(texts).map(Formula::parse).toList());
  }
}
