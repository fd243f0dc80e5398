package lode.evolution;

import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.Selector;
import io.jenetics.TournamentSelector;
import io.jenetics.ext.moea.Pareto;
import io.jenetics.prog.ProgramGene;
import io.jenetics.util.ISeq;
import io.jenetics.util.Seq;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import lode.formula.Formula;

/**
 * Who lives on: NSGA-II (Deb et al. 2002). Whole fronts of members that nobody dominates go first;
 * of the front that does not fit whole, those in the emptiest places. Ties fall to the better
 * merit, so the choice does not depend on the order of the population.
 */
final class Selection implements Selector<ProgramGene<Formula>, Merit> {
  /** Parents are the best of a few drawn at random. */
  static Selector<ProgramGene<Formula>, Merit> parents(int tournament) {
    return new TournamentSelector<>(tournament);
  }

  @Override
  public ISeq<Phenotype<ProgramGene<Formula>, Merit>> select(
      Seq<Phenotype<ProgramGene<Formula>, Merit>> population, int count, Optimize optimize) {
    return order(population.map(Phenotype::fitness).asList()).stream()
        .limit(count)
        .map(population::get)
        .collect(ISeq.toISeq());
  }

  /** Indices in the order of survival. */
  static List<Integer> order(List<Merit> merits) {
    int[] fronts = Pareto.rank(ISeq.of(merits), Merit::dominance);
    double[] room = new double[merits.size()];
    int last = Arrays.stream(fronts).max().orElse(-1);
    for (int f = 0; f <= last; f++) {
      int front = f;
      crowding(merits, IntStream.range(0, fronts.length).filter(i -> fronts[i] == front), room);
    }
    return IntStream.range(0, merits.size())
        .boxed()
        .sorted(
            Comparator.<Integer>comparingInt(i -> fronts[i])
                .thenComparing(Comparator.<Integer>comparingDouble(i -> room[i]).reversed())
                .thenComparing(Comparator.<Integer, Merit>comparing(merits::get).reversed()))
        .toList();
  }

  /** Crowding distance inside one front: the relative gap around a member, over all objectives. */
  private static void crowding(List<Merit> merits, IntStream front, double[] room) {
    List<Integer> members = front.boxed().toList();
    for (int o = 0; o < Merit.objectives(); o++) {
      int objective = o;
      List<Integer> sorted =
          members.stream()
              .sorted(
                  Comparator.<Integer>comparingInt(i -> merits.get(i).objective(objective))
                      .thenComparing(merits::get))
              .toList();
      long least = merits.get(sorted.getFirst()).objective(o);
      long most = merits.get(sorted.getLast()).objective(o);
      if (most > least) {
        room[sorted.getFirst()] = Double.POSITIVE_INFINITY;
        room[sorted.getLast()] = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.size() - 1; i++) {
          long below = merits.get(sorted.get(i - 1)).objective(o);
          long above = merits.get(sorted.get(i + 1)).objective(o);
          room[sorted.get(i)] += (above - below) / (double) (most - least);
        }
      }
    }
  }
}
