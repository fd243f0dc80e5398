package lode.operator;

/** A parameter value of a formula node: part of the node, never a child. */
public sealed interface Attribute {
  /**
   * A number of rows.
   *
   * @param rows at least 1
   */
  record Window(int rows) implements Attribute {}

  /**
   * A number.
   *
   * @param value finite
   */
  record Constant(float value) implements Attribute {}

  /**
   * A group field.
   *
   * @param field name of a panel field of kind GROUP
   */
  record Group(String field) implements Attribute {}
}
