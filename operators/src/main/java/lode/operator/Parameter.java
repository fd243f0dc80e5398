package lode.operator;

import java.util.Arrays;
import java.util.List;

/**
 * A parameter that an operator takes after its series.
 *
 * @param name as shown in the table
 * @param kind what a value is
 * @param least smallest value allowed (windows and constants)
 * @param most largest value allowed
 * @param grid the values that the search draws from, ascending; empty for a group, and for a window
 *     that takes the vocabulary's windows
 */
public record Parameter(String name, Kind kind, double least, double most, List<Double> grid) {
  /** The longest window that any operator takes. */
  public static final int LONGEST_WINDOW = 1024;

  /** What a value is. */
  public enum Kind {
    /** {@link Attribute.Window}. */
    WINDOW,
    /** {@link Attribute.Constant}. */
    CONSTANT,
    /** {@link Attribute.Group}. */
    GROUP
  }

  /** Checks that the range is a range and that the grid ascends inside it. */
  public Parameter {
    grid = List.copyOf(grid);
    if (!(least <= most)) {
      throw new IllegalArgumentException(
          "parameter range is empty: name=%s least=%s most=%s".formatted(name, least, most));
    }
    if (kind == Kind.WINDOW && least < 1) {
      throw new IllegalArgumentException(
          "a window has at least one row: name=%s least=%s".formatted(name, least));
    }
    double before = Double.NEGATIVE_INFINITY;
    for (double value : grid) {
      if (!(value > before && value >= least && value <= most)) {
        throw new IllegalArgumentException(
            "grid must ascend inside the range: name=%s value=%s".formatted(name, value));
      }
      before = value;
    }
  }

  /** A window {@code n} of at least {@code least} rows that takes the vocabulary's windows. */
  public static Parameter window(int least) {
    return window("n", least);
  }

  /** A window of at least {@code least} rows that draws from the grid, or from the vocabulary. */
  public static Parameter window(String name, int least, double... grid) {
    return new Parameter(name, Kind.WINDOW, least, LONGEST_WINDOW, list(grid));
  }

  /** A constant in a closed range with the values that the search draws from. */
  public static Parameter constant(String name, double least, double most, double... grid) {
    return new Parameter(name, Kind.CONSTANT, least, most, list(grid));
  }

  /** A group field. */
  public static Parameter group() {
    return new Parameter("group", Kind.GROUP, 0, 0, List.of());
  }

  /**
   * Checks that a value is of the kind and in the range.
   *
   * @throws IllegalArgumentException with the rule that broke
   */
  public void check(Attribute attribute) {
    boolean fits =
        switch (attribute) {
          case Attribute.Window window -> kind == Kind.WINDOW && inside(window.rows());
          case Attribute.Constant constant -> kind == Kind.CONSTANT && inside(constant.value());
          case Attribute.Group group -> kind == Kind.GROUP && !group.field().isBlank();
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "parameter out of range or of the wrong kind: name=%s value=%s expected=%s"
              .formatted(name, attribute, this));
    }
  }

  private boolean inside(double value) {
    return value >= (float) least && value <= (float) most;
  }

  private static List<Double> list(double... values) {
    return Arrays.stream(values).boxed().toList();
  }

  /** As the table shows it: {@code n: window 2..1024}. */
  @Override
  public String toString() {
    return switch (kind) {
      case WINDOW -> "%s: window %d..%d".formatted(name, (long) least, (long) most);
      case CONSTANT -> "%s: constant %s..%s".formatted(name, least, most);
      case GROUP -> name + ": group field";
    };
  }
}
