package lode.timing;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lode.formula.Formula;

/**
 * Factors and what each counts: weights whose absolute values sum to 1, so that a score lies in
 * [-1, 1]. A negative weight turns a factor round. The weights may change: each row of them holds
 * from its date on.
 *
 * @param formulas texts of the formulas
 * @param rows weights in order of their dates, at least one row
 * @param learned whether the signs are to be learned from the past, and those given not used
 */
public record Combination(List<String> formulas, List<Row> rows, boolean learned) {
  /** First line of a file of weights that change. */
  public static final String HEADING = "from,weight,formula";

  /** Weights may miss a sum of 1 by this much. */
  private static final double TOLERANCE = 1e-6;

  /**
   * Weights that hold from a date on.
   *
   * @param from ISO date; empty: from ever
   * @param weights one for each formula
   */
  public record Row(String from, List<Double> weights) {
    /** Keeps a copy. */
    public Row {
      weights = List.copyOf(weights);
    }
  }

  /**
   * Checks counts, sums and the order of the dates.
   *
   * @throws IllegalArgumentException with the rule that broke
   */
  public Combination {
    formulas = List.copyOf(formulas);
    rows = List.copyOf(rows);
    if (formulas.isEmpty() || rows.isEmpty()) {
      throw new IllegalArgumentException("no factor to combine");
    }
    String before = null;
    for (Row row : rows) {
      if (row.weights().size() != formulas.size()) {
        throw new IllegalArgumentException(
            "a weight for each factor: from=%s weights=%d factors=%d"
                .formatted(row.from(), row.weights().size(), formulas.size()));
      }
      requireSum(row);
      if (before != null && row.from().compareTo(before) <= 0) {
        throw new IllegalArgumentException(
            "weights not in order of date: from=" + row.from() + " before=" + before);
      }
      before = row.from();
    }
  }

  private static void requireSum(Row row) {
    double sum = row.weights().stream().mapToDouble(Math::abs).sum();
    if (!(Math.abs(sum - 1) <= TOLERANCE)) {
      throw new IllegalArgumentException(
          "weights must sum to 1: sum=%s%s weights=%s remedy=divide each by %s"
              .formatted(
                  sum, row.from().isEmpty() ? "" : " from=" + row.from(), row.weights(), sum));
    }
  }

  /** The same factors and weights, their signs learned from the past. */
  public Combination learning() {
    return new Combination(formulas, rows, true);
  }

  /** The formulas as trees. */
  public List<Formula> trees() {
    return formulas.stream().map(Formula::parse).toList();
  }

  /**
   * Constant weights of factors, each with its direction.
   *
   * @throws IllegalArgumentException if a weight is not positive, or they do not sum to 1
   */
  public static Combination of(List<Term> terms, List<Integer> directions) {
    List<Double> signed = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      double weight = terms.get(i).weight();
      if (!(weight > 0)) {
        throw new IllegalArgumentException(
            "weight not positive: weight=%s factor=%s remedy=turn the factor round by neg(...)"
                .formatted(weight, terms.get(i).factor()));
      }
      signed.add(weight * directions.get(i));
    }
    return new Combination(
        terms.stream().map(Term::factor).toList(), List.of(new Row("", signed)), false);
  }

  /**
   * Weights from the lines of a file: {@value #HEADING}, then a line for each date and factor, the
   * dates in order. A factor without a line on a date has weight 0 from then on.
   *
   * @param name of the file, for errors
   */
  public static Combination parse(List<String> lines, String name) {
    Map<String, Map<String, Double>> byDate = new LinkedHashMap<>();
    Set<String> formulas = new LinkedHashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#") || line.equals(HEADING)) {
        continue;
      }
      String[] cells = line.split(",", 3);
      try {
        String from = cells[0].isEmpty() ? "" : LocalDate.parse(cells[0]).toString();
        String formula = Formula.parse(cells[2]).text();
        formulas.add(formula);
        byDate
            .computeIfAbsent(from, date -> new LinkedHashMap<>())
            .merge(formula, Double.parseDouble(cells[1]), Double::sum);
      } catch (DateTimeParseException | NumberFormatException | IndexOutOfBoundsException e) {
        throw new IllegalArgumentException(
            "not a line of weights: file=%s line=%d expected=%s".formatted(name, i + 1, HEADING));
      }
    }
    List<Row> rows = new ArrayList<>();
    byDate.forEach((from, weights) ->
        rows.add(new Row(from, formulas.stream().map(f -> weights.getOrDefault(f, 0.0)).toList())));
    return new Combination(List.copyOf(formulas), rows, false);
  }
}
