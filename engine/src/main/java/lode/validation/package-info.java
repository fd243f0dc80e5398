/**
 * Whether a finalist holds outside the period it was found in.
 *
 * <p>Main types: {@link lode.validation.Validator} gathers {@link lode.validation.Evidence} on
 * finalists, {@link lode.validation.RankCorrelation} says how alike formulas are.
 *
 * <p>The flow: the direction of a formula is fixed on train; its metrics are taken on validation;
 * {@code lode.backtest} trades it over validation. The panel is cut at the end of validation before
 * anything is read. The verdict itself is the library's ({@code lode.library.Admission}).
 *
 * <p>To add a figure to the evidence, add a component to {@link lode.validation.Evidence} and fill
 * it in {@link lode.validation.Validator}; to judge by it, add a row to {@code Admission}.
 */
package lode.validation;
