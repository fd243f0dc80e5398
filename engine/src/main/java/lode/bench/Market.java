package lode.bench;

import lode.panel.Panel;

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
}
