package lode.cluster;

/**
 * The reign of one coordinator over a run. Whoever takes a run over raises its epoch, and nobody
 * listens to an older one any more: two coordinators of one run can both be alive, but not both be
 * heard.
 *
 * @param run names the run; epochs of different runs are not compared
 * @param epoch at least 1
 */
public record Term(String run, long epoch) {
  /** Of a campaign that nobody takes over. */
  public static final Term FIRST = new Term("", 1);

  /** Checks the number. */
  public Term {
    if (epoch < 1) {
      throw new IllegalArgumentException("not an epoch: epoch=" + epoch);
    }
  }

  /** Whether the other is of the same run and reigned before. */
  boolean supersedes(Term other) {
    return run.equals(other.run) && epoch > other.epoch;
  }
}
