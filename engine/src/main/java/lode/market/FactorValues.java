package lode.market;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lode.formula.Formula;
import lode.formula.NamedFormula;
import lode.panel.Field;
import lode.panel.Panel;

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
    List<Formula> trees = formulas.stream().map(NamedFormula::formula).toList();
    List<String> names = names(formulas, mapped);
    String wrote = "file=" + file + " formulas=" + names.size();
    if (mapped) {
      PanelValues.write(file, panel, universe, trees, names, threads);
      return wrote;
    }
    long rows =
        name.endsWith(".csv")
            ? CsvValues.write(file, panel, universe, trees, names)
            : ParquetValues.write(file, panel, universe, trees, names, threads);
    return wrote + " rows=" + rows;
  }

  /**
   * Reads a file that was written back and compares it, bit by bit, with what is computed anew.
   *
   * @return cells compared
   * @throws DataException naming the first cell that differs
   */
  public static long check(
      Path file, Panel panel, String universe, List<NamedFormula> formulas) {
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
