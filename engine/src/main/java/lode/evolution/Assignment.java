package lode.evolution;

import lode.evaluation.Target;
import lode.panel.Period;

/**
 * What evaluations are of: everything a result depends on besides the formula and the operator set.
 *
 * @param fingerprint the whole panel's fingerprint
 * @param cut dates kept of it; what comes later never reaches a worker
 * @param universe name of the universe
 * @param target label
 * @param train dates scored
 */
public record Assignment(
    String fingerprint, int cut, String universe, Target target, Period train) {
  /** Text form that names the assignment in store keys and handshakes. */
  public String key() {
    return String.join(
        "|",
        fingerprint,
        Integer.toString(cut),
        universe,
        target.key(),
        train.from() + ".." + train.to());
  }
}
