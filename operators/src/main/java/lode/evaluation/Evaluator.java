package lode.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lode.formula.Formula;
import lode.operator.Kernel;
import lode.operator.Rows;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * Streams the dates of a panel through programs. Dates go in order and in chunks: an instruction
 * computes a chunk of rows before the next instruction does, so that its state and its window stay
 * in cache. Results do not depend on the size of a chunk. Nothing is allocated per row. One owner
 * thread.
 */
final class Evaluator {
  /** Receives the rows of a formula for a chunk of dates, chunks in order of date. */
  @FunctionalInterface
  interface Sink {
    /** The dates are {@code from} to {@code to}, exclusive; the rows are valid during the call. */
    void rows(int formula, int from, int to, Rows rows);
  }

  /** Dates in a chunk unless there is a reason for another number. */
  static final int CHUNK = 64;

  private final Panel panel;
  private final int chunk;
  private final long memory;
  private final RowPool pool;

  /**
   * An evaluator over a panel.
   *
   * @param chunk dates that an instruction computes before the next one does
   * @param memory bytes of rows and windows that a program made by {@link #compile} may hold
   */
  Evaluator(Panel panel, int chunk, long memory) {
    if (chunk < 1) {
      throw new IllegalArgumentException("chunk not positive: chunk=" + chunk);
    }
    this.panel = panel;
    this.chunk = chunk;
    this.memory = memory;
    this.pool = new RowPool(panel.stride());
  }

  /**
   * Compiles formulas into one program, or into several where one would hold too much memory; in
   * order.
   */
  List<Program> compile(String universe, List<Formula> formulas) {
    Program whole = Compiler.compile(panel, universe, formulas);
    if (formulas.size() < 2 || bytes(whole) <= memory) {
      return List.of(whole);
    }
    int half = formulas.size() / 2;
    List<Program> parts = new ArrayList<>(compile(universe, formulas.subList(0, half)));
    parts.addAll(compile(universe, formulas.subList(half, formulas.size())));
    return parts;
  }

  /** Bytes of rows, and of windows that kernels keep, that a run of a program holds at once. */
  long bytes(Program program) {
    Plan plan = new Plan(program, chunk);
    long sum = 0;
    for (Instruction instruction : program.instructions()) {
      if (instruction instanceof Instruction.Apply apply) {
        sum += kernel(apply).bytes();
      }
    }
    for (int i = 0; i < plan.rings(); i++) {
      sum += RowPool.bytes(plan.rows(i), panel.stride());
    }
    return sum;
  }

  /** Bytes of the rows kept for the next run. */
  long kept() {
    return pool.bytes();
  }

  /** Evaluates a program; the sink gets the rows of the period's dates, warm-up stays silent. */
  void run(Program program, Period period, Sink sink) {
    Plan plan = new Plan(program, chunk);
    Rows[] rings = new Rows[plan.rings()];
    for (int i = 0; i < rings.length; i++) {
      rings[i] = pool.take(plan.rows(i));
    }
    Step[] steps = steps(program, plan, rings);
    int[][] formulas = formulas(program);
    for (int t = program.start(period.from()); t < period.to(); t += chunk) {
      int end = Math.min(t + chunk, period.to());
      for (int i = 0; i < steps.length; i++) {
        steps[i].run(t, end);
        if (end > period.from()) {
          for (int formula : formulas[i]) {
            sink.rows(formula, Math.max(t, period.from()), end, steps[i].output());
          }
        }
      }
    }
    pool.drain();
    for (Rows ring : rings) {
      pool.give(ring);
    }
  }

  /** An instruction bound to its rings. */
  private interface Step {
    void run(int from, int to);

    Rows output();
  }

  private record Load(Panel panel, int field, Rows output) implements Step {
    @Override
    public void run(int from, int to) {
      for (int t = from; t < to; t++) {
        panel.row(field, t, output.data(), output.at(t));
      }
    }
  }

  private record Fill(float value, Rows output) implements Step {
    @Override
    public void run(int from, int to) {
      for (int t = Math.max(from, to - output.capacity()); t < to; t++) {
        int at = output.at(t);
        Arrays.fill(output.data(), at, at + output.stride(), value);
      }
    }
  }

  private record Apply(Kernel kernel, Rows[] inputs, Rows output) implements Step {
    @Override
    public void run(int from, int to) {
      kernel.rows(from, to, inputs, output);
    }
  }

  private Step[] steps(Program program, Plan plan, Rows[] rings) {
    List<Instruction> instructions = program.instructions();
    Step[] steps = new Step[instructions.size()];
    for (int i = 0; i < steps.length; i++) {
      Rows output = rings[plan.ring(i)];
      steps[i] =
          switch (instructions.get(i)) {
            case Instruction.Load load -> new Load(panel, load.index(), output);
            case Instruction.Fill fill -> new Fill(fill.value(), output);
            case Instruction.Apply apply ->
                new Apply(
                    kernel(apply),
                    apply.inputs().stream().map(j -> rings[plan.ring(j)]).toArray(Rows[]::new),
                    output);
          };
    }
    return steps;
  }

  private Kernel kernel(Instruction.Apply apply) {
    return apply.operator().kernel().create(apply.attributes(), panel.stride());
  }

  /** The formulas whose values an instruction's rows are. */
  private static int[][] formulas(Program program) {
    int[] count = new int[program.instructions().size()];
    for (int f = 0; f < program.formulas(); f++) {
      count[program.root(f)]++;
    }
    int[][] formulas = new int[count.length][];
    for (int i = 0; i < count.length; i++) {
      formulas[i] = new int[count[i]];
    }
    for (int f = program.formulas() - 1; f >= 0; f--) {
      int root = program.root(f);
      formulas[root][--count[root]] = f;
    }
    return formulas;
  }
}
