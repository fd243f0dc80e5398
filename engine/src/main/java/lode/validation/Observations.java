package lode.validation;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lode.evaluation.TrackRecord;
import lode.formula.Formula;

/** What a {@link Validator} saw of formulas over train and validation. */
public final class Observations {
  private final Map<Formula, Examination> examined;
  private final Map<Formula, TrackRecord> records;
  private final Map<Formula, RankCorrelation.Ranks> ranks;
  private final int threads;

  Observations(
      Map<Formula, Examination> examined,
      Map<Formula, TrackRecord> records,
      Map<Formula, RankCorrelation.Ranks> ranks,
      int threads) {
    this.examined = examined;
    this.records = records;
    this.ranks = ranks;
    this.threads = threads;
  }

  /** The track record of a finalist or a sampled formula. */
  public TrackRecord record(Formula formula) {
    return records.get(formula);
  }

  /**
   * The evidence on finalists, in order.
   *
   * @param significance of each, by the same index
   */
  public List<Evidence> evidence(List<Formula> finalists, List<Significance> significance) {
    return IntStream.range(0, finalists.size())
        .mapToObj(
            i -> examined.get(finalists.get(i)).evidence(finalists.get(i), significance.get(i)))
        .toList();
  }

  /** Rank correlations over train and validation of formulas that were finalists or others. */
  public double[][] correlations(List<Formula> formulas) {
    return RankCorrelation.matrix(formulas.stream().map(ranks::get).toList(), threads);
  }
}
