package lode.evaluation;

import java.util.List;
import lode.operator.Attribute;
import lode.operator.Family;
import lode.operator.Operator;

/** One step of a {@link Program}: how the row of a date comes to be. Equality is structural. */
sealed interface Instruction {
  /**
   * Copies a row of the panel.
   *
   * @param index index of the field
   */
  record Load(int index) implements Instruction {}

  /**
   * Has the same number in every cell.
   *
   * @param value finite
   */
  record Fill(float value) implements Instruction {}

  /**
   * Applies an operator.
   *
   * @param operator its row
   * @param attributes one for each of its parameters
   * @param inputs indices of the instructions it reads: its series, then group and universe row if
   *     it is of the cross-section
   */
  record Apply(Operator operator, List<Attribute> attributes, List<Integer> inputs)
      implements Instruction {
    /** Rows before date t that it reads of each input. */
    int lookback() {
      return operator.lookback().applyAsInt(attributes);
    }

    /** Whether its kernel may hold state that is built anew at each anchor. */
    boolean stateful() {
      return operator.family() == Family.ROLLING;
    }
  }
}
