package lode.formula;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lode.panel.Nearest;

/**
 * Formulas in an order, each with a name: a built-in library, or a file of the user's. The text:
 *
 * <pre>
 *   # what the set is, up to the first empty line
 *
 *   # a note on the next formula
 *   momentum = close / ts_delay(close, 20) - 1
 *   neg(ts_mean(returns, 5))
 * </pre>
 *
 * <p>One formula a line; the name is optional ({@link NamedFormula#unnamed}), and no two are equal.
 *
 * @param name of the library, or the file
 * @param about what it is and how its values differ from a publication's; lines, may be empty
 * @param formulas at least one
 */
public record FormulaSet(String name, String about, List<NamedFormula> formulas) {
  /**
   * The built-in libraries, resources {@code <name>.txt} beside this class: Alpha101 without
   * industries (Kakushadze 2015) and Qlib's Alpha158.
   */
  public static final List<String> BUILT_IN = List.of("alpha101", "alpha158");

  private static final Pattern NAMED = Pattern.compile("([A-Za-z]\\w{0,63})\\s*=(?!=)\\s*(.*)");
  private static final int MOST_BYTES = 16 << 20;

  /** Copies the list. */
  public FormulaSet {
    formulas = List.copyOf(formulas);
  }

  /**
   * The built-in library of this name, or else the file.
   *
   * @throws FormulaException {@code unknown formula set: name=... nearest=...} where there is
   *     neither; with line and name where a line is no formula or a name stands twice
   */
  public static FormulaSet of(String nameOrFile) {
    if (BUILT_IN.contains(nameOrFile)) {
      return parse(nameOrFile, resource(nameOrFile));
    }
    Path file = Path.of(nameOrFile);
    if (Files.isRegularFile(file)) {
      return parse(nameOrFile, read(file));
    }
    throw new FormulaException(
        "unknown formula set: name=%s nearest=%s known=%s, or a file of formulas"
            .formatted(nameOrFile, Nearest.to(nameOrFile, BUILT_IN), String.join(",", BUILT_IN)),
        -1);
  }

  /** The formulas without their names. */
  public List<Formula> trees() {
    return formulas.stream().map(NamedFormula::formula).toList();
  }

  static FormulaSet parse(String set, String text) {
    StringBuilder about = new StringBuilder();
    StringBuilder note = new StringBuilder();
    List<NamedFormula> formulas = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    int number = 0;
    for (String raw : text.lines().toList()) {
      String line = raw.strip();
      number++;
      if (line.startsWith("#")) {
        note.append(note.isEmpty() ? "" : "\n").append(line.substring(1).strip());
      } else if (line.isEmpty()) {
        if (formulas.isEmpty() && about.isEmpty()) {
          about.append(note);
        }
        note.setLength(0);
      } else {
        String where = "set=%s line=%d".formatted(set, number);
        NamedFormula formula = formula(line, note.toString().replace('\n', ' '), where);
        Integer before = lines.put(formula.name(), number);
        if (before != null) {
          throw new FormulaException(
              "formula name twice: name=%s %s before=%d".formatted(formula.name(), where, before),
              -1);
        }
        formulas.add(formula);
        note.setLength(0);
      }
    }
    if (formulas.isEmpty()) {
      throw new FormulaException("formula set without formulas: set=" + set, -1);
    }
    return new FormulaSet(set, about.toString(), formulas);
  }

  private static NamedFormula formula(String line, String note, String where) {
    Matcher named = NAMED.matcher(line);
    String text = named.matches() ? named.group(2) : line;
    try {
      Formula formula = Formula.parse(text);
      return new NamedFormula(named.matches() ? named.group(1) : formula.fid(), formula, note);
    } catch (FormulaException e) {
      throw new FormulaException(
          "%s %s text=%s".formatted(e.getMessage(), where, shortened(text)), -1);
    }
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }

  private static String resource(String name) {
    try (InputStream in = FormulaSet.class.getResourceAsStream(name + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new FormulaException(
            "file too large for formulas: file=%s most=%d bytes".formatted(file, MOST_BYTES), -1);
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new FormulaException("not a text of formulas: file=" + file, -1);
    } catch (IOException e) {
      throw new FormulaException("file not readable: file=%s reason=%s".formatted(file, e), -1);
    }
  }
}
