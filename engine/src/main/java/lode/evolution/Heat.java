package lode.evolution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import lode.formula.Formula;

/**
 * One race and who comes out of it.
 *
 * @param through who goes on, in the order they came
 * @param out who does not, in the order they came
 * @param results of those that are out
 */
record Heat(List<Formula> through, List<Formula> out, List<Evaluation> results) {
  /** Everyone goes on. */
  static Heat none(List<Formula> formulas) {
    return new Heat(formulas, List.of(), List.of());
  }

  /** Lets the strongest through: of equals the first by text. */
  static Heat of(
      List<Formula> formulas, List<Evaluation> results, Appraisal appraisal, int through) {
    double[] strength =
        IntStream.range(0, formulas.size())
            .mapToDouble(i -> appraisal.race(formulas.get(i), results.get(i).fitness()))
            .toArray();
    Set<Integer> chosen = new HashSet<>();
    IntStream.range(0, strength.length)
        .boxed()
        .sorted(
            Comparator.<Integer>comparingDouble(i -> -strength[i])
                .thenComparing(i -> formulas.get(i).text()))
        .limit(through)
        .forEach(chosen::add);
    List<Formula> on = new ArrayList<>();
    List<Formula> out = new ArrayList<>();
    List<Evaluation> known = new ArrayList<>();
    for (int i = 0; i < strength.length; i++) {
      if (chosen.contains(i)) {
        on.add(formulas.get(i));
      } else {
        out.add(formulas.get(i));
        known.add(results.get(i));
      }
    }
    return new Heat(on, out, known);
  }
}
