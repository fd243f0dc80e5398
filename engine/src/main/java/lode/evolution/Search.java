package lode.evolution;

import io.jenetics.Genotype;
import io.jenetics.Phenotype;
import io.jenetics.engine.Engine;
import io.jenetics.engine.EvolutionStart;
import io.jenetics.prog.ProgramGene;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import lode.evaluation.Sketch;
import lode.formula.Formula;
import lode.formula.Vocabulary;

/**
 * A search for formulas, one generation at a time. A pure function of settings, vocabulary, what
 * the evaluator and the probe answer, library and seeds. One owner thread, which it blocks.
 *
 * <p>Between two generations its whole state is {@link #checkpoint} and the {@link #sightings} of
 * all: each generation has a random generator of its own, made from seed and number. So a
 * generation that fails (the evaluator threw) leaves no trace, and {@link #next} may be called
 * again.
 */
public final class Search {
  private static final int ISLAND = 0;

  private final SearchSettings settings;
  private final Growth growth;
  private final Genome genome;
  private final Breeding breeding;
  private final Redundancy redundancy;
  private final Seen seen;
  private final Trials trials;
  private final Engine<ProgramGene<Formula>, Merit> engine;
  private final List<Formula> seeds;
  private int generation = -1;
  private List<Member> population = List.of();
  private ISeq<Phenotype<ProgramGene<Formula>, Merit>> living = ISeq.empty();
  private Archive archive = Archive.EMPTY;
  private Map<String, String> scores = Map.of();

  /**
   * A search before its first generation.
   *
   * @param settings what to search
   * @param vocabulary what formulas are made of
   * @param evaluator asked once for every formula that is new in text and in meaning
   * @param probe tells formulas of the same meaning
   * @param library sketches of factors already had: to resemble one is no merit
   * @param seeds formulas to start from, before random ones; those beyond the limits are left out
   */
  public Search(
      SearchSettings settings,
      Vocabulary vocabulary,
      BatchEvaluator evaluator,
      ToHash probe,
      List<Sketch> library,
      List<Formula> seeds) {
    this(settings, vocabulary, evaluator, probe, library, seeds, new Seen());
  }

  private Search(
      SearchSettings settings,
      Vocabulary vocabulary,
      BatchEvaluator evaluator,
      ToHash probe,
      List<Sketch> library,
      List<Formula> seeds,
      Seen seen) {
    Alphabet alphabet = new Alphabet(vocabulary);
    this.settings = settings;
    this.seeds =
        seeds.stream().map(Formula::canonical).filter(settings.limits()::fit).distinct().toList();
    this.seen = seen;
    this.growth = new Growth(alphabet, settings.limits());
    this.genome = new Genome(alphabet);
    this.redundancy = new Redundancy(library, settings.discountFrom());
    this.breeding =
        new Breeding(
            new Variations(alphabet, growth),
            settings.rates(),
            new Repair(settings.limits(), vocabulary.windows()),
            genome);
    this.trials = new Trials(settings, genome, breeding, evaluator, probe, redundancy, seen);
    this.engine =
        new Engine.Builder<>(
                trials, () -> genome.encode(breeding.immigrant(RandomRegistry.random())))
            .populationSize(settings.population())
            .offspringFraction(1 - settings.survivors())
            .survivorsSelector(new Selection())
            .offspringSelector(Selection.parents(settings.tournament()))
            .alterers(breeding)
            .maximalPhenotypeAge(Long.MAX_VALUE)
            .executor(Runnable::run)
            .build();
  }

  /**
   * Goes on from a checkpoint as if the search had never stopped.
   *
   * @param sightings of each generation up to it
   */
  public static Search resume(
      SearchSettings settings,
      Vocabulary vocabulary,
      BatchEvaluator evaluator,
      ToHash probe,
      List<Sketch> library,
      List<Formula> seeds,
      List<Sightings> sightings,
      Checkpoint checkpoint) {
    Seen seen = new Seen(sightings, checkpoint.counts());
    Search search = new Search(settings, vocabulary, evaluator, probe, library, seeds, seen);
    search.restore(checkpoint);
    return search;
  }

