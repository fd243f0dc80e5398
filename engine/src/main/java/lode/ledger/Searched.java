package lode.ledger;

import java.util.SortedMap;

/**
 * What one campaign tried on a set of data, as far as it came.
 *
 * @param campaign digest of what the campaign is a function of
 * @param run name of the run that came so far
 * @param counts up to there
 * @param moments by metric over all tried; empty before the search is over
 * @param sealedFrom first date index of its holdout; the number of dates where it has none
 */
public record Searched(
    String campaign,
    String run,
    Counts counts,
    SortedMap<String, PowerSums> moments,
    int sealedFrom) {
  /** Whether it went further than another record of the same campaign. */
  boolean beyond(Searched other) {
    return counts.proposed() > other.counts.proposed()
        || counts.proposed() == other.counts.proposed() && moments.size() > other.moments.size();
  }
}
