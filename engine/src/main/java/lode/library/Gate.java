package lode.library;

import java.util.ArrayList;
import java.util.List;
import lode.evaluation.Metric;
import lode.validation.Evidence;
import lode.validation.Luck;

/**
 * Decides, in the order given (the search's, best first), which finalists enter the library. A
 * finalist too much like one factor of the library may replace it where everything else holds and
 * it is stronger by the set margin; too much like two or more, it may not.
 */
public final class Gate {
  /** A factor inside: where its row is in the correlation matrix, and its strength on train. */
  private record Member(String fid, int row, double strength) {}

  private final Limits limits;
  private final Luck luck;
  private final double[][] correlations;
  private final List<Member> members = new ArrayList<>();

  /**
   * A gate.
   *
   * @param luck what luck alone would have found in the search
   * @param correlations rank correlations of finalists (rows 0 .. n), then library factors
   */
  public Gate(Limits limits, Luck luck, double[][] correlations) {
    this.limits = limits;
    this.luck = luck;
    this.correlations = correlations;
  }

  /**
   * Judges the finalists.
   *
   * @param finalists evidence in the order of the matrix rows
   * @param library active factors in the order of the rows that follow
   * @return a verdict for each finalist, in the order given
   */
  public List<Verdict> judge(List<Evidence> finalists, List<Factor> library) {
    for (int i = 0; i < library.size(); i++) {
      double icir = library.get(i).train().getOrDefault(Metric.RANK_ICIR.key(), 0.0);
      members.add(new Member(library.get(i).fid(), finalists.size() + i, Math.abs(icir)));
    }
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < finalists.size(); i++) {
      verdicts.add(judge(finalists.get(i), i));
    }
    return List.copyOf(verdicts);
  }

  private Verdict judge(Evidence evidence, int row) {
    Member nearest = null;
    int twins = 0;
    for (Member member : members) {
      double rho = Math.abs(correlations[row][member.row()]);
      twins += rho > limits.correlation() ? 1 : 0;
      if (nearest == null || rho > Math.abs(correlations[row][nearest.row()])) {
        nearest = member;
      }
    }
    double rho = nearest == null ? 0 : Math.abs(correlations[row][nearest.row()]);
    List<Check> checks = Admission.checks(evidence, limits, luck, rho);
    List<String> failed = checks.stream().filter(c -> !c.passed()).map(Check::name).toList();
    boolean replaces =
        twins == 1
            && failed.equals(List.of(Admission.CORRELATION.key()))
            && strength(evidence) >= limits.better() * nearest.strength();
    boolean promoted = failed.isEmpty() || replaces;
    if (replaces) {
      members.remove(nearest);
    }
    if (promoted) {
      members.add(new Member(evidence.formula().fid(), row, strength(evidence)));
    }
    return new Verdict(
        evidence,
        checks,
        promoted,
        nearest == null ? "" : nearest.fid(),
        replaces ? nearest.fid() : "");
  }

  private static double strength(Evidence evidence) {
    double icir = Math.abs(evidence.train().get(Metric.RANK_ICIR));
    return Double.isNaN(icir) ? 0 : icir;
  }
}
