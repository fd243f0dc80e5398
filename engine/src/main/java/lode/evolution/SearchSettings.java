package lode.evolution;

/**
 * What a search is, as against how it is executed: with the vocabulary, the data and the operator
 * set it decides every result.
 *
 * @param seed of all randomness
 * @param population individuals per generation
 * @param objective what strength means
 * @param limits sizes of formulas
 * @param rates of the variations
 * @param eligibility what a formula must offer
 * @param survivors share of a population that lives on; the rest are offspring
 * @param tournament contestants for each place among the parents
 * @param retries further proposals for a place whose proposal was seen before or orders nothing
 *     (half by mutation, then immigrants)
 * @param archive most members of the archive
 * @param archiveCorrelation two members' sketches correlate less than this, in absolute value
 * @param parsimony what strength is multiplied by for each symbol of a formula (node, window or
 *     constant): of two signals, and a mixture of both that is stronger than either, it lets the
 *     archive lead with the signals
 * @param discountFrom correlation to something better at which strength begins to be discounted; at
 *     1 nothing is left
 * @param racing the first look at newcomers
 */
public record SearchSettings(
    long seed,
    int population,
    Objective objective,
    SizeLimits limits,
    Rates rates,
    Eligibility eligibility,
    double survivors,
    int tournament,
    int retries,
    int archive,
    double archiveCorrelation,
    double parsimony,
    double discountFrom,
    Racing racing) {
  /** Checks the ranges. */
  public SearchSettings {
    Checks.range("population", population, 2, 10_000);
    Checks.range("survivors", survivors, 0.01, 0.99);
    Checks.range("tournament", tournament, 1, 100);
    Checks.range("retries", retries, 0, 100);
    Checks.range("archive", archive, 1, 10_000);
    Checks.range("archive-correlation", archiveCorrelation, 0, 1);
    Checks.range("parsimony", parsimony, 0.5, 1);
    Checks.range("discount-from", discountFrom, 0, 0.99);
  }

  /** What serves well on daily data of a few hundred stocks. */
  public static SearchSettings defaults() {
    return new SearchSettings(
        1,
        300,
        Objective.RANK_ICIR,
        SizeLimits.defaults(),
        Rates.defaults(),
        Eligibility.defaults(),
        0.4,
        4,
        8,
        50,
        0.8,
        0.96,
        0.6,
        Racing.defaults());
  }

  /** The same search from another seed. */
  public SearchSettings withSeed(long other) {
    return new SearchSettings(
        other,
        population,
        objective,
        limits,
        rates,
        eligibility,
        survivors,
        tournament,
        retries,
        archive,
        archiveCorrelation,
        parsimony,
        discountFrom,
        racing);
  }

  /** The same search with another number of individuals. */
  public SearchSettings withPopulation(int other) {
    return new SearchSettings(
        seed,
        other,
        objective,
        limits,
        rates,
        eligibility,
        survivors,
        tournament,
        retries,
        archive,
        archiveCorrelation,
        parsimony,
        discountFrom,
        racing);
  }
}
