package lode.bench;

import java.util.ArrayList;
import java.util.List;
import lode.operator.Operator;
import lode.operator.Operators;
import lode.panel.Nearest;

/**
 * What of a benchmark is wanted: parts, formula sets and operators by name, or everything.
 *
 * @param names empty for everything
 */
record Choice(List<String> names) {
  static final String OPERATORS = "operators";
  static final String RANK_IC = "rank_ic";
  static final String SETS = "sets";
  static final String GENERATION = "generation";
  static final String THREADS = "threads";
  static final String PROCESSES = "processes";
  static final String STORE = "store";
  static final String OPENING = "opening";

  private static final List<String> PARTS =
      List.of(OPERATORS, RANK_IC, SETS, GENERATION, THREADS, PROCESSES, STORE, OPENING);

  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException {@code unknown benchmark: name=... nearest=...}
   */
  Choice {
    names = List.copyOf(names);
    List<String> known = new ArrayList<>(PARTS);
    known.addAll(SetBench.NAMES);
    Operators.all().forEach(operator -> known.add(operator.name()));
    for (String name : names) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "unknown benchmark: name=%s nearest=%s; known are the operators, the sets %s and the parts %s"
                .formatted(
                    name,
                    Nearest.to(name, known),
                    String.join(",", SetBench.NAMES),
                    String.join(",", PARTS)));
      }
    }
  }

  /** Whether a part is wanted as a whole. */
  boolean part(String part) {
    return names.isEmpty() || names.contains(part);
  }

  /** The operators wanted, in table order. */
  List<Operator> operators() {
    return Operators.all().stream()
        .filter(operator -> part(OPERATORS) || names.contains(operator.name()))
        .toList();
  }

  /** The formula sets wanted. */
  List<String> sets() {
    return SetBench.NAMES.stream().filter(set -> part(SETS) || names.contains(set)).toList();
  }
}
