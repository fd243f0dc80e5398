package lode.market;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lode.panel.Field;
import lode.panel.Panel;
import lode.panel.PanelFile;

/**
 * What a look at all values of a source or panel found; nothing here is an error, all of it is
 * counted and explained.
 */
public record DataCheck(
    String source,
    long rows,
    int dates,
    String firstDate,
    String lastDate,
    int stocks,
    String fingerprint,
    List<FieldCount> fields,
    List<UniverseSize> universes,
    List<Finding> findings,
    List<Ledger.Entry> dropped,
    List<Ledger.Entry> odd,
    List<String> assumed) {
  /**
   * Missing values of a field.
   *
   * @param name of the field
   * @param missing stock-days on which the stock traded and the field is missing
   * @param missingRatio the same as a share of all traded stock-days
   */
  public record FieldCount(String name, long missing, double missingRatio) {}

  /** How many stocks a universe has on a day. */
  public record UniverseSize(String name, int min, double mean, int max) {}

  /**
   * Something counted.
   *
   * @param name what, as a short name
   * @param count how often; stock-days or stocks
   * @param first the first case, empty where there is none
   * @param meaning what it says about the data, in plain words
   */
  public record Finding(String name, long count, String first, String meaning) {}

  /**
   * Checks a panel file, or a source as an import would read it.
   *
   * @throws DataException for data that cannot be used
   * @throws IllegalArgumentException for a source that does not exist
   */
  public static DataCheck of(String source, ImportOptions options) {
    Ledger ledger = new Ledger();
    if (source.endsWith(".panel") || SampleMarket.named(source).isPresent()) {
      try (DataSource opened = DataSource.open(source, DataSource.DEFAULT_CACHE)) {
        PanelFile.verify(opened.file());
        return of(source, opened.panel(), ledger);
      }
    }
    try (Panel panel = Import.read(source, options, ledger).build()) {
      return of(source, panel, ledger);
    }
  }

  /** Checks an open panel; of rows that an import dropped nothing is known here. */
  public static DataCheck of(String source, Panel panel) {
    return of(source, panel, new Ledger());
  }

  /** Checks a panel; the ledger says what became of the rows it was made from. */
  static DataCheck of(String source, Panel panel, Ledger ledger) {
    List<FieldCount> fields = new ArrayList<>();
    List<UniverseSize> universes = new ArrayList<>();
    for (Field field : panel.fields()) {
      switch (field.kind()) {
        case VALUE, GROUP -> fields.add(missing(panel, field.name()));
        case MASK -> universes.add(size(panel, field.name()));
        case STATUS -> {}
      }
    }
    int last = panel.dates().size() - 1;
    return new DataCheck(
        Path.of(source).getFileName().toString(),
        ledger.rows(),
        panel.dates().size(),
        panel.dates().at(0).toString(),
        panel.dates().at(last).toString(),
        panel.stocks().size(),
        panel.fingerprint(),
        fields,
        universes,
        new BarCheck(panel).findings(),
        ledger.dropped(),
        ledger.odd(),
        ledger.notes());
  }

  private static FieldCount missing(Panel panel, String name) {
    int field = panel.field(name);
    int all = panel.universe("all");
    float[] row = new float[panel.stride()];
    float[] traded = new float[panel.stride()];
    long missing = 0;
    long total = 0;
    for (int d = 0; d < panel.dates().size(); d++) {
      panel.row(field, d, row, 0);
      panel.row(all, d, traded, 0);
      for (int s = 0; s < panel.stocks().size(); s++) {
        if (traded[s] == 1) {
          total++;
          missing += Float.isNaN(row[s]) ? 1 : 0;
        }
      }
    }
    return new FieldCount(name, missing, total == 0 ? 0 : missing / (double) total);
  }

  private static UniverseSize size(Panel panel, String name) {
    int field = panel.field(name);
    float[] row = new float[panel.stride()];
    int min = Integer.MAX_VALUE;
    int max = 0;
    long sum = 0;
    for (int d = 0; d < panel.dates().size(); d++) {
      panel.row(field, d, row, 0);
      int n = 0;
      for (int s = 0; s < panel.stocks().size(); s++) {
        n += row[s] == 1 ? 1 : 0;
      }
      min = Math.min(min, n);
      max = Math.max(max, n);
      sum += n;
    }
    return new UniverseSize(name, min, sum / (double) panel.dates().size(), max);
  }

  /** The check as lines for the screen. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("source: " + source + (rows > 0 ? " rows=" + rows : ""));
    lines.add(
        "axes: dates=" + dates + " first=" + firstDate + " last=" + lastDate + " stocks=" + stocks);
    lines.add("fingerprint: sha256:" + fingerprint);
    assumed.forEach(a -> lines.add("assumed: " + a));
    for (FieldCount f : fields) {
      lines.add(
          String.format(
              Locale.ROOT,
              "field: %-24s missing=%-9d of traded %.2f%%",
              f.name,
              f.missing,
              100 * f.missingRatio));
    }
    for (UniverseSize u : universes) {
      lines.add(
          String.format(
              Locale.ROOT, "stocks: %-23s min=%d mean=%.1f max=%d", u.name, u.min, u.mean, u.max));
    }
    for (Finding f : findings) {
      lines.add(
          String.format(
              Locale.ROOT,
              "found: %-24s %-9d %s%s",
              f.name,
              f.count,
              f.first.isEmpty() ? "" : "first=" + f.first + " ",
              f.meaning));
    }
    odd.forEach(e -> lines.add("odd: " + e));
    dropped.forEach(e -> lines.add("dropped: " + e));
    lines.add("dropped rows in all: " + dropped.stream().mapToLong(Ledger.Entry::rows).sum());
    return lines;
  }
}
