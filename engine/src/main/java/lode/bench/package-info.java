/**
 * {@code lode bench}: what this machine does, in nanoseconds per cell and formulas per second.
 *
 * <p>{@link lode.bench.Bench} runs the parts that {@link lode.bench.BenchSettings} asks for and
 * gives a {@link lode.bench.BenchReport}: single operators ({@code OperatorBench}), formula sets
 * ({@code SetBench}), rank IC ({@code RankIcBench}), a search on all cores ({@code
 * GenerationBench}), the same formulas on 1, 2, ... threads or worker processes ({@code
 * ScalingBench}), the evaluation store ({@code StoreBench}), the opening of a panel ({@code
 * OpeningBench}) and the memory that all this took. The panel is a {@link
 * lode.panel.GeneratedPanel} or the user's own data.
 *
 * <h2>What a figure means</h2>
 *
 * <ul>
 *   <li><b>Work.</b> What runs is what a campaign runs: the evaluator with its chunks, the workers,
 *       the store. Operators and sets are computed and their rows thrown away ({@link
 *       lode.evaluation.DryRun}), a few cells of each being kept so that nothing can be left out.
 *       An operator's figure includes the reading of its fields out of the panel, as published
 *       figures do; what one field costs stands beside them.
 *   <li><b>Time.</b> One thread's work is measured in that thread's CPU time, which neighbours on
 *       the machine, the compiler's threads and the garbage collector's do not enter; work of
 *       several threads in wall time, which they do.
 *   <li><b>Bytes.</b> What a thread allocates for each further date. An operator should show 0: a
 *       number that grows with the stocks is a vector that the compiler did not keep in registers.
 *   <li><b>Compiler.</b> Before the first measurement every operator has run so often that it is
 *       compiled for good, in the order of the table and in one process. Kernels share loops, and
 *       HotSpot makes a better loop when it has only met one operator in it, so that a figure from
 *       a fresh process would promise what no campaign gets. The JMH sources measure that other
 *       case, one operator in a process.
 *   <li><b>Median.</b> Pieces take turns, see {@code Rounds}.
 * </ul>
 *
 * <p>Cells are stocks x days; the first days, on which windows are not yet full, are counted like
 * the others. Two runs may differ by a third on a shared machine: compare within one run.
 *
 * <p>This package measures and prints nothing; {@code lode.cli.BenchCommand} draws the table. No
 * test asserts a time.
 *
 * <p>To add a part: a class that measures, a record in {@link lode.bench.BenchReport}, a name in
 * {@code Choice} and a call in {@link lode.bench.Bench}.
 */
package lode.bench;
