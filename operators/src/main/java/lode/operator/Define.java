package lode.operator;

import java.util.List;

/** Writes rows of the family tables tersely, and reads attributes back. */
final class Define {
  private Define() {}

  /** An operator that reads only the same cell. */
  static Operator elementwise(
      String name, int arity, String meaning, Operator.Factory kernel, Parameter... parameters) {
    return new Operator(
        name, Family.ELEMENTWISE, arity, List.of(parameters), false, meaning, a -> 0, kernel);
  }

  /** An operator over a window, its first parameter: it looks back that many rows less one. */
  static Operator rolling(
      String name, int arity, String meaning, Operator.Factory kernel, Parameter... parameters) {
    return new Operator(
        name,
        Family.ROLLING,
        arity,
        List.of(parameters),
        false,
        meaning,
        a -> window(a, 0) - 1,
        kernel);
  }

  /** An operator over the stocks of one date. */
  static Operator crossSection(
      String name, int arity, String meaning, Operator.Factory kernel, Parameter... parameters) {
    return new Operator(
        name, Family.CROSS_SECTION, arity, List.of(parameters), false, meaning, a -> 0, kernel);
  }

  /** The same operator, known not to mind the order of its two series. */
  static Operator commutative(Operator o) {
    return new Operator(
        o.name(),
        o.family(),
        o.arity(),
        o.parameters(),
        true,
        o.meaning(),
        o.lookback(),
        o.kernel());
  }

  /** The window at a position. */
  static int window(List<Attribute> attributes, int position) {
    return ((Attribute.Window) attributes.get(position)).rows();
  }

  /** The constant at a position. */
  static float constant(List<Attribute> attributes, int position) {
    return ((Attribute.Constant) attributes.get(position)).value();
  }
}
