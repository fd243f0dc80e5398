package lode.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import lode.evaluation.Values;
import lode.formula.Formula;
import lode.market.DataException;
import lode.panel.Dates;
import lode.panel.Field;
import lode.panel.Panel;
import lode.panel.PanelColumns;
import lode.panel.PanelFile;
import lode.panel.Period;

/**
 * The raw values of factors by date and stock, in panel files beside the database: two hundred
 * factors of five thousand stocks are four megabytes a day there, and would be a million rows. Each
 * update adds a file that begins on the day after the last; nothing is ever written twice. The bits
 * are those of a full run, because the engine streams from the anchor that a formula's look-back
 * needs; and the last day known is computed again and compared, so that data which are not the same
 * any more are seen.
 */
final class ValueHistory {
  /** How a factor's field is called: its id may begin with a digit. */
  static final String PREFIX = "f_";

  /** On other stocks than before, sums are taken in another order and may differ so much. */
  private static final float ROUNDING = 1e-4f;

  private final Path folder;
  private final List<Measurements.ValueFile> files;
  private final List<String> notes;

  /**
   * The history in a folder.
   *
   * @param notes gets a line for what is to be told
   */
  ValueHistory(Path folder, List<Measurements.ValueFile> files, List<String> notes) {
    this.folder = folder;
    this.files = files;
    this.notes = notes;
  }

  /** Factors of one universe that are known up to the same day. */
  private record Group(String universe, String last) {}

  /**
   * Computes and writes what is missing up to the panel's last date.
   *
   * @param depth days to begin with where nothing is known of a factor
   * @return the files written
   * @throws DataException if the panel does not go on from what is known: other values on the last
   *     day known, another first date, or no such day
   */
  List<Measurements.ValueFile> extend(Panel panel, List<Factor> factors, int depth, int threads) {
    Map<Group, List<Factor>> groups =
        new TreeMap<>(Comparator.comparing(Group::universe).thenComparing(Group::last));
    for (Factor factor : factors) {
      groups
          .computeIfAbsent(new Group(factor.universe(), last(factor)), _ -> new ArrayList<>())
          .add(factor);
    }
    List<Measurements.ValueFile> written = new ArrayList<>();
    groups.forEach((group, members) -> {
      Measurements.ValueFile file = extend(panel, group, members, depth, threads);
      if (file != null) {
        written.add(file);
      }
    });
    return written;
  }

  private String last(Factor factor) {
    return files.stream()
        .filter(f -> f.fids().contains(factor.fid()))
        .map(Measurements.ValueFile::last)
        .max(Comparator.naturalOrder())
        .orElse("");
  }

  private Measurements.ValueFile extend(
      Panel panel, Group group, List<Factor> factors, int depth, int threads) {
    int size = panel.dates().size();
    boolean known = !group.last().isEmpty();
    int first = known ? goOn(panel, group, factors) : Math.max(0, size - depth);
    List<Formula> formulas = factors.stream().map(f -> Formula.parse(f.formula())).toList();
    if (first == size) {
      if (known) {
        compare(panel, group, factors, formulas, threads);
      }
      return null;
    }
    Measurements.ValueFile file = name(panel, group.universe(), factors, first);
    List<Field> fields =
        factors.stream()
            .map(f -> new Field(PREFIX + f.fid(), Field.Kind.VALUE, f.formula()))
            .toList();
    Dates dates = days(panel.dates(), first);
    try (Overlap overlap = known ? new Overlap(panel, group, factors) : null;
        PanelColumns columns =
            new PanelColumns(made().resolve(file.file()), dates, panel.stocks(), fields)) {
      Values.each(
          panel,
          group.universe(),
          formulas,
          new Period(known ? first - 1 : first, size),
          threads,
          (formula, date, data, offset) -> {
            if (date >= first) {
              columns.row(formula, data, offset);
            } else {
              overlap.compare(formula, data, offset);
            }
          });
      if (overlap != null) {
        overlap.judge();
      }
      columns.finish();
    }
    return file;
  }

  private void compare(
      Panel panel, Group group, List<Factor> factors, List<Formula> formulas, int threads) {
    int size = panel.dates().size();
    try (Overlap overlap = new Overlap(panel, group, factors)) {
      Values.each(
          panel,
          group.universe(),
          formulas,
          new Period(size - 1, size),
          threads,
          (formula, _, data, offset) -> overlap.compare(formula, data, offset));
      overlap.judge();
    }
  }

