package lode.operator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lode.panel.Nearest;

/** The operator set: all rows of the family tables. */
public final class Operators {
  /** Version of the meanings; part of every formula id. Raised when any value would change. */
  public static final String VERSION = "2";

  private static final Map<String, Operator> BY_NAME = byName();
  private static final List<Operator> ALL = List.copyOf(BY_NAME.values());

  private Operators() {}

  /** Every operator, by family, in table order. */
  public static List<Operator> all() {
    return ALL;
  }

  /** The operator of this name. */
  public static Optional<Operator> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /**
   * The operator of this name.
   *
   * @throws IllegalArgumentException {@code unknown operator: name=... nearest=...}
   */
  public static Operator named(String name) {
    return find(name)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "unknown operator: name=%s nearest=%s".formatted(name, nearest(name))));
  }

  /** The name that takes the fewest edits; for error messages. */
  public static String nearest(String name) {
    return Nearest.to(name, BY_NAME.keySet());
  }

  private static Map<String, Operator> byName() {
    Map<String, Operator> map = new LinkedHashMap<>();
    Stream.of(Elementwise.table(), Rolling.table(), RollingPair.table(), CrossSection.table())
        .flatMap(List::stream)
        .forEach(operator -> {
          if (map.put(operator.name(), operator) != null) {
            throw new IllegalStateException("operator defined twice: name=" + operator.name());
          }
        });
    return Collections.unmodifiableMap(map);
  }
}
