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
 * @param race the first look; part of nothing but the race's own results
 */
public record Assignment(
    String fingerprint, int cut, String universe, Target target, Period train, Race race) {
  /** An assignment without races. */
  public Assignment(String fingerprint, int cut, String universe, Target target, Period train) {
    this(fingerprint, cut, universe, target, train, Race.NONE);
  }

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

  /** The same of its races. */
  String raceKey() {
    return key() + "|raced=" + race.stocks() + "/" + race.days();
  }
}
