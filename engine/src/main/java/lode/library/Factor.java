package lode.library;

import java.util.List;
import java.util.Map;

/**
 * A factor of the library: a formula with its direction, where it came from and what was measured.
 *
 * @param fid formula id
 * @param formula canonical text
 * @param direction 1 where high values are good, -1 where low values are
 * @param status where it stands
 * @param run id of the run that promoted it
 * @param promoted time of promotion, ISO-8601 UTC
 * @param data fingerprint of the panel it was found on
 * @param universe universe it was measured in
 * @param target label it was measured against, e.g. {@code 5d@open}
 * @param operators operator-set version
 * @param train metrics on train by key
 * @param validation metrics on validation by key
 * @param backtest figures of the quantile backtest on validation by key
 * @param checks the checks it passed
 * @param note why its status is what it is; empty where it was simply promoted
 */
public record Factor(
    String fid,
    String formula,
    int direction,
    Status status,
    String run,
    String promoted,
    String data,
    String universe,
    String target,
    String operators,
    Map<String, Double> train,
    Map<String, Double> validation,
    Map<String, Double> backtest,
    List<Check> checks,
    String note) {
  /** Where a factor stands. */
  public enum Status {
    /** In use. */
    ACTIVE,
    /** No longer; the note says why. */
    RETIRED
  }

  /** The same factor, retired for a reason. */
  Factor retired(String reason) {
    return new Factor(
        fid,
        formula,
        direction,
        Status.RETIRED,
        run,
        promoted,
        data,
        universe,
        target,
        operators,
        train,
        validation,
        backtest,
        checks,
        reason);
  }
}
