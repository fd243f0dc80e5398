/**
 * Row primitives on the Vector API, the only package that imports it.
 *
 * <p>{@link lode.simd.RowMath} is the list of primitives: only those that pay, elementwise
 * arithmetic and the sums of cross-section statistics. {@link lode.simd.Simd#ROWS} is the way
 * chosen once for the process and logged with its reason: plain loops, or vectors of the machine's
 * preferred width. The system property {@code lode.simd} ({@code plain}, {@code vector}, {@code
 * 128}, {@code 256}, {@code 512}) overrules it, for tests and for machines that throttle.
 *
 * <p>{@link lode.simd.WindowMath} is the list over the rows of a window; {@code WINDOWS} follows
 * the choice of {@code ROWS}, and its twins are held together by {@code WindowMathTest}.
 *
 * <p>{@link lode.simd.OrderMath} is the list of what ordering a row is made of, all in whole
 * numbers; {@link lode.simd.FactorMath} of what judging a row by labels is made of; {@link
 * lode.simd.SectionMath} of edges, pairs and groups of a date. Each has a test named after it that
 * holds its twins together.
 *
 * <p>Every way gives the same bits. Cells are independent of each other; a multiply is never fused
 * with an add; sums have {@link lode.simd.RowMath#LANES} partial sums whatever the width, in
 * doubles, added in one order. To add a primitive: a method in the interface, its loop in {@code
 * PlainMath}, its twin in {@code VectorMath}, its line in {@code RowMathTest}.
 */
package lode.simd;