  private void restore(Checkpoint checkpoint) {
    Map<String, Checkpoint.Entry> entries = new LinkedHashMap<>();
    checkpoint.population().forEach(entry -> entries.put(entry.formula(), entry));
    checkpoint.pool().forEach(entry -> entries.put(entry.formula(), entry));
    Appraisal appraisal = new Appraisal(settings, redundancy);
    Map<String, Member> members = new HashMap<>();
    for (Checkpoint.Entry entry : entries.values()) {
      Individual individual =
          new Individual(
              Formula.parse(entry.formula()),
              Evaluation.decoded(checkpoint.scores().get(entry.formula())),
              entry.born(),
              entry.origin(),
              entry.parents());
      members.put(entry.formula(), appraisal.member(individual));
    }
    generation = checkpoint.generation();
    population = checkpoint.population().stream().map(e -> members.get(e.formula())).toList();
    archive =
        Archive.EMPTY.with(
            checkpoint.pool().stream().map(e -> members.get(e.formula())).toList(),
            settings.archive(),
            settings.archiveCorrelation());
    Map<String, Merit> merits = redundancy.merits(population, archive.members());
    living =
        population.stream()
            .map(member -> {
              Genotype<ProgramGene<Formula>> genotype =
                  genome.encode(member.individual().formula());
              return Phenotype.of(genotype, member.individual().born(), merits.get(member.text()));
            })
            .collect(ISeq.toISeq());
  }

  /**
   * Evolves one more generation; the first call makes the initial population.
   *
   * @throws RuntimeException what the evaluator or the probe threw; the search stays as it was
   */
  public Generation next() {
    int number = generation + 1;
    RandomGenerator random = Draws.generator(settings.seed(), ISLAND, number);
    breeding.begin(individuals(archive.members()).stream().map(Individual::formula).toList());
    trials.begin(number, population, archive);
    try {
      accept(RandomRegistry.with(random).call(() -> number == 0 ? initial() : evolve(number)));
      seen.commit();
    } catch (RuntimeException | Error e) {
      seen.rollback();
      throw e;
    }
    generation = number;
    return generation(trials.born(), trials.racedOut());
  }

  /** The last whole generation without its newborn; its number is -1 before the first. */
  public Generation last() {
    return generation(List.of(), List.of());
  }

  private Generation generation(List<Individual> born, List<Individual> racedOut) {
    return new Generation(
        generation,
        individuals(population),
        individuals(archive.members()),
        born,
        racedOut,
        seen.counts());
  }

  private ISeq<Phenotype<ProgramGene<Formula>, Merit>> initial() {
    RandomGenerator random = RandomRegistry.random();
    List<Phenotype<ProgramGene<Formula>, Merit>> first = new ArrayList<>();
    for (int i = 0; i < settings.population(); i++) {
      Formula formula =
          i < seeds.size()
              ? breeding.propose(seeds.get(i), new Breeding.Lineage("seed", List.of()))
              : breeding.propose(
                  growth.ramped(i - seeds.size(), random), new Breeding.Lineage("init", List.of()));
      first.add(Phenotype.of(genome.encode(formula), 0));
    }
    return trials.eval(ISeq.of(first));
  }

  private ISeq<Phenotype<ProgramGene<Formula>, Merit>> evolve(int number) {
    return engine.evolve(EvolutionStart.of(living, number)).population();
  }

  private void accept(ISeq<Phenotype<ProgramGene<Formula>, Merit>> evolved) {
    Map<Member, Phenotype<ProgramGene<Formula>, Merit>> distinct = new LinkedHashMap<>();
    evolved.stream()
        .filter(phenotype -> trials.member(phenotype) != null)
        .sorted(Comparator.comparing((Phenotype<?, Merit> p) -> p.fitness()).reversed())
        .forEach(phenotype -> distinct.putIfAbsent(trials.member(phenotype), phenotype));
    population = List.copyOf(distinct.keySet());
    living = ISeq.of(distinct.values());
    archive = trials.archive();
  }

  private static List<Individual> individuals(List<Member> members) {
    return members.stream().map(Member::individual).toList();
  }

  /** The state after the last whole generation. */
  public Checkpoint checkpoint() {
    return new Checkpoint(
        generation,
        population.stream().map(Checkpoint.Entry::of).toList(),
        archive.pool().stream().map(Checkpoint.Entry::of).toList(),
        scores(),
        seen.counts());
  }

  /** What the last whole generation of this object came across first. */
  public Sightings sightings() {
    return seen.latest();
  }

  /** Most members were there at the last checkpoint. */
  private Map<String, String> scores() {
    Map<String, String> before = scores;
    scores = new LinkedHashMap<>();
    Stream.concat(population.stream(), archive.pool().stream())
        .forEach(member ->
            scores.computeIfAbsent(
                member.text(),
                text -> {
                  String known = before.get(text);
                  return known == null ? member.individual().evaluation().encoded() : known;
                }));
    return scores;
  }
}
