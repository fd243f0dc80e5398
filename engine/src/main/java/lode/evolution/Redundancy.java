package lode.evolution;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lode.evaluation.Likeness;
import lode.evaluation.Sketch;

/**
 * What a formula is worth beside others: greedily, in order of strength, each is discounted by its
 * largest correlation to the library or to one that is stronger. The discount is linear: nothing up
 * to a threshold, everything at 1.
 */
final class Redundancy {
  private final List<Likeness> library;
  private final double from;
  private final Resemblance resemblance;

  Redundancy(List<Sketch> library, double from) {
    this.library = library.stream().map(Likeness::new).toList();
    this.from = from;
    this.resemblance = new Resemblance(from);
  }

  /** What is left of strength at a correlation. */
  double discount(double correlation) {
    return correlation <= from ? 1 : Math.max(0, (1 - correlation) / (1 - from));
  }

  /** Largest correlation to the library, without sign; 0 where nothing is discounted for it. */
  double toLibrary(Likeness sketch) {
    return library.stream().mapToDouble(factor -> factor.kinship(sketch, from)).max().orElse(0);
  }

  /** The merit of every member of either list beside all of both, by canonical text. */
  Map<String, Merit> merits(List<Member> population, List<Member> archive) {
    Map<String, Member> distinct = new LinkedHashMap<>();
    Stream.concat(population.stream(), archive.stream())
        .forEach(member -> distinct.put(member.text(), member));
    List<Member> ranked = distinct.values().stream().sorted(Member.BEST_FIRST).toList();
    double[] correlations = resemblance.of(ranked);
    Map<String, Merit> merits = HashMap.newHashMap(correlations.length);
    for (int i = 0; i < correlations.length; i++) {
      merits.put(ranked.get(i).text(), merit(ranked.get(i), correlations[i]));
    }
    return merits;
  }

  private Merit merit(Member member, double correlation) {
    return member.eligible()
        ? new Merit(
            member.strength() * discount(correlation),
            member.turnover(),
            member.complexity(),
            member.text())
        : Merit.ineligible(member.text());
  }
}
