package lode.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which ring each instruction of a program writes. An instruction whose consumers look back has a
 * ring of its own; the rows of the others live only until their last consumer of the same chunk of
 * dates has run, and then their ring is used again, while it is still in cache.
 */
final class Plan {
  private final int[] ring;
  private final List<Integer> rows = new ArrayList<>();

  Plan(Program program, int chunk) {
    int size = program.instructions().size();
    this.ring = new int[size];
    BitSet free = new BitSet();
    List<List<Integer>> expiring = expiring(program);
    for (int i = 0; i < size; i++) {
      ring[i] = passing(program, i) ? reuse(free, chunk) : add(own(program, i, chunk));
      for (int done : expiring.get(i)) {
        free.set(ring[done]);
      }
    }
  }

  /** Ring of an instruction. */
  int ring(int instruction) {
    return ring[instruction];
  }

  /** Number of rings. */
  int rings() {
    return rows.size();
  }

  /** Rows that a ring keeps. */
  int rows(int index) {
    return rows.get(index);
  }

  private int reuse(BitSet free, int chunk) {
    int kept = free.nextSetBit(0);
    if (kept < 0) {
      return add(chunk);
    }
    free.clear(kept);
    return kept;
  }

  private int add(int count) {
    rows.add(count);
    return rows.size() - 1;
  }

  /** Whether nobody reads the instruction's rows after its own chunk of dates. */
  private static boolean passing(Program program, int i) {
    return program.reach(i) == 0 && !(program.instructions().get(i) instanceof Instruction.Fill);
  }

  private static int own(Program program, int i, int chunk) {
    return program.reach(i) == 0 ? 1 : program.reach(i) + chunk;
  }

  /** For each instruction the passing ones that nobody reads after it. */
  private static List<List<Integer>> expiring(Program program) {
    int size = program.instructions().size();
    List<List<Integer>> expiring = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      expiring.add(new ArrayList<>(0));
    }
    for (int i = 0; i < size; i++) {
      if (passing(program, i)) {
        expiring.get(program.lastUse(i)).add(i);
      }
    }
    return expiring;
  }
}
