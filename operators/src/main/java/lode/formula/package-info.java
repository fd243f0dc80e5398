/**
 * Formulas: the language in which factors are written, stored and compared.
 *
 * <p>A {@link lode.formula.Formula} is an immutable tree of fields, numbers and calls of operators.
 * Windows, constants and group names are attributes of a call and never children, so every child is
 * a series and any subtree may stand in the place of any other.
 *
 * <p>There are three forms of a formula and no fourth: the tree; its text, by which it is stored,
 * sent, logged and named; and the program that {@code lode.evaluation} compiles it to. The way
 * round:
 *
 * <ol>
 *   <li>{@code FormulaParser} reads a text, calls or infix, over the characters that {@code
 *       Scanner} hands out; {@code Infix} is the table of infix operators, {@code Signature} what a
 *       call of an operator must give.
 *   <li>{@code Printer} writes a tree as calls; reading that back gives an equal tree.
 *   <li>{@code Canonical} gives the one tree that stands for all those known to mean the same, by
 *       the rows of {@code Identities}. Its text is the identity of a formula, and {@link
 *       lode.formula.Formula#fid} the short name of that text under the operator set's version.
 * </ol>
 *
 * <p>{@link lode.formula.Limits} bounds text, levels and nodes, so that no text can exhaust a stack
 * or a store. Every text that is not a formula ends in a {@link lode.formula.FormulaException} that
 * says which rule broke, where, and what to write instead. Whether a field exists is the business
 * of who has a panel; {@link lode.formula.Formula#fields} lists what to look for.
 *
 * <p>{@link lode.formula.Vocabulary} says what a search may build formulas from. {@link
 * lode.formula.FormulaSet} is a list of named formulas: the libraries Alpha101 and Alpha158, which
 * are texts beside these classes, or a user's file in the same form.
 *
 * <p>To add an operator, add a row to its family table in {@code lode.operator}: parser, printer
 * and vocabulary read that row. To add an identity, add a row to {@code Identities}. To add an
 * infix operator, add a row to {@code Infix}. To add a library of formulas, add its text to the
 * resources of this package, its name to {@link lode.formula.FormulaSet#BUILT_IN}, and its values
 * to {@code src/test/oracle/formula_sets.py}.
 */
package lode.formula;
