/**
 * The operators: the words of the formula language and how each is computed.
 *
 * <p>{@link lode.operator.Operator} is one row of a table: name, family, arity, parameters, meaning
 * with its missing-value rule, look-back, and a factory of kernels. {@link lode.operator.Operators}
 * joins the tables of the families {@code Elementwise}, {@code Rolling}, {@code RollingPair} and
 * {@code CrossSection}. Parser, printer, generator, documentation and tests read these rows; there
 * is no second registry.
 *
 * <p>A {@link lode.operator.Kernel} computes the rows of one node, a chunk of dates at a time, from
 * {@link lode.operator.Rows}, the latest rows of its inputs. It never sees a later date. It may
 * keep scratch and running state, for it belongs to one instruction of one evaluator. Cells beyond
 * the last stock (the padding of a row) are computed like any other and mean nothing: who reads a
 * result reads the stocks of a universe.
 *
 * <p><b>Values.</b> A cell is a finite float or NaN, which means missing; a kernel never writes an
 * infinity, and expects none. A missing input makes a missing result unless the meaning says
 * otherwise; nothing is "protected" into 0 or 1: a division by less than 1e-30, the logarithm of 0,
 * the z-score of a constant are missing. Truth is 1 or 0, and any value but 0 is true. A standard
 * deviation has ddof 1 and is 0 where the variance is below 1e-12 of the mean square, which is what
 * rounding leaves of a constant. Ranks average ties, and the two zeros tie.
 *
 * <p><b>Cross-section.</b> The universe row is 1 inside; a stock outside is missing in the result
 * and does not count. Statistics of the whole ({@code cs_mean}, {@code group_count}) are given to
 * every stock of the universe (that has a group), also to one whose own value is missing. Group ids
 * are whole numbers from 0. {@code Groups} keeps the places of the stocks, group beside group as
 * columns of equal length ({@link lode.simd.GroupMath}), while the group row stays the same, which
 * it mostly does. Groups as short rows one after the other took more than twice as long where there
 * are many.
 *
 * <p><b>Ranks.</b> {@link lode.operator.Ranker} sorts by counting. What costs is the number of
 * passes over the cells and, for few cells, of counters; so it counts twice, by the leading bits
 * that are needed to tell nearly all cells apart, and mends the rest. Beside it were measured, for
 * 300 to 5,120 normal values: three passes of 11 bits over longs, 1.8 to 2.2 times its time; {@code
 * Arrays.sort} of longs, twice for 300; a bitmap of the leading bits whose set bits are counted,
 * 0.9 to 1.0 times for 300 to 512 and worse from 1,000 on, where too many cells share a bit. The
 * number of bits by length is where the time was least.
 *
 * <p><b>Rolling.</b> {@code MovingWindow} takes a chunk of dates block by block and, inside a
 * block, strip by strip of sixteen stocks, so that a window's rows are read from the innermost
 * cache ({@link lode.simd.Block} has the picture). On it stand sums with their statistics ({@code
 * Moments}, {@code Comoments}, {@code Trend}, {@code Decay}), {@code Extremes} and their ages,
 * {@code Rank}, {@code Shape} (sums of powers of deviations), {@code Paths} (products, falls,
 * conditions), and {@code OrderStatistics}, which keeps windows sorted and is the only one with
 * state between blocks. {@code WindowValues} gathers a window and makes one number of it. {@code
 * Shift} reads one older row. Nothing is ever taken away from a sum, so nothing drifts and a passed
 * outlier leaves no trace; a row depends on the rows of its look-back and on the date, never on
 * where the stream began.
 *
 * <p><b>Bits.</b> Results do not depend on the machine: sums are taken in double in a fixed order
 * ({@link lode.simd.RowMath}), and logarithm, exponential, power and tanh are series of our own
 * ({@link lode.simd.Curves}).
 *
 * <p><b>To add an operator</b>: one row in the table of its family, with a kernel class beside it
 * where the loop is long, and its golden rows in the family's script in {@code src/test/oracle},
 * written independently of the kernel. The tests name what is missing. If the meaning of an
 * operator changes, raise {@link lode.operator.Operators#VERSION}.
 *
 * <p>{@link lode.operator.Ranker} is public because a rank IC needs the very ranks of {@code
 * cs_rank}.
 */
package lode.operator;
