package lode.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OperatorsTest {
  @Test
  void shouldFindByName() {
    assertThat(Operators.find("add")).map(Operator::arity).contains(2);
    assertThat(Operators.find("nothing")).isEmpty();
  }

  @Test
  void shouldNameTheNearestWhenUnknown() {
    assertThatThrownBy(() -> Operators.named("subb"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown operator: name=subb nearest=sub");
  }

  @Test
  void shouldNameOperatorsInLowerSnake() {
    assertThat(Operators.all())
        .isNotEmpty()
        .allMatch(o -> o.name().matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"));
  }

  @Test
  void shouldSayTheMissingValueRule() {
    assertThat(Operators.all())
        .filteredOn(o -> !o.meaning().matches(".*(missing|NaN).*"))
        .isEmpty();
  }

  @Test
  void shouldLookBackOnlyWhenRolling() {
    for (Operator operator : Operators.all()) {
      List<Attribute> least = operator.parameters().stream().map(OperatorsTest::least).toList();
      int lookback = operator.lookback().applyAsInt(least);
      assertThat(lookback).as(operator.name()).isNotNegative();
      assertThat(operator.family() == Family.ROLLING || lookback == 0).isTrue();
    }
  }

  @Test
  void shouldRefuseParameterOutOfRange() {
    Parameter window = Parameter.window(2);
    window.check(new Attribute.Window(2));
    assertThatThrownBy(() -> window.check(new Attribute.Window(1))).hasMessageContaining("name=n");
    assertThatThrownBy(() -> window.check(new Attribute.Constant(5))).hasMessageContaining("kind");
  }

  @Test
  void shouldRefuseGridOutsideItsRange() {
    assertThatThrownBy(() -> Parameter.constant("q", 0, 1, 0.5, 2))
        .hasMessageContaining("value=2.0");
  }

  private static Attribute least(Parameter parameter) {
    return switch (parameter.kind()) {
      case WINDOW -> new Attribute.Window((int) parameter.least());
      case CONSTANT -> new Attribute.Constant((float) parameter.least());
      case GROUP -> new Attribute.Group("sector");
    };
  }
}
