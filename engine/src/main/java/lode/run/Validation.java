package lode.run;

import java.util.Arrays;
import java.util.List;
import lode.library.Check;
import lode.library.Verdict;
import lode.validation.Luck;
import lode.validation.Significance;

/**
 * How the finalists of a run were judged: what {@code validation.json} holds, and all that tells of
 * a run's significance reads. Written with the verdicts, once the search is over.
 *
 * @param schemaVersion of the file
 * @param run its name
 * @param data fingerprint of the panel
 * @param target label, e.g. {@code 5d@open}
 * @param train dates that the search saw
 * @param validation dates that the finalists were judged on
 * @param holdout dates that are sealed; null where there are none
 * @param luck what luck alone would have found
 * @param finalists in the order of the search, best first
 * @param likeness of finalists to each other and to the library; null in an older file
 */
public record Validation(
    int schemaVersion,
    String run,
    String data,
    String target,
    Span train,
    Span validation,
    Span holdout,
    Luck luck,
    List<Finalist> finalists,
    Likeness likeness) {
  static final int SCHEMA = 1;

  /** First and last date, ISO. */
  public record Span(String from, String to) {}

  /**
   * Rank correlations of factor values over train and validation, to four decimals.
   *
   * @param fids of the finalists in their order, then of the library's active factors
   * @param rho a row for each finalist, a column for each of the fids
   */
  public record Likeness(List<String> fids, List<List<Double>> rho) {
    private static final double DIGITS = 1e4;

    static Likeness of(List<String> fids, int finalists, double[][] rho) {
      return new Likeness(
          fids,
          Arrays.stream(rho)
              .limit(finalists)
              .map(
                  row -> Arrays.stream(row).mapToObj(r -> Math.round(r * DIGITS) / DIGITS).toList())
              .toList());
    }
  }

  /**
   * One finalist.
   *
   * @param promoted whether it entered the library
   * @param nearest fid of the library factor most correlated to it; empty where there was none
   * @param replaced fid of the weaker twin that it replaced; empty where none
   */
  public record Finalist(
      String fid,
      String formula,
      int direction,
      boolean promoted,
      String nearest,
      String replaced,
      Significance significance,
      List<Check> checks) {
    static Finalist of(Verdict verdict) {
      return new Finalist(
          verdict.evidence().formula().fid(),
          verdict.evidence().formula().text(),
          verdict.evidence().direction(),
          verdict.promoted(),
          verdict.nearest(),
          verdict.replaced(),
          verdict.evidence().significance(),
          verdict.checks());
    }

    /** Names of the checks that failed. */
    public List<String> failed() {
      return checks.stream().filter(check -> !check.passed()).map(Check::name).toList();
    }
  }

  /** The finalists that were promoted. */
  public List<Finalist> promoted() {
    return finalists.stream().filter(Finalist::promoted).toList();
  }
}
