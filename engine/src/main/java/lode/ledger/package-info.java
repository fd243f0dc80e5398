/**
 * The memory of a search: how many formulas were tried, on which data, and who has looked at what
 * was to stay unseen. Without it no figure of a formula that was found can be believed.
 *
 * <p><b>Main types.</b> {@link lode.ledger.TrialLedger} says how hard a run searched: exact {@link
 * lode.ledger.Counts}, {@link lode.ledger.PowerSums} of each metric over every formula tried, which
 * formulas are in the sample. {@link lode.ledger.DailySample} holds the daily series of that sample
 * and of the finalists. {@link lode.ledger.DataLedger} remembers a set of data for life: the {@link
 * lode.ledger.Life} of all campaigns that searched it, and the {@link lode.ledger.HoldoutLedger},
 * in which every {@link lode.ledger.Look} at the sealed holdout is entered before it happens.
 *
 * <p><b>The flow.</b> When a run begins it notes what was tried on its data before. Each formula
 * that the search tries is a record of {@code trials.jsonl}; when the search is over these become
 * the ledger, {@code ledger.json}; the sampled formulas and the finalists are evaluated once more,
 * over train and validation together, for their daily series. What is made of both is in {@code
 * lode.validation}.
 *
 * <p><b>The same bits.</b> A ledger is a function of the set of formulas tried: counts are whole
 * numbers, sums are exact until they are rounded once, the sample is the formulas of the smallest
 * ids (which are hashes). So ledgers do not depend on workers, crashes or resumes, and the totals
 * of several campaigns not on their order. A campaign is named by the digest of all that it is a
 * function of: done twice, it counts once.
 *
 * <p><b>To add a moment</b>, add a component to {@link lode.ledger.Trial} and a row in {@link
 * lode.ledger.TrialLedger#of}.
 */
package lode.ledger;
