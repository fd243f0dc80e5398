package lode.evolution;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How much each of a ranking resembles one that is stronger. From one ranking to the next most
 * members stay, and with them whom they resemble most: these two are compared with newcomers only,
 * since with everybody else who stayed they have been. The answers are those of comparing all,
 * whatever was ranked before.
 */
final class Resemblance {
  /** Above this nobody looks for a still closer twin. */
  private static final double TWIN = 0.99;

  /** Whom a member resembles that resembles nobody enough to count. */
  private static final String NOBODY = "";

  private final double from;
  private Map<String, String> before = Map.of();

  /**
   * The stronger one that a member resembles most.
   *
   * @param text its formula; {@link #NOBODY} where there is none that counts
   * @param correlation without sign
   */
  private record Closest(String text, double correlation) {}

  /** Nothing was ranked before; correlations below {@code from} do not count. */
  Resemblance(double from) {
    this.from = from;
  }

  /**
   * The largest correlations to stronger ones, without sign: 0 where none counts, and for members
   * that are not eligible.
   *
   * @param ranked strongest first
   */
  double[] of(List<Member> ranked) {
    Map<String, Integer> places = HashMap.newHashMap(ranked.size());
    BitSet newcomers = new BitSet(ranked.size());
    for (int i = 0; i < ranked.size(); i++) {
      places.put(ranked.get(i).text(), i);
      newcomers.set(i, !before.containsKey(ranked.get(i).text()));
    }
    Closest[] found = new Closest[ranked.size()];
    // each is a function of the ranking alone, so that threads cannot be told
    IntStream.range(0, found.length)
        .parallel()
        .forEach(i -> found[i] = closest(ranked, i, others(ranked.get(i), places, newcomers)));
    before = HashMap.newHashMap(found.length);
    places.forEach((text, i) -> before.put(text, found[i].text));
    return Arrays.stream(found).mapToDouble(Closest::correlation).toArray();
  }

  /** Places of those of whom one may be what a member resembles most. */
  private BitSet others(Member member, Map<String, Integer> places, BitSet newcomers) {
    BitSet others = new BitSet(places.size());
    String known = before.get(member.text());
    Integer place = places.get(known);
    if (place == null && !NOBODY.equals(known)) {
      others.set(0, places.size());
      return others;
    }
    others.or(newcomers);
    if (place != null) {
      others.set(place);
    }
    return others;
  }

  private Closest closest(List<Member> ranked, int index, BitSet others) {
    Member member = ranked.get(index);
    Closest closest = new Closest(NOBODY, 0);
    int i = member.eligible() ? others.nextSetBit(0) : -1;
    while (i >= 0 && i < index && closest.correlation < TWIN) {
      double correlation = member.kinship(ranked.get(i), Math.max(closest.correlation, from));
      if (correlation > closest.correlation) {
        closest = new Closest(ranked.get(i).text(), correlation);
      }
      i = others.nextSetBit(i + 1);
    }
    return closest;
  }
}
