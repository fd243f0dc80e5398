package lode.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run's progress as lines of at most 100 columns, unless formulas are to be shown whole. */
public final class ProgressText {
  private static final String[] BARS = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  private static final int TREND = 60;

  private ProgressText() {}

  /**
   * The lines.
   *
   * @param now when it is shown, to say how old the figures are
   * @param best how many formulas
   * @param width columns that a formula may take
   */
  public static List<String> lines(Progress progress, Instant now, int best, int width) {
    List<String> lines = new ArrayList<>();
    lines.add("run      " + progress.folder());
    lines.add("state    " + state(progress, now));
    lines.add("search   " + search(progress));
    lines.add(
        "formulas %d tried, %d scored whole, %d of them distinct, %.0f a second"
            .formatted(
                progress.evaluated() + progress.raced(),
                progress.evaluated(),
                progress.distinct(),
                progress.formulasPerSecond()));
    lines.add("workers  " + workers(progress));
    if (progress.storeHits() != null) {
      long asked = progress.storeHits() + progress.storeMisses();
      lines.add(
          "store    %d of %d formulas known (%s)"
              .formatted(
                  progress.storeHits(),
                  asked,
                  Numbers.percent((double) progress.storeHits() / asked)));
    }
    lines.add(
        "disk     %s used, %s free"
            .formatted(size(progress.diskBytes()), size(progress.diskFreeBytes())));
    if (!progress.trend().isEmpty()) {
      lines.add("trend    " + trend(progress.trend()));
    }
    if (!progress.best().isEmpty()) {
      lines.add("");
      table(progress, best, width).toString().lines().forEach(lines::add);
    }
    return lines;
  }

  private static String state(Progress progress, Instant now) {
    String said =
        progress.updatedAt() == null
            ? ""
            : "  said "
                + Numbers.duration(
                    Duration.between(Instant.parse(progress.updatedAt()), now).toMillis() / 1e3)
                + " ago";
    return progress.state()
        + (progress.reason() == null ? "" : " (" + Numbers.cut(progress.reason(), 60) + ")")
        + said;
  }

  private static String search(Progress progress) {
    int of = Math.max(1, progress.generations());
    int filled = Math.min(20, 20 * progress.done() / of);
    return "generation %d of %d [%s%s]%s"
        .formatted(
            progress.done(),
            progress.generations(),
            "#".repeat(filled),
            ".".repeat(20 - filled),
            progress.etaSeconds() == null
                ? ""
                : " " + Numbers.duration(progress.etaSeconds()) + " left");
  }

  private static String workers(Progress progress) {
    return (progress.workers() == null ? "?" : progress.workers().toString())
        + (progress.pid() == null ? "" : "  pid " + progress.pid())
        + (progress.host() == null ? "" : " at " + progress.host())
        + (progress.epoch() == null ? "" : "  epoch " + progress.epoch());
  }

  private static String size(long bytes) {
    return bytes < 1L << 30
        ? String.format(Locale.ROOT, "%.1f MiB", bytes / 0x1p20)
        : String.format(Locale.ROOT, "%.1f GiB", bytes / 0x1p30);
  }

  /** A bar for each of the last generations, from the least to the most of them. */
  private static String trend(List<Double> all) {
    List<Double> last = all.subList(Math.max(0, all.size() - TREND), all.size());
    double least = last.stream().mapToDouble(v -> v).min().orElse(0);
    double most = last.stream().mapToDouble(v -> v).max().orElse(0);
    StringBuilder bars = new StringBuilder();
    for (double value : last) {
      double share = most > least ? (value - least) / (most - least) : 1;
      bars.append(Double.isNaN(value) ? " " : BARS[(int) Math.round(share * (BARS.length - 1))]);
    }
    return bars + "  |rank_ic| of the best: " + Numbers.fixed(last.getLast(), 4);
  }

  private static TextTable table(Progress progress, int best, int width) {
    TextTable table = new TextTable("fid", "rank_ic", "icir", "t", "to", "len", "formula");
    progress.best().stream()
        .limit(best)
        .forEach(row ->
            table.row(
                "f:" + row.fid(),
                Numbers.fixed(row.rankIc(), 4),
                Numbers.fixed(row.rankIcir(), 3),
                Numbers.fixed(row.t(), 2),
                Numbers.fixed(row.turnover(), 2),
                row.len(),
                Numbers.cut(row.formula(), width)));
    return table;
  }
}
