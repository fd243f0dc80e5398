package lode.evolution;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lode.evaluation.Likeness;
import lode.evaluation.Sketch;

/**
 * What a formula is worth beside others: greedily, in order of strength, each is discounted by its
 * largest correlation to the library or to one that is stronger. The discount is linear: nothing up
 * to a threshold, everything at 1.
 */
final class Redundancy {
  /** Above this nobody looks for a still closer twin. */
  private static final double TWIN = 0.99;

  private final List<Likeness> library;
  private final double from;

  Redundancy(List<Sketch> library, double from) {
    this.library = library.stream().map(Likeness::new).toList();
    this.from = from;
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
    Merit[] merits = new Merit[ranked.size()];
    // each is a function of the ranking alone, so that threads cannot be told
    IntStream.range(0, merits.length).parallel().forEach(i -> merits[i] = merit(ranked, i));
    Map<String, Merit> byText = HashMap.newHashMap(merits.length);
    for (Merit merit : merits) {
      byText.put(merit.text(), merit);
    }
    return byText;
  }

  private Merit merit(List<Member> ranked, int index) {
    Member member = ranked.get(index);
    return member.eligible()
        ? new Merit(
            member.strength() * discount(toBetter(ranked, index)),
            member.turnover(),
            member.complexity(),
            member.text())
        : Merit.ineligible(member.text());
  }

  private double toBetter(List<Member> ranked, int index) {
    double most = 0;
    for (int i = 0; i < index && most < TWIN; i++) {
      most = Math.max(most, ranked.get(index).kinship(ranked.get(i), Math.max(most, from)));
    }
    return most;
  }
}
