package lode.ledger;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How hard a run searched: what {@code ledger.json} holds. A function of the formulas tried alone,
 * so the same bits for any number of workers, order of results, crashes and resumes.
 *
 * @param schemaVersion of the file
 * @param campaign what the run is a function of, as a digest: equal for a run and its repetition
 * @param data fingerprint of the panel
 * @param target label, e.g. {@code 5d@open}
 * @param counts of formulas made and tried
 * @param rejected formulas that were not tried, or could not be scored, by reason
 * @param moments by metric over all tried, on train
 * @param histogram of the Newey-West t on train
 * @param sample ids of the formulas whose daily series are kept: the smallest
 * @param before what earlier campaigns tried on the same data, as known when the run began
 */
public record TrialLedger(
    int schemaVersion,
    String campaign,
    String data,
    String target,
    Counts counts,
    SortedMap<String, Long> rejected,
    SortedMap<String, PowerSums> moments,
    Histogram histogram,
    List<String> sample,
    Life before) {
  private static final int SCHEMA = 1;
  private static final double BAR = 0.5;
  private static final double FIRST_BAR = -10;
  private static final int BARS = 40;

  /**
   * The ledger of what was tried.
   *
   * @param trials every distinct formula once, in any order
   * @param sampled how many of them are kept in the sample
   */
  public static TrialLedger of(
      String campaign,
      String data,
      String target,
      Counts counts,
      Collection<Trial> trials,
      int sampled,
      Life before) {
    SortedMap<String, Long> rejected = new TreeMap<>();
    rejected.put("beyond_limits", counts.limits());
    rejected.put("text_seen_before", counts.duplicateText());
    rejected.put("meaning_seen_before", counts.duplicateSketch());
    rejected.put("orders_nothing", counts.voidOrder());
    rejected.put("could_not_be_scored", trials.stream().filter(Trial::rejected).count());
    SortedMap<String, PowerSums> moments = new TreeMap<>();
    moments.put("ic", PowerSums.of(trials, Trial::ic));
    moments.put("icir", PowerSums.of(trials, Trial::icir));
    moments.put("rank_ic", PowerSums.of(trials, Trial::rankIc));
    moments.put("rank_icir", PowerSums.of(trials, Trial::rankIcir));
    moments.put("t", PowerSums.of(trials, Trial::t));
    return new TrialLedger(
        SCHEMA,
        campaign,
        data,
        target,
        counts,
        rejected,
        moments,
        Histogram.of(FIRST_BAR, BAR, BARS, trials.stream().mapToDouble(Trial::t)),
        sample(trials, sampled).stream().map(Trial::fid).toList(),
        before);
  }

  /** The trials with the smallest ids that could be scored: a fair sample, merged by merging. */
  public static List<Trial> sample(Collection<Trial> trials, int most) {
    return trials.stream()
        .filter(trial -> !trial.rejected())
        .sorted(Comparator.comparing(Trial::fid))
        .limit(most)
        .toList();
  }

  /** Formulas tried by this run: evaluated or raced. */
  public long tried() {
    return counts.semanticallyDistinct();
  }

  /** Formulas tried on this data by this run and those before it. */
  public long triedForLife() {
    return tried() + before.tried();
  }
}
