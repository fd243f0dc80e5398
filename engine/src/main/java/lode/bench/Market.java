package lode.bench;

import lode.evaluation.Subpanel;
import lode.evolution.Assignment;
import lode.evolution.SearchSettings;
import lode.panel.Panel;
import lode.panel.Period;

/** What is measured on: a panel, and the universe of its cross-sections. */
record Market(Panel panel, String universe) {
  int stocks() {
    return panel.stocks().size();
  }

  int days() {
    return panel.dates().size();
  }

  long cells() {
    return (long) stocks() * days();
  }

  /** What workers evaluate: all days, with the race that a campaign would have here. */
  Assignment assignment() {
    int everInside = Subpanel.everInside(panel, universe, days()).length;
    return new Assignment(
        panel.fingerprint(),
        days(),
        universe,
        RankIcBench.TARGET,
        new Period(0, days()),
        SearchSettings.defaults().racing().race(everInside));
  }
}
