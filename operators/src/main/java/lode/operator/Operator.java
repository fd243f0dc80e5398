package lode.operator;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * One operator: the single place that knows about it. Parser, printer, generator, documentation and
 * tests read this row.
 *
 * @param name as written in a formula
 * @param family what it may read
 * @param arity number of series it takes
 * @param parameters what it takes after the series, in order
 * @param commutative whether the order of its two series does not matter
 * @param meaning one sentence with the missing-value rule
 * @param lookback rows before date t that row t depends on directly, given the attributes
 * @param kernel makes the kernel of one node
 */
public record Operator(
    String name,
    Family family,
    int arity,
    List<Parameter> parameters,
    boolean commutative,
    String meaning,
    ToIntFunction<List<Attribute>> lookback,
    Factory kernel) {

  /** Makes kernels. */
  @FunctionalInterface
  public interface Factory {
    /** A fresh kernel of a node with these attributes over rows of {@code stride} floats. */
    Kernel create(List<Attribute> attributes, int stride);
  }

  /** Whether it takes a group field. */
  public boolean grouped() {
    return parameters.stream().anyMatch(p -> p.kind() == Parameter.Kind.GROUP);
  }

  /** As a formula calls it: {@code ts_corr(x,y,n)}. */
  public String signature() {
    StringBuilder text = new StringBuilder(name).append('(');
    for (int i = 0; i < arity; i++) {
      text.append(i > 0 ? "," : "").append(arity > 3 ? "x" + (i + 1) : "xyz".charAt(i));
    }
    parameters.forEach(p -> text.append(',').append(p.name()));
    return text.append(')').toString();
  }

  /** By name: names are unique, and kernels have no equality of their own. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Operator o && name.equals(o.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
