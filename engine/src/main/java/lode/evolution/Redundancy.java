package lode.evolution;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lode.evaluation.Sketch;

/**
 * What a formula is worth beside others: greedily, in order of strength, each is discounted by its
 * largest correlation to the library or to one that is stronger. The discount is linear: nothing up
 * to a threshold, everything at 1.
 */
final class Redundancy {
  /** Above this nobody looks for a still closer twin. */
  private static final double TWIN = 0.99;

  private final List<Sketch> library;
  private final double from;

  Redundancy(List<Sketch> library, double from) {
    this.library = List.copyOf(library);
    this.from = from;
  }

  /** What is left of strength at a correlation. */
  double discount(double correlation) {
    return correlation <= from ? 1 : Math.max(0, (1 - correlation) / (1 - from));
  }

  /** Largest correlation to the library, without sign. */
  double toLibrary(Sketch sketch) {
    return library.stream().mapToDouble(s -> Math.abs(s.correlation(sketch))).max().orElse(0);
  }

  /** The merit of every member of either list beside all of both, by canonical text. */
  Map<String, Merit> merits(List<Member> population, List<Member> archive) {
    Map<String, Member> distinct = new LinkedHashMap<>();
    Stream.concat(population.stream(), archive.stream())
        .forEach(member -> distinct.put(member.text(), member));
    List<Member> ranked = distinct.values().stream().sorted(Member.BEST_FIRST).toList();
    Map<String, Merit> merits = HashMap.newHashMap(ranked.size());
    for (int i = 0; i < ranked.size(); i++) {
      Member member = ranked.get(i);
      merits.put(
          member.text(),
          member.eligible()
              ? new Merit(
                  member.strength() * discount(toBetter(ranked, i)),
                  member.turnover(),
                  member.complexity(),
                  member.text())
              : Merit.ineligible(member.text()));
    }
    return merits;
  }

  private static double toBetter(List<Member> ranked, int index) {
    double most = 0;
    for (int i = 0; i < index && most < TWIN; i++) {
      most = Math.max(most, ranked.get(index).likeness(ranked.get(i)));
    }
    return most;
  }
}
