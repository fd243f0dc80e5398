/**
 * The search: genetic programming over formulas, and the store of what was evaluated.
 *
 * <p><b>Main types.</b> {@link lode.evolution.Search} evolves; {@link
 * lode.evolution.SearchSettings} says what it is; {@link lode.evolution.Generation} is what one
 * step came to; {@link lode.evolution.Checkpoint} is all it needs to go on. {@link
 * lode.evolution.BatchEvaluator} is the seam to computation: {@link lode.evolution.LocalEvaluator}
 * computes on the calling thread, the cluster is another, and {@link
 * lode.evolution.StoredEvaluator} stands before either and answers what was evaluated in an earlier
 * run. {@link lode.evolution.ToHash} is the same seam for what tells formulas of one meaning.
 *
 * <p><b>One generation.</b> Jenetics' engine owns the steps; ours are the parts it calls.
 *
 * <pre>
 *   population, best first
 *     |-- Selection (NSGA-II) ------------------------> survivors ---------.
 *     '-- tournament --> parents --> Breeding --> offspring                |
 *                                   (Variations,     |                     |
 *                                    canonical,      v                     v
 *                                    Repair)       Novelty: new in text? in meaning (probe)?
 *                                                    no:  mutate again, then immigrants
 *                                                  Trials: race, the better share goes on
 *                                                    then BatchEvaluator, all at once
 *                                                    then Archive, then Redundancy
 *                                                    (Resemblance) -> Merit
 * </pre>
 *
 * <p><b>Genes.</b> A {@code ProgramGene<Formula>} tree has one {@code Symbol} per node; evaluating
 * it builds the {@link lode.formula.Formula} and computes no number. Windows and constants belong
 * to a symbol and every argument is a series, so every tree is a formula and no operator of
 * variation can make an invalid one. What outgrows the limits is mended by {@code Repair}, not
 * thrown away.
 *
 * <p><b>What is better.</b> Strength is the objective's absolute value on train, discounted by
 * complexity and by likeness (the sketches' correlation) to the library and to anything stronger in
 * population or archive: a copy of the best is worth nothing. Tournaments go by strength; survival
 * by strength, turnover and description length together, rounded so coarsely that the front stays
 * small. The archive keeps the strongest that do not resemble each other, forever; <i>refine</i>
 * climbs from them along the grids of windows and constants.
 *
 * <p><b>Racing.</b> In a universe of 600 stocks or more ({@link lode.evolution.Racing}) newcomers
 * are first scored on three tenths of the stocks, at most 512, drawn by the hashes of their symbols
 * with those that are members on most days first ({@link lode.evaluation.Subpanel#drawn}), and
 * compared with the label on every second date; 30 % of them go on to the whole universe. What a
 * race says of the deviation of the IC is corrected for its fewer names. The others are tried
 * formulas like any other: in the counts, in the trials, in the luck that promotion allows for; but
 * they are compared with nobody, so that a race comes to numbers alone and has no sketch. Measured
 * on A-shares 2010-2015 (top 300, 653 stocks in the universe, a race of 195): a race cost 0.29 of
 * an evaluation, and the 20 best of 180 random newcomers were among its 54 survivors in at least 19
 * of 20 seeds ({@code RacingTest}); so were those of all of 60 draws of 180 from three evolved
 * generations. Stocks drawn without regard to membership had to be 326 for that, and with every
 * fifth date instead of every second the best of 20 to 80 % of the draws were not all there.
 *
 * <p><b>The same results everywhere.</b> All randomness comes from one generator per generation,
 * made from seed and number; everything but evaluation runs on the caller's thread (Jenetics'
 * executor is {@code Runnable::run}, since its scoped generator does not follow pool threads);
 * every order is total, with the canonical text as the last resort. So threads, resumes and failed
 * evaluations leave no trace in what is found.
 *
 * <p><b>To add a variation</b>, write a method of the shape of {@code Variations.Variation}, give
 * it a row in {@code Variations.table} and a rate in {@link lode.evolution.Rates}, and a test that
 * it does what it says. <b>To add an objective</b>, add a row to {@link lode.evolution.Objective};
 * to let a number decide survival, add a case to {@code Merit.objective}.
 */
package lode.evolution;
