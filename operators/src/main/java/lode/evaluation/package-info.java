/**
 * What a formula is worth on data: from trees to rows of values, and from rows to the numbers that
 * search and validation decide by.
 *
 * <p>The flow. {@link lode.evaluation.Scorer} takes a batch of formulas. {@code Compiler} turns it
 * into one {@code Program} in which equal subtrees are one {@code Instruction}; {@code Evaluator}
 * streams the dates through it, each instruction writing rows that later ones read. As the rows of
 * a formula appear, {@code FactorRow} orders the members of the {@code Universe} by them, {@code
 * Correlation} compares that order with the {@link lode.evaluation.Labels} of each {@link
 * lode.evaluation.Target}, {@code Portfolio} measures the turnover, and {@code SketchSites} notes
 * some ranks. What is kept is a {@link lode.evaluation.DailySeries} per target and a {@link
 * lode.evaluation.Sketch}; {@link lode.evaluation.Fitness} reduces the series over any period to
 * one number per {@link lode.evaluation.Metric}, so that one pass serves every {@link
 * lode.evaluation.Split}. {@link lode.evaluation.Probe} does the first half on a few stocks to find
 * formulas that order stocks alike. {@link lode.evaluation.Values} hands out the rows themselves.
 *
 * <p>Causality. A kernel is given rows up to the date it writes. Only {@code Labels} look ahead,
 * and no formula can name them.
 *
 * <p>The cost. For a formula of few operators, most of the time goes into its one sort per date; so
 * a row is sorted once for all targets, label ranks and means are made once for all formulas, and
 * what follows are walks in vectors: sums of pairs, the product of ranks in the order of the
 * factor, weights by stock. Ties and names without a value are corrections of the plain walk, in
 * proportion to how many there are.
 *
 * <p>The same bits. Dates go in order from an anchor; the bits of a row do not depend on the chunk,
 * the batch, the start of the stream or the thread. Rank sums, tie counts and weights are whole
 * numbers; other sums are double and in order of the stocks.
 *
 * <p>To add a metric, add a row to {@link lode.evaluation.Metric}. If it needs another number per
 * date, add a component to {@link lode.evaluation.DailySeries} and fill it in {@code Track}.
 */
package lode.evaluation;
