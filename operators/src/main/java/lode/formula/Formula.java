package lode.formula;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import lode.operator.Attribute;
import lode.operator.Operator;

/**
 * A formula: an immutable tree whose every node is a series over dates and stocks. Its canonical
 * text ({@link Canonical}) is its identity. Equality is structural.
 *
 * <p>The methods here recurse once per level, of which no tree has many more than are evaluated:
 * {@link #parse} makes none beyond the {@link Limits}, whoever builds trees otherwise asks {@link
 * Limits#hold}, and one that would be far beyond them cannot be built.
 */
public sealed interface Formula {
  /**
   * A field of the panel.
   *
   * @param name field name, lower_snake_case
   */
  record Field(String name) implements Formula {
    /**
     * Checks that the name can be written in a formula.
     *
     * @throws FormulaException if it cannot
     */
    public Field {
      Signature.checkName(name, -1);
    }
  }

  /**
   * A number: the series that has it in every cell.
   *
   * @param value finite; minus zero becomes zero
   */
  record Literal(float value) implements Formula {
    /**
     * Checks the number.
     *
     * @throws FormulaException if it is not finite
     */
    public Literal {
      if (!Float.isFinite(value)) {
        throw new FormulaException("literal not finite: value=" + value, -1);
      }
      value += 0f;
    }
  }

  /**
   * An operator applied to series.
   *
   * @param operator its row
   * @param arguments as many series as its arity
   * @param attributes one for each of its parameters
   */
  record Call(Operator operator, List<Formula> arguments, List<Attribute> attributes)
      implements Formula {
    /**
     * Copies the lists and checks counts, kinds, ranges, and that the tree does not grow too large.
     *
     * @throws FormulaException with the rule that broke
     */
    public Call {
      arguments = List.copyOf(arguments);
      Limits.checkBuilt(arguments);
      attributes = Signature.checked(operator, arguments.size(), attributes);
    }

    /** The same operator and attributes over other series. */
    public Call with(List<Formula> series) {
      return new Call(operator, series, attributes);
    }
  }

  /**
   * Reads a formula as written (not canonicalised): calls such as {@code ts_mean(close,20)}, series
   * first, and infix {@code ?: || && == != < <= > >= + - * / ^ - !}.
   *
   * @throws FormulaException with the position, if it is not a formula or breaks the {@link Limits}
   */
  static Formula parse(String text) {
    return new FormulaParser(text).formula();
  }

  /** The text of this very tree: prefix calls, no spaces; {@code parse(text()).equals(this)}. */
  default String text() {
    return Printer.print(this);
  }

  /** The canonical tree of the same meaning; never larger, deeper or of other values. */
  default Formula canonical() {
    return Canonical.of(this);
  }

  /** First 12 hex digits of SHA-256 of canonical text and operator-set version. */
  default String fid() {
    return Identity.fid(canonical().text());
  }

  /** The digits of an id as people write it: {@code f:3a9c} and {@code 3a9c} are the same. */
  static String digits(String fid) {
    return fid.startsWith("f:") ? fid.substring(2) : fid;
  }

  /** The series a node reads directly; none for a leaf. */
  default List<Formula> children() {
    return this instanceof Call call ? call.arguments() : List.of();
  }

  /** Number of nodes. */
  default int size() {
    int nodes = 1;
    for (Formula child : children()) {
      nodes += child.size();
    }
    return nodes;
  }

  /** Number of levels; a leaf has 1. */
  default int depth() {
    int below = 0;
    for (Formula child : children()) {
      below = Math.max(below, child.depth());
    }
    return below + 1;
  }

  /** Rows before date t that row t depends on, through all levels. */
  default int lookback() {
    int below = 0;
    for (Formula child : children()) {
      below = Math.max(below, child.lookback());
    }
    int own =
        this instanceof Call call ? call.operator().lookback().applyAsInt(call.attributes()) : 0;
    return Math.addExact(below, own);
  }

  /** Visits every node, parents first, arguments in order. */
  default void forEach(Consumer<Formula> visitor) {
    visitor.accept(this);
    children().forEach(child -> child.forEach(visitor));
  }

  /** Names of the fields it reads as series, sorted. */
  default Set<String> fields() {
    Set<String> names = new TreeSet<>();
    forEach(node -> {
      if (node instanceof Field field) {
        names.add(field.name());
      }
    });
    return names;
  }

  /** Names of the group fields it reads, sorted. */
  default Set<String> groups() {
    Set<String> names = new TreeSet<>();
    forEach(node -> {
      if (node instanceof Call call) {
        for (Attribute attribute : call.attributes()) {
          if (attribute instanceof Attribute.Group group) {
            names.add(group.field());
          }
        }
      }
    });
    return names;
  }
}
