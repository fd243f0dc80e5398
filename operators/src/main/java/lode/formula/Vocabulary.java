package lode.formula;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lode.operator.Operator;
import lode.operator.Operators;
import lode.panel.Field;
import lode.panel.Panel;

/**
 * What a search may build formulas from. Every list has an order, and the order decides what a seed
 * means.
 *
 * @param fields names of panel fields of kind VALUE
 * @param operators operators in use
 * @param windows ascending grid of windows
 * @param literals ascending grid of numbers
 * @param groups names of group fields; empty switches the grouped operators off
 */
public record Vocabulary(
    List<String> fields,
    List<Operator> operators,
    List<Integer> windows,
    List<Float> literals,
    List<String> groups) {

  /** A week, two weeks, a month, two months and a quarter of trading days. */
  public static final List<Integer> WINDOWS = List.of(5, 10, 20, 40, 60);

  /** Few numbers: what matters is sign and order of magnitude, the search finds the rest. */
  public static final List<Float> LITERALS = List.of(-1f, 0.01f, 0.1f, 0.5f, 1f, 2f, 5f, 10f);

  /** Fields that keep the books of the data and say nothing of the market. */
  public static final Set<String> BOOKKEEPING = Set.of("adj_factor");

  /** Operators that a user may write but a search by default does not draw, and why. */
  public static final Map<String, String> LEFT_OUT = leftOut();

  /** Copies the lists. */
  public Vocabulary {
    fields = List.copyOf(fields);
    operators = List.copyOf(operators);
    windows = List.copyOf(windows);
    literals = List.copyOf(literals);
    groups = List.copyOf(groups);
  }

  /** As {@link #of(Panel, Collection)}, without the {@link #BOOKKEEPING} fields. */
  public static Vocabulary of(Panel panel) {
    return of(panel, BOOKKEEPING);
  }

  /**
   * The default vocabulary over a panel: its value fields, its group fields, all operators but the
   * {@link #LEFT_OUT} ones (and the grouped ones where the panel has no groups), and the default
   * grids.
   *
   * @param excluded names of fields not to use
   */
  public static Vocabulary of(Panel panel, Collection<String> excluded) {
    List<String> fields = names(panel, Field.Kind.VALUE, excluded);
    List<String> groups = names(panel, Field.Kind.GROUP, excluded);
    List<Operator> operators =
        Operators.all().stream()
            .filter(o -> !LEFT_OUT.containsKey(o.name()))
            .filter(o -> !o.grouped() || !groups.isEmpty())
            .toList();
    return new Vocabulary(fields, operators, WINDOWS, LITERALS, groups);
  }

  private static List<String> names(Panel panel, Field.Kind kind, Collection<String> excluded) {
    return panel.fields().stream()
        .filter(f -> f.kind() == kind && !excluded.contains(f.name()))
        .map(Field::name)
        .toList();
  }

  private static Map<String, String> leftOut() {
    Map<String, String> reasons = new LinkedHashMap<>();
    String availability = "its value tells which data are missing, not what the market did";
    reasons.put("is_nan", availability);
    reasons.put("is_finite", availability);
    reasons.put("fillna", availability);
    String digits = "it reads the digits of a number, which depend on the unit of a price";
    reasons.put("floor", digits);
    reasons.put("ceil", digits);
    reasons.put("frac", digits);
    reasons.put("mod", digits);
    String equality = "two measured numbers are hardly ever equal";
    reasons.put("eq", equality);
    reasons.put("ne", equality);
    String twin = "it reaches nothing that others in the set do not reach as shortly";
    reasons.put("gt", twin);
    reasons.put("ge", twin);
    reasons.put("le", twin);
    reasons.put("xor", twin);
    String cost = "one of it costs as much time as dozens of others";
    reasons.put("ts_rank_corr", cost);
    reasons.put("ts_entropy", cost);
    reasons.put("ts_median_mad", cost);
    return Collections.unmodifiableMap(reasons);
  }
}