  /** Index of the first date that is not known. */
  private int goOn(Panel panel, Group group, List<Factor> factors) {
    Dates dates = panel.dates();
    for (Measurements.ValueFile file : holding(group, factors)) {
      if (!file.origin().equals(dates.at(0).toString())) {
        throw refused("begins on another date", "known=%s now=%s", file.origin(), dates.at(0));
      }
    }
    int last = dates.indexOf(LocalDate.parse(group.last()));
    if (last < 0) {
      throw refused(
          "lack the last day known", "known=%s now=%s", group.last(), dates.at(dates.size() - 1));
    }
    return last + 1;
  }

  private List<Measurements.ValueFile> holding(Group group, List<Factor> factors) {
    return files.stream()
        .filter(f -> f.last().equals(group.last()) && f.universe().equals(group.universe()))
        .filter(f -> factors.stream().anyMatch(factor -> f.fids().contains(factor.fid())))
        .toList();
  }

  /** The last day known, computed again, against what is written. */
  private final class Overlap implements AutoCloseable {
    private final List<Panel> opened = new ArrayList<>();
    private final String date;
    private final float[][] before;
    private final boolean sameStocks;
    private final AtomicIntegerArray differing;
    private final AtomicIntegerArray beyondRounding;
    private final List<Factor> factors;

    Overlap(Panel panel, Group group, List<Factor> factors) {
      this.date = group.last();
      this.factors = factors;
      this.before = new float[factors.size()][];
      this.differing = new AtomicIntegerArray(factors.size());
      this.beyondRounding = new AtomicIntegerArray(factors.size());
      boolean same = true;
      for (Measurements.ValueFile file : holding(group, factors)) {
        Panel known = PanelFile.open(folder.resolve(file.file()));
        opened.add(known);
        same &= known.stocks().symbols().equals(panel.stocks().symbols());
        for (int f = 0; f < before.length; f++) {
          if (file.fids().contains(factors.get(f).fid())) {
            before[f] = row(known, PREFIX + factors.get(f).fid(), panel);
          }
        }
      }
      this.sameStocks = same;
    }

    /** A field's last row, in the order of another panel's stocks. */
    private static float[] row(Panel known, String field, Panel order) {
      float[] row = new float[known.stride()];
      known.row(known.field(field), known.dates().size() - 1, row, 0);
      float[] ordered = new float[order.stocks().size()];
      Arrays.fill(ordered, Float.NaN);
      for (int s = 0; s < known.stocks().size(); s++) {
        int at = order.stocks().indexOf(known.stocks().at(s));
        if (at >= 0) {
          ordered[at] = row[s];
        }
      }
      return ordered;
    }

    void compare(int factor, float[] data, int offset) {
      float[] known = before[factor];
      for (int s = 0; s < known.length; s++) {
        float now = data[offset + s];
        if (Float.floatToIntBits(now) != Float.floatToIntBits(known[s])) {
          differing.incrementAndGet(factor);
          float largest = Math.max(Math.abs(now), Math.abs(known[s]));
          if (!(Math.abs(now - known[s]) <= ROUNDING * largest)) {
            beyondRounding.incrementAndGet(factor);
          }
        }
      }
    }

    void judge() {
      int rounded = 0;
      for (int f = 0; f < before.length; f++) {
        int differ = sameStocks ? differing.get(f) : beyondRounding.get(f);
        if (differ > 0) {
          throw refused(
              "differ from those that the library was computed on",
              "date=%s fid=%s stocks=%s",
              date,
              factors.get(f).fid(),
              differ);
        }
        rounded += differing.get(f);
      }
      if (rounded > 0) {
        notes.add(
            "other stocks than before: %d values of %s differ in their last bits"
                .formatted(rounded, date));
      }
    }

    @Override
    public void close() {
      opened.forEach(Panel::close);
    }
  }

  private static DataException refused(String rule, String values, Object... of) {
    return new DataException(
        "the data "
            + rule
            + ": "
            + values.formatted(of)
            + " remedy=--rebuild forgets all values and measurements and computes them anew");
  }

  private static Dates days(Dates dates, int from) {
    int[] days = new int[dates.size() - from];
    for (int i = 0; i < days.length; i++) {
      days[i] = dates.epochDay(from + i);
    }
    return Dates.ofEpochDays(days);
  }

  private static Measurements.ValueFile name(
      Panel panel, String universe, List<Factor> factors, int first) {
    List<String> fids = factors.stream().map(Factor::fid).toList();
    String from = panel.dates().at(first).toString();
    String to = panel.dates().at(panel.dates().size() - 1).toString();
    String file = "%s_%s_%s_%s.panel".formatted(universe, from, to, digest(String.join(",", fids)));
    String origin = panel.dates().at(0).toString();
    return new Measurements.ValueFile(file, universe, fids, from, to, origin, panel.fingerprint());
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path made() {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make folder: folder=" + folder, e);
    }
  }
}
