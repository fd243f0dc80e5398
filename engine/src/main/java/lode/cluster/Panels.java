package lode.cluster;

import lode.panel.Panel;

/**
 * Where a node finds its own copy of the data an assignment names. Panels never travel between
 * actors. Whoever makes the source closes the panels; workers of one node share them.
 */
@FunctionalInterface
public interface Panels {
  /**
   * The panel of this fingerprint.
   *
   * @throws IllegalArgumentException if this node does not have it, saying what it has
   */
  Panel open(String fingerprint);

  /** Hears where the campaign offers its panel; {@code ""}: nowhere. */
  default void offered(String url) {}

  /** The one panel that is already open. */
  static Panels of(Panel panel) {
    return fingerprint -> {
      if (!panel.fingerprint().equals(fingerprint)) {
        throw new IllegalArgumentException(
            "other data here: asked=%s have=%s; give the worker the panel of the campaign"
                .formatted(fingerprint, panel.fingerprint()));
      }
      return panel;
    };
  }
}
