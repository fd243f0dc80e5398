package lode.evaluation;

import lode.panel.Price;

/**
 * What a formula should foresee: the return from entry on the next day to the same price {@code
 * horizon} days later.
 *
 * @param horizon days held, at least 1
 * @param entry price of entry and exit
 */
public record Target(int horizon, Price entry) {
  /** Text form, such as {@code 5d@open}: part of a result's key. */
  public String key() {
    return horizon + "d@" + entry.field();
  }

  /** Days after t until the label of t is known: {@code 1 + horizon}. */
  public int reach() {
    return 1 + horizon;
  }
}
