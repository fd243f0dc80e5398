/**
 * Whether a finalist holds outside the period it was found in, and whether it is more than luck.
 *
 * <p>Main types: {@link lode.validation.Validator} looks at finalists, sample and library in one
 * pass over the dates, and what it sees, {@link lode.validation.Observations}, becomes {@link
 * lode.validation.Evidence}; {@link lode.validation.RankCorrelation} says how alike formulas are.
 * {@link lode.validation.Deflation} takes away what luck alone would have found: {@link
 * lode.validation.Luck} is that of the whole search, {@link lode.validation.Significance} what is
 * left of one finalist.
 *
 * <p>The flow: the direction of a formula is fixed when train is over; its metrics are taken on
 * validation; {@code lode.backtest} trades it over validation. A formula is evaluated once for all
 * of it ({@code Examination}). The panel is cut at the end of validation before anything is read.
 * The verdict itself is the library's ({@code lode.library.Admission}).
 *
 * <p><b>Where luck is measured.</b> On train all formulas tried compete, so there a finalist's z,
 * p-value and Sharpe ratio are corrected for all that were ever tried on the data ({@code
 * lode.ledger}). On validation only finalists compete; there its figures stand as they are, and two
 * figures of the whole run guard against the luckiest of them: overfitting over finalists and
 * sample (PBO), and superior ability of the best finalist (SPA). Neither looks at train, where the
 * finalists were chosen and would look good in any half of the dates. Sharpe ratios are of a paper
 * portfolio ({@link lode.evaluation.TrackRecords}), the same kind for finalists and sample.
 *
 * <p><b>The study.</b> {@link lode.validation.Studies} says all that is known of one factor up to
 * the end of validation, as a {@link lode.validation.FactorStudy}, which {@link
 * lode.validation.StudyFile} writes as JSON. The dates are cut into stretches; for each, {@code
 * StudyPass} lets the engine's scorer measure every holding period, and hands the rows to {@code
 * StudyRows}, which looks at each beside its date's {@code Background} (size, group, what could be
 * bought) and writes daily numbers into {@code StudySeries}. A date's numbers depend on nothing but
 * the dates before it, so that stretches, threads and batches change no bit. {@code Summing} adds
 * the series up: no fold, year or regime needs a pass of its own.
 *
 * <ul>
 *   <li>All names have a rank IC of ten names at least; ties are averaged.
 *   <li>Quantiles are equal parts of the names that have a value on the date; only names with a
 *       label earn their quantile anything.
 *   <li>Neutral means: ranks less their regression on the ranks of the size ({@code market_cap},
 *       else {@code float_market_cap}, else {@code adv20}) and on a dummy per group ({@code
 *       sector}, else {@code industry}, else the panel's first).
 *   <li>Regimes are causal: see {@code Regimes}.
 *   <li>The k-th day of a decay is the return of that day alone, and the half-life that of a curve
 *       through these; a rank IC of k days held stands beside it.
 *   <li>A t is Newey-West's, lags by the days held; where it is not, it is called naive.
 * </ul>
 *
 * <p>To add a daily number to the study, add an array to {@code StudySeries}, fill it in {@code
 * StudyRows}, add it up in the record that it belongs to, and say what it must be in {@code
 * src/test/oracle/study.py}.
 *
 * <p>To add a figure to the evidence, add a component to {@link lode.validation.Evidence} and fill
 * it in {@code Examination}; to judge by it, add a row to {@code Admission}.
 */
package lode.validation;
