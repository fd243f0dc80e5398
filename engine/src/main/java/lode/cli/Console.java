package lode.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import lode.evaluation.Fitness;
import lode.evaluation.Metric;
import lode.evaluation.Split;
import lode.evolution.Generation;
import lode.formula.Formula;
import lode.library.FactorLibrary;
import lode.library.Verdict;
import lode.panel.Panel;
import lode.panel.Period;
import lode.report.FactorTable;
import lode.report.Numbers;
import lode.run.CampaignListener;
import lode.run.PlantedMatch;
import lode.run.RunDirectory;
import lode.run.Settings;
import lode.run.Summary;
import lode.validation.Luck;

/**
 * Draws a campaign on the terminal: one line a generation of at most 100 columns, a heading every
 * 20 lines; on a terminal a bar with the time left below them, elsewhere plain lines only.
 */
final class Console implements CampaignListener {
  private static final String HEADING =
      " gen   evaluated   distinct   dup%%   rank_ic   icir      t    to  len   kept    f/s   "
          + " eta%n";
  private static final int HEADING_EVERY = 20;

  private final PrintWriter out;
  private final boolean terminal;
  private RunDirectory run;
  private Formula best;
  private int generations;
  private long evaluated;
  private int lines;

  Console(PrintWriter out) {
    this.out = out;
    this.terminal = System.console() != null && System.console().isTerminal();
  }

  @Override
  public void started(RunDirectory run, Settings settings, Panel panel, Split split) {
    this.run = run;
    print(
        "run %s  seed %d  data %s (%s)%n",
        run.path(), settings.seed(), settings.data(), panel.fingerprint().substring(0, 12));
    print(
        "%d stocks x %d days, universe %s, label %s%n",
        panel.stocks().size(), panel.dates().size(), settings.universe(), settings.target().key());
    print(
        "train %s  validation %s  holdout sealed from %s%n%n",
        days(panel, split.train()),
        days(panel, split.validation()),
        split.holdout().size() == 0
            ? "nothing"
            : panel.dates().at(split.holdout().from()).toString());
  }

  @Override
  public void resumed(int generation, List<String> notes) {
    print("going on behind generation %s%n", generation < 0 ? "none" : generation);
    notes.forEach(note -> print("  %s%n", note));
  }

  @Override
  public void paused(String reason) {
    print("waiting for the disk: %s%n", reason);
  }

  @Override
  public void goesOn(double seconds) {
    print("the disk can be written again, going on%n");
  }

  @Override
  public void listening(String address) {
    print("workers may join: lode worker --join %s --data <the same data>%n%n", address);
  }

  private static String days(Panel panel, Period period) {
    return panel.dates().at(period.from()) + ".." + panel.dates().at(period.to() - 1);
  }

  @Override
  public void generation(Generation generation, int of, double seconds) {
    if (lines++ % HEADING_EVERY == 0) {
      print(HEADING);
    }
    var counts = generation.counts();
    generations++;
    evaluated += generation.born().size() + generation.racedOut().size();
    double perSecond = evaluated / Math.max(1e-9, seconds);
    double left = seconds / generations * (of - generation.number() - 1);
    double duplicates =
        (double) (counts.duplicateText() + counts.duplicateSketch())
            / Math.max(1, counts.proposed());
    print(
        "%4d %11d %10d %6.1f %s %6d %6.0f %6s%n",
        generation.number(),
        counts.evaluated(),
        counts.semanticallyDistinct(),
        100 * duplicates,
        best(generation),
        generation.archive().size(),
        perSecond,
        Numbers.duration(left));
    formula(generation);
    bar(generation.number() + 1, of, left);
  }

  /** The best formula, on a line of its own, when it is another than before. */
  private void formula(Generation generation) {
    if (!generation.archive().isEmpty()) {
      Formula leader = generation.archive().getFirst().formula();
      if (!leader.equals(best)) {
        best = leader;
        print("     best f:%s %s%n", leader.fid(), Numbers.cut(leader.text(), 100 - 26));
      }
    }
  }

  private static String best(Generation generation) {
    if (generation.archive().isEmpty()) {
      return String.format("%9s %6s %6s %5s %4s", "-", "-", "-", "-", "-");
    }
    Fitness fitness = generation.archive().getFirst().evaluation().fitness();
    return String.format(
        Locale.ROOT,
        "%9.4f %6.3f %6.2f %5.2f %4d",
        fitness.get(Metric.RANK_IC),
        fitness.get(Metric.RANK_ICIR),
        fitness.get(Metric.T),
        fitness.get(Metric.TURNOVER),
        generation.archive().getFirst().formula().size());
  }

  private void bar(int done, int of, double left) {
    if (terminal && done < of) {
      int filled = 40 * done / of;
      out.printf(
          "[%s%s] %d/%d  %s left  (ctrl-c stops)",
          "#".repeat(filled), ".".repeat(40 - filled), done, of, Numbers.duration(left));
      out.flush();
    }
  }

  @Override
  public void validating(int finalists) {
    print("%nexamining %d finalists on validation%n", finalists);
  }

  @Override
  public void judged(List<Verdict> verdicts, Luck luck) {
    long promoted = verdicts.stream().filter(Verdict::promoted).count();
    print(
        "promoted %d of %d; the best |z| of %d tries on this data by luck alone: %.2f%n%n",
        promoted, verdicts.size(), luck.triedForLife(), luck.expected());
    print(
        "%s",
        FactorTable.of(
            FactorLibrary.open(run.library()).active(), terminal ? 32 : Integer.MAX_VALUE));
  }

  @Override
  public void matched(List<PlantedMatch> matches) {
    print("%n");
    for (PlantedMatch match : matches) {
      print(
          "planted %-18s %-7s nearest %s, rank correlation %.2f%n",
          match.name(),
          match.found() ? "found" : "missed",
          match.nearest().isEmpty() ? "none" : "f:" + match.nearest(),
          match.correlation());
    }
  }

  @Override
  public void finished(Summary summary) {
    if (summary.plantedTotal() > 0) {
      print("planted factors found: %d of %d%n", summary.plantedFound(), summary.plantedTotal());
    }
    print(
        "%d formulas tried, %d of them on the whole universe, in %s, %.0f a second; champions %s%n",
        summary.formulasEvaluated() + summary.formulasRaced(),
        summary.formulasEvaluated(),
        Numbers.duration(summary.seconds()),
        summary.formulasPerSecond(),
        summary.championsSha256().substring(0, 16));
    print("next: lode explain <fid> --run %s; lode validate %s%n", run.path(), run.path());
  }

  @Override
  public void stopped(RunDirectory run, int generation) {
    print(
        "%nstopped after generation %s; to go on: lode resume %s%n",
        generation < 0 ? "none" : generation, run.path());
  }

  private void print(String format, Object... values) {
    if (terminal) {
      out.print("\r\u001b[K");
    }
    out.printf(Locale.ROOT, format, values);
    out.flush();
  }
}
