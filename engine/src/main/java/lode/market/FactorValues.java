package lode.market;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import lode.evaluation.Values;
import lode.formula.Formula;
import lode.formula.NamedFormula;
import lode.panel.Field;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * The values of formulas as a file, in a form by its ending: {@code .parquet} ({@link
 * ParquetValues}), {@code .panel} ({@link PanelValues}) or {@code .csv} ({@link CsvValues}).
 *
 * <p>A column has its formula's name, in a panel file in small letters and with an {@code f_}
 * before a digit. The second of a name is {@code name_2}, and so on; a single formula without a
 * name is {@code value}.
 */
public final class FactorValues {
  private FactorValues() {}

  /**
   * Writes all dates of a panel.
   *
   * @param threads that evaluate, where the form allows several; the file is the same for any
   *     number
   * @return what was written, for the screen: {@code file=... formulas=...}
   * @throws IllegalArgumentException if there is no such form or folder, or it cannot be written
   */
  public static String write(
      Path file, Panel panel, String universe, List<NamedFormula> formulas, int threads) {
    boolean mapped = file.getFileName().toString().endsWith(".panel");
    List<Formula> trees = formulas.stream().map(NamedFormula::formula).toList();
    List<String> names = names(formulas, mapped);
    List<Field> columns = new ArrayList<>();
    for (int f = 0; f < trees.size(); f++) {
      columns.add(new Field(names.get(f), Field.Kind.VALUE, trees.get(f).text()));
    }
    Period all = new Period(0, panel.dates().size());
    boolean together = file.getFileName().toString().endsWith(".csv");
    return write(
        file,
        panel,
        universe,
        columns,
        sink -> {
          if (together) {
            Values.stream(panel, universe, trees, all, sink);
          } else {
            Values.each(panel, universe, trees, all, threads, sink);
          }
        });
  }

  /**
   * Writes rows that no single formula makes.
   *
   * @param columns name and meaning of each, no two names alike
   * @param rows hands out the rows of every column on every date of the panel, in order of the
   *     dates; for {@code .csv} those of a date together, in order of the columns
   * @return what was written, for the screen
   * @throws IllegalArgumentException if there is no such form or folder, or it cannot be written
   */
  public static String write(
      Path file, Panel panel, String universe, List<Field> columns, Consumer<Values.Sink> rows) {
    String name = file.getFileName().toString();
    boolean mapped = name.endsWith(".panel");
    if (!mapped && !name.endsWith(".parquet") && !name.endsWith(".csv")) {
      throw new IllegalArgumentException(
          "unknown form of values: file=" + name + " known=.parquet,.panel,.csv");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "no such folder: folder=" + folder + " remedy=mkdir -p " + folder);
    }
    String wrote = "file=" + file + " formulas=" + columns.size();
    if (mapped) {
      PanelValues.write(file, panel, universe, columns, rows);
      return wrote;
    }
    List<String> names = columns.stream().map(Field::name).toList();
    long written =
        name.endsWith(".csv")
            ? CsvValues.write(file, panel, universe, names, rows)
            : ParquetValues.write(file, panel, universe, names, rows);
    return wrote + " rows=" + written;
  }

  /**
   * Reads a file that was written back and compares it, bit by bit, with what is computed anew.
   *
   * @return cells compared
   * @throws DataException naming the first cell that differs
   */
  public static long check(Path file, Panel panel, String universe, List<NamedFormula> formulas) {
    List<Formula> trees = formulas.stream().map(NamedFormula::formula).toList();
    List<String> names = names(formulas, file.toString().endsWith(".panel"));
    return ValuesRoundTrip.check(file, panel, universe, trees, names);
  }

  /** A name for each column; no two are equal, not even but for capitals. */
  static List<String> names(List<NamedFormula> formulas, boolean fields) {
    Set<String> used = new HashSet<>(Set.of("date", "symbol", Field.UNIVERSE + "all"));
    List<String> names = new ArrayList<>();
    for (NamedFormula named : formulas) {
      boolean unnamed = named.name().equals(named.formula().fid());
      String name = unnamed && formulas.size() == 1 ? "value" : named.name();
      if (fields) {
        name = (Character.isDigit(name.charAt(0)) ? "f_" : "") + name.toLowerCase(Locale.ROOT);
      }
      String free = name;
      for (int i = 2; !used.add(free.toLowerCase(Locale.ROOT)); i++) {
        free = name + "_" + i;
      }
      names.add(free);
    }
    return List.copyOf(names);
  }
}
