package lode.evolution;

import io.jenetics.Phenotype;
import io.jenetics.engine.Evaluator;
import io.jenetics.prog.ProgramGene;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import lode.formula.Formula;

/**
 * The batch evaluator that Jenetics calls once per generation: finds for every new place a formula
 * that is new in text and in meaning, has these evaluated together, updates the archive, and gives
 * everyone a merit beside the others. A formula is never evaluated twice.
 */
final class Trials implements Evaluator<ProgramGene<Formula>, Merit> {
  private final SearchSettings settings;
  private final Genome genome;
  private final Breeding breeding;
  private final BatchEvaluator evaluator;
  private final Novelty novelty;
  private final Appraisal appraisal;
  private final Redundancy redundancy;
  private final Seen seen;
  private final Map<String, Member> known = new HashMap<>();
  private final List<Individual> born = new ArrayList<>();
  private final List<Individual> racedOut = new ArrayList<>();
  private Archive archive = Archive.EMPTY;
  private BatchEvaluator first;
  private int generation;

  Trials(
      SearchSettings settings,
      Genome genome,
      Breeding breeding,
      BatchEvaluator evaluator,
      ToHash probe,
      Redundancy redundancy,
      Seen seen) {
    this.settings = settings;
    this.genome = genome;
    this.breeding = breeding;
    this.evaluator = evaluator;
    this.novelty = new Novelty(settings, breeding, probe, seen, this::expect);
    this.redundancy = redundancy;
    this.appraisal = new Appraisal(settings, redundancy);
    this.seen = seen;
  }

  /** Begins a generation with those who live and the archive. */
  void begin(int number, List<Member> population, Archive archiveNow) {
    generation = number;
    born.clear();
    racedOut.clear();
    known.clear();
    archive = archiveNow;
    population.forEach(member -> known.put(member.text(), member));
    archive.members().forEach(member -> known.put(member.text(), member));
  }

  @Override
  public ISeq<Phenotype<ProgramGene<Formula>, Merit>> eval(
      Seq<Phenotype<ProgramGene<Formula>, Merit>> population) {
    List<Formula> formulas = new ArrayList<>();
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < population.size(); i++) {
      formulas.add(formula(population.get(i)));
      if (population.get(i).nonEvaluated()) {
        open.add(i);
      }
    }
    if (open.isEmpty()) {
      return population.map(phenotype -> phenotype).asISeq();
    }
    first = race(open.size()).orElse(evaluator);
    List<Member> newcomers = evaluate(novelty.find(formulas, open, RandomRegistry.random()));
    archive = archive.with(newcomers, settings.archive(), settings.archiveCorrelation());
    return judged(population, formulas);
  }

  private List<Member> evaluate(List<Formula> formulas) {
    if (formulas.isEmpty()) {
      return List.of();
    }
    Heat heat = race(formulas);
    for (int i = 0; i < heat.out().size(); i++) {
      racedOut.add(individual(heat.out().get(i), heat.results().get(i)));
    }
    seen.raced(heat.out().size());
    return whole(heat.through());
  }

  private void expect(List<Formula> found) {
    first.expect(found);
  }

  private Heat race(List<Formula> formulas) {
    int through = settings.racing().kept(formulas.size());
    return race(formulas.size())
        .map(race -> Heat.of(formulas, checked(race, formulas), appraisal, through))
        .orElse(Heat.none(formulas));
  }

  /** The race of so many newcomers, if it leaves anybody out. */
  private Optional<BatchEvaluator> race(int newcomers) {
    return settings.racing().on() && settings.racing().kept(newcomers) < newcomers
        ? evaluator.race()
        : Optional.empty();
  }

  private static List<Evaluation> checked(BatchEvaluator evaluator, List<Formula> formulas) {
    List<Evaluation> evaluations = evaluator.evaluate(formulas);
    if (evaluations.size() != formulas.size()) {
      throw new IllegalStateException(
          "evaluator lost count: formulas=%d evaluations=%d"
              .formatted(formulas.size(), evaluations.size()));
    }
    return evaluations;
  }

  private List<Member> whole(List<Formula> formulas) {
    List<Evaluation> evaluations = checked(evaluator, formulas);
    seen.evaluated(formulas.size());
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < formulas.size(); i++) {
      Individual individual = individual(formulas.get(i), evaluations.get(i));
      Member member = appraisal.member(individual);
      born.add(individual);
      known.put(member.text(), member);
      members.add(member);
    }
    return members;
  }

  private Individual individual(Formula formula, Evaluation evaluation) {
    Breeding.Lineage lineage = breeding.lineage(formula);
    return new Individual(
        formula,
        evaluation,
        generation,
        lineage.origin(),
        lineage.parents().stream().map(Formula::fid).distinct().toList());
  }

  private ISeq<Phenotype<ProgramGene<Formula>, Merit>> judged(
      Seq<Phenotype<ProgramGene<Formula>, Merit>> population, List<Formula> formulas) {
    List<Member> members =
        formulas.stream().map(f -> known.get(f.text())).filter(Objects::nonNull).toList();
    Map<String, Merit> merits = redundancy.merits(members, archive.members());
    return IntStream.range(0, formulas.size())
        .mapToObj(i -> {
          Formula formula = formulas.get(i);
          Merit merit = merits.get(formula.text());
          return Phenotype.of(
              population.get(i).isEvaluated()
                  ? population.get(i).genotype()
                  : genome.encode(formula),
              population.get(i).generation(),
              merit == null ? Merit.barren(formula.text()) : merit);
        })
        .collect(ISeq.toISeq());
  }

  private Formula formula(Phenotype<ProgramGene<Formula>, Merit> phenotype) {
    Member member = phenotype.isEvaluated() ? member(phenotype) : null;
    return member == null ? genome.decode(phenotype.genotype()) : member.individual().formula();
  }

  /** The member of a phenotype that was judged; null where none was found for its place. */
  Member member(Phenotype<ProgramGene<Formula>, Merit> phenotype) {
    return known.get(phenotype.fitness().text());
  }

  Archive archive() {
    return archive;
  }

  /** Evaluated since the generation began. */
  List<Individual> born() {
    return born;
  }

  /** Raced since the generation began, and not evaluated further. */
  List<Individual> racedOut() {
    return racedOut;
  }
}
