/**
 * Row primitives on the Vector API, the only package that imports it.
 *
 * <p>{@link lode.simd.RowMath} is the list of primitives: only those that pay, elementwise
 * arithmetic and the sums of cross-section statistics. {@link lode.simd.Simd#ROWS} is the way
 * chosen once for the process and logged with its reason: plain loops, or vectors of the machine's
 * preferred width. The system property {@code lode.simd} ({@code plain}, {@code vector}, {@code
 * 128}, {@code 256}, {@code 512}) overrules it, for tests and for machines that throttle.
 *
 * <p>The other lists follow the choice of {@code ROWS}: {@link lode.simd.Curves}, transcendental
 * functions of rows; {@link lode.simd.OrderMath}, what ordering a row is made of, all in whole
 * numbers; {@link lode.simd.FactorMath}, what judging a row by labels is made of; {@link
 * lode.simd.SectionMath}, edges and pairs of a date; {@link lode.simd.GroupMath}, its groups; and
 * those over the windows of a {@link lode.simd.Block}: {@link lode.simd.WindowFolds}, {@link
 * lode.simd.WindowPaths}, {@link lode.simd.WindowStatistics}, {@link lode.simd.WindowOrder}.
 *
 * <p><b>Layout.</b> Rows are dates, cells are stocks. A window is computed for sixteen stocks and
 * the b dates of a block at once, accumulators in registers, two passes over the rows. Measured
 * with {@code lode bench} (one thread, 512 stocks, window 20, as ratios to folding every window
 * anew): mean 0.2, std 0.4, correlation 0.25, largest 0.3. Chunks of 16 to 256 dates make Alpha101
 * and Alpha158 differ by less than a fifth at 512 and 4,096 stocks, so the chunk is that of the
 * longest block. Rows lie an odd number of cache lines apart: rows a power of two apart would fall
 * into the same sets.
 *
 * <p><b>What the compiler needs.</b> Species are constants. A method of many vector operations
 * exhausts the compiler's budget for inlining, after which the small steps in {@code Lanes} are
 * called and every vector is boxed, which costs three times and more. So the two passes of a fold
 * are methods of their own, and the launcher's flags decide what the compiler would decide by what
 * it happened to compile before: the steps ({@code Lanes}, {@code LaneFunctions}, the loads of
 * {@code VectorMath}) are inlined always, the entries of {@code VectorWindow*}, {@code
 * VectorCurves} and {@code VectorFactorMath}, and the sums, never: in {@code VectorFactorMath} no
 * method takes or gives a vector. Without the flags results are the same and some operators slower,
 * in one process and not in the next.
 *
 * <p><b>Every way gives the same bits.</b> Cells are independent of each other; a multiply is never
 * fused with an add; sums over a row have {@link lode.simd.RowMath#LANES} partial sums whatever the
 * width, in doubles, added in one order; sums over a window take its rows in one order. To add a
 * primitive: a method in the interface, its loop in the plain twin, its vectors in the other, its
 * line in {@code RowMathTest} or {@code Exercise}, which holds the twins together at every width.
 */
package lode.simd;
