package lode.formula;

/**
 * A formula with a name of its own, as in a {@link FormulaSet}.
 *
 * @param name letters, digits and {@code _}, beginning with a letter; a formula without one is
 *     named by its fid
 * @param formula the formula as written
 * @param note what was written about it, one line; may be empty
 */
public record NamedFormula(String name, Formula formula, String note) {
  /** A formula that goes by its fid. */
  public static NamedFormula unnamed(Formula formula) {
    return new NamedFormula(formula.fid(), formula, "");
  }
}
