package lode.evolution;

import io.jenetics.Alterer;
import io.jenetics.AltererResult;
import io.jenetics.Phenotype;
import io.jenetics.prog.ProgramGene;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import lode.formula.Formula;

/**
 * Turns the parents that selection drew into offspring: each place goes through one row of {@link
 * Variations}, is made canonical and mended to size. Remembers, for one generation, where each
 * proposal came from.
 */
final class Breeding implements Alterer<ProgramGene<Formula>, Merit> {
  /** Where a proposal came from. */
  record Lineage(String origin, List<Formula> parents) {}

  private final List<Variations.Row> rows;
  private final List<Variations.Row> drift;
  private final double[] rates;
  private final Variations variations;
  private final Repair repair;
  private final Genome genome;
  private final Map<String, Lineage> lineages = new HashMap<>();
  private List<Formula> archive = List.of();

  Breeding(Variations variations, Rates rates, Repair repair, Genome genome) {
    this.variations = variations;
    this.rows = variations.table(rates);
    this.rates = rows.stream().mapToDouble(Variations.Row::rate).toArray();
    this.drift =
        List.of(
            new Variations.Row("subtree", 1, variations::subtree),
            new Variations.Row("point", 1, variations::point),
            new Variations.Row("wrap", 1, variations::wrap),
            new Variations.Row("window", 1, variations::window));
    this.repair = repair;
    this.genome = genome;
  }

  /** Begins a generation: lineages are forgotten, refinement works on this archive. */
  void begin(List<Formula> archiveNow) {
    lineages.clear();
    archive = archiveNow;
  }

  @Override
  public AltererResult<ProgramGene<Formula>, Merit> alter(
      Seq<Phenotype<ProgramGene<Formula>, Merit>> parents, long generation) {
    RandomGenerator random = RandomRegistry.random();
    List<Formula> pool = parents.stream().map(p -> genome.decode(p.genotype())).toList();
    List<Phenotype<ProgramGene<Formula>, Merit>> offspring = new ArrayList<>();
    for (Formula parent : pool) {
      Variations.Row row = rows.get(Draws.weighted(rates, random));
      Formula child = breed(row, new Variations.Parents(parent, pool, archive), random);
      offspring.add(Phenotype.of(genome.encode(child), generation));
    }
    return new AltererResult<>(ISeq.of(offspring), offspring.size());
  }

  private Formula breed(Variations.Row row, Variations.Parents parents, RandomGenerator random) {
    var child = row.variation().vary(parents, random);
    if (child.isEmpty()) {
      Variations.Row instead = drift.getFirst();
      return propose(instead.origin(), variations.subtree(parents, random).orElseThrow());
    }
    return propose(row.origin(), child.get());
  }

  private Formula propose(String origin, Variations.Child child) {
    return propose(child.formula(), new Lineage(origin, child.parents()));
  }

  /** The canonical, mended form of a proposal, with its lineage noted. */
  Formula propose(Formula formula, Lineage lineage) {
    Formula mended = repair.fit(formula.canonical()).canonical();
    lineages.putIfAbsent(mended.text(), lineage);
    return mended;
  }

  /** Another proposal in the place of one that has nothing new: a mutation of it. */
  Formula again(Formula formula, RandomGenerator random) {
    Lineage lineage = lineage(formula);
    Variations.Row row = Draws.one(drift, random);
    Variations.Parents parents = new Variations.Parents(formula, List.of(formula), List.of());
    Formula other =
        row.variation()
            .vary(parents, random)
            .or(() -> variations.subtree(parents, random))
            .orElseThrow()
            .formula();
    return propose(other, new Lineage(row.origin(), lineage.parents()));
  }

  /** A random formula. */
  Formula immigrant(RandomGenerator random) {
    return propose(Variations.IMMIGRANT, variations.immigrant(null, random).orElseThrow());
  }

  /** Where a proposal of this generation came from. */
  Lineage lineage(Formula formula) {
    return lineages.getOrDefault(formula.text(), new Lineage(Variations.IMMIGRANT, List.of()));
  }
}
