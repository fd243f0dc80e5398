package lode.evolution;

import java.util.List;
import lode.evaluation.Labels;
import lode.evaluation.Probe;
import lode.evaluation.Scorer;
import lode.evaluation.Subpanel;
import lode.panel.Panel;

/**
 * What the evaluators of one assignment stand on and share: the panel, cut in time and rid of the
 * stocks that are never in the universe (no value of a member depends on them), with its labels;
 * the same of the stocks that are raced; and the few cells that formulas are probed on. Immutable;
 * made once for all workers of a process.
 */
public final class Ground {
  private final Assignment assignment;
  private final String fingerprint;
  private final Panel panel;
  private final Labels labels;
  private final Panel raced;
  private final Labels raceLabels;
  private final Probe.Site site;

  /** Over the whole panel that the assignment names; it is cut here. */
  public Ground(Panel whole, Assignment assignment) {
    this.assignment = assignment;
    this.fingerprint = whole.fingerprint();
    this.panel = inside(whole.until(assignment.cut()), assignment);
    this.labels = labels(panel);
    if (assignment.race().stocks() > 0) {
      int[] chosen =
          Subpanel.drawn(
              panel, assignment.universe(), assignment.train(), assignment.race().stocks());
      this.raced = Subpanel.of(panel, chosen, assignment.cut());
      this.raceLabels = labels(raced);
    } else {
      this.raced = panel;
      this.raceLabels = labels;
    }
    this.site = new Probe.Site(panel, assignment.universe(), assignment.train());
  }

  /** A copy without those outside the universe, where it is smaller by an eighth at least. */
  private static Panel inside(Panel seen, Assignment assignment) {
    int[] inside = Subpanel.everInside(seen, assignment.universe(), assignment.cut());
    return inside.length > 0 && inside.length <= seen.stocks().size() * 7 / 8
        ? Subpanel.of(seen, inside, assignment.cut())
        : seen;
  }

  private Labels labels(Panel of) {
    return Labels.of(of, assignment.universe(), List.of(assignment.target()), assignment.train());
  }

  /** Fingerprint of the whole panel, as its file says. */
  public String fingerprint() {
    return fingerprint;
  }

  /** What evaluations are of. */
  Assignment assignment() {
    return assignment;
  }

  /** A scorer of the whole universe, for one thread. */
  Scorer scorer() {
    return new Scorer(panel, labels);
  }

  /** A scorer of the race, for one thread. */
  Scorer raceScorer() {
    return new Scorer(raced, raceLabels, assignment.race().days());
  }

  /** A probe, for one thread. */
  Probe probe() {
    return new Probe(site);
  }

  /** How many times as many stocks the universe has as the race. */
  double scale() {
    return (double) panel.stocks().size() / raced.stocks().size();
  }
}
