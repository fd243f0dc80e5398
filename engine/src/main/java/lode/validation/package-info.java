/**
 * Whether a finalist holds outside the period it was found in, and whether it is more than luck.
 *
 * <p>Main types: {@link lode.validation.Validator} gathers {@link lode.validation.Evidence} on
 * finalists, {@link lode.validation.QuantileBacktest} trades one formula under {@link
 * lode.validation.Costs} and the panel's trading status and gives a {@link
 * lode.validation.Backtest}, {@link lode.validation.RankCorrelation} says how alike formulas are.
 * {@link lode.validation.Deflation} takes away what luck alone would have found: {@link
 * lode.validation.Luck} is that of the whole search, {@link lode.validation.Significance} what is
 * left of one finalist.
 *
 * <p>The flow: the direction of a formula is fixed on train; its metrics are taken on validation;
 * the backtest ranks at the close of t, trades at the entry price of t + 1 and holds for the
 * horizon in overlapping sleeves, one of which trades each day. The panel is cut at the end of
 * validation, where its last label is known, before anything is read. The verdict itself is the
 * library's ({@code lode.library.Admission}).
 *
 * <p>Where luck is measured: on train all formulas tried compete, so there a finalist's z, p-value
 * and Sharpe ratio are corrected for all that were ever tried on the data ({@code lode.ledger}). On
 * validation only finalists compete; there its figures stand as they are, and two figures of the
 * whole run guard against the luckiest of them: overfitting over finalists and sample (PBO), and
 * superior ability of the best finalist (SPA). Neither looks at train, where the finalists were
 * chosen and would look good in any half of the dates. Sharpe ratios are of a paper portfolio
 * ({@link lode.evaluation.TrackRecords}), the same kind for finalists and sample.
 *
 * <p>To add a figure to the evidence, add a component to {@link lode.validation.Evidence} (or
 * {@link lode.validation.Backtest}) and fill it in {@link lode.validation.Validator}; to judge by
 * it, add a row to {@code Admission}.
 */
package lode.validation;
