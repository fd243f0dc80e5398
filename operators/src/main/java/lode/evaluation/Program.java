package lode.evaluation;

import java.util.Arrays;
import java.util.List;
import lode.operator.Kernel;

/**
 * A batch of formulas as one list of instructions in an order in which they can be computed. Equal
 * subtrees of any of the formulas are one instruction. Immutable; compiled where it runs and never
 * stored.
 */
final class Program {
  private final List<Instruction> instructions;
  private final int[] roots;
  private final int[] reach;
  private final int[] lastUse;

  Program(List<Instruction> instructions, int[] roots) {
    this.instructions = List.copyOf(instructions);
    this.roots = roots.clone();
    this.reach = new int[instructions.size()];
    this.lastUse = new int[instructions.size()];
    for (int i = 0; i < reach.length; i++) {
      lastUse[i] = i;
      if (instructions.get(i) instanceof Instruction.Apply apply) {
        int lookback = apply.lookback();
        for (int input : apply.inputs()) {
          reach[input] = Math.max(reach[input], lookback);
          lastUse[input] = i;
        }
      }
    }
  }

  /**
   * The same program, in which the rows of all formulas stay until the last instruction of a chunk
   * has run.
   */
  Program holdingResults() {
    Program program = new Program(instructions, roots);
    for (int root : roots) {
      program.lastUse[root] = instructions.size() - 1;
    }
    return program;
  }

  /** The instructions; each reads only earlier ones. */
  List<Instruction> instructions() {
    return instructions;
  }

  /** Number of formulas. */
  int formulas() {
    return roots.length;
  }

  /** The instruction whose rows are the values of a formula. */
  int root(int formula) {
    return roots[formula];
  }

  /** Rows before the current one that consumers of an instruction read directly. */
  int reach(int instruction) {
    return reach[instruction];
  }

  /**
   * The last instruction before which an instruction's rows are needed; itself where none reads.
   */
  int lastUse(int instruction) {
    return lastUse[instruction];
  }

  /**
   * The date from which rows must stream so that the rows from {@code from} on have the same bits
   * as if they had streamed from date 0. Look-backs add up through the levels; below a kernel with
   * state each level starts at an anchor, because the state is a function of the rows since then.
   */
  int start(int from) {
    int[] exact = new int[instructions.size()];
    Arrays.fill(exact, from);
    int first = from;
    for (int i = exact.length - 1; i >= 0; i--) {
      if (instructions.get(i) instanceof Instruction.Apply apply) {
        int rebuilt = apply.stateful() ? anchor(exact[i]) : exact[i];
        int needed = rebuilt - apply.lookback();
        for (int input : apply.inputs()) {
          exact[input] = Math.min(exact[input], needed);
        }
        first = Math.min(first, needed);
      }
    }
    return Math.max(0, anchor(first));
  }

  private static int anchor(int date) {
    return Math.floorDiv(date, Kernel.ANCHOR) * Kernel.ANCHOR;
  }
}
