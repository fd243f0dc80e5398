package lode.formula;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The identities of the canonical form: a table of patterns and what they become, in the language
 * of formulas itself. A one-letter field stands for any series, and twice the same letter for equal
 * ones; the arguments of a commutative operator match in either order.
 *
 * <p>An identity may stand here only if both sides have the same bits on any data with missing
 * values (the sign of zero aside) and the right side is no larger and no deeper. To add one, add a
 * row: a test evaluates both sides.
 */
final class Identities {
  /** One row. */
  record Identity(Formula.Call pattern, Formula result) {
    Identity(String pattern, String result) {
      this((Formula.Call) Formula.parse(pattern), Formula.parse(result));
    }
  }

  static final String[][] ROWS = {
    // signs
    {"-(-x)", "x"},
    {"-(x-y)", "y-x"},
    {"x+0", "x"},
    {"x-0", "x"},
    {"0-x", "-x"},
    {"x+(-y)", "x-y"},
    {"x-(-y)", "x+y"},
    {"neg(-x*y)", "x*y"},
    {"neg(-x/y)", "x/y"},
    {"neg(x/(-y))", "x/y"},
    {"x*1", "x"},
    {"x*(-1)", "-x"},
    {"x/1", "x"},
    {"x/(-1)", "-x"},
    {"(-x)*(-y)", "x*y"},
    {"(-x)/(-y)", "x/y"},
    // size
    {"abs(-x)", "abs(x)"},
    {"abs(abs(x))", "abs(x)"},
    {"abs(relu(x))", "relu(x)"},
    {"abs(square(x))", "square(x)"},
    {"abs(sqrt(x))", "sqrt(x)"},
    {"relu(abs(x))", "abs(x)"},
    {"relu(relu(x))", "relu(x)"},
    {"square(-x)", "square(x)"},
    {"square(abs(x))", "square(x)"},
    {"x*x", "square(x)"},
    {"1/x", "inv(x)"},
    {"sign(sign(x))", "sign(x)"},
    {"floor(floor(x))", "floor(x)"},
    {"floor(ceil(x))", "ceil(x)"},
    {"ceil(ceil(x))", "ceil(x)"},
    {"ceil(floor(x))", "floor(x)"},
    {"max(x,x)", "x"},
    {"min(x,x)", "x"},
    // truth
    {"x>y", "y<x"},
    {"x>=y", "y<=x"},
    {"!(x<y)", "y<=x"},
    {"!(x<=y)", "y<x"},
    {"!(x==y)", "x!=y"},
    {"!(x!=y)", "x==y"},
    {"!(!(!x))", "!x"},
    {"!(!(x&&y))", "x&&y"},
    {"!(!(x||y))", "x||y"},
    {"!(!xor(x,y))", "xor(x,y)"},
    {"!is_nan(x)", "is_finite(x)"},
    {"!is_finite(x)", "is_nan(x)"},
    {"is_nan(-x)", "is_nan(x)"},
    {"is_finite(-x)", "is_finite(x)"},
    {"!x?y:z", "x?z:y"},
    {"mask(mask(x,y),y)", "mask(x,y)"},
    // the cross-section
    {"cs_rank(cs_rank(x))", "cs_rank(x)"},
    {"cs_demean(-x)", "-cs_demean(x)"},
    {"cs_count(-x)", "cs_count(x)"},
    {"cs_count(cs_rank(x))", "cs_count(x)"},
  };

  private static final Map<String, List<Identity>> BY_OPERATOR = byOperator();

  private Identities() {}

  static Optional<Formula> apply(Formula.Call call) {
    for (Identity identity : BY_OPERATOR.getOrDefault(call.operator().name(), List.of())) {
      Map<String, Formula> bound = new HashMap<>();
      if (matches(identity.pattern, call, bound)) {
        return Optional.of(replace(identity.result, bound));
      }
    }
    return Optional.empty();
  }

  private static boolean matches(Formula pattern, Formula formula, Map<String, Formula> bound) {
    return switch (pattern) {
      case Formula.Field letter -> {
        Formula before = bound.putIfAbsent(letter.name(), formula);
        yield before == null || before.equals(formula);
      }
      case Formula.Literal literal -> literal.equals(formula);
      case Formula.Call call ->
          formula instanceof Formula.Call other
              && call.operator().equals(other.operator())
              && call.attributes().equals(other.attributes())
              && matchAll(call, other.arguments(), bound);
    };
  }

  private static boolean matchAll(
      Formula.Call pattern, List<Formula> series, Map<String, Formula> bound) {
    Map<String, Formula> before = new HashMap<>(bound);
    if (inOrder(pattern.arguments(), series, bound)) {
      return true;
    }
    if (!pattern.operator().commutative()) {
      return false;
    }
    bound.clear();
    bound.putAll(before);
    return inOrder(pattern.arguments(), series.reversed(), bound);
  }

  private static boolean inOrder(
      List<Formula> patterns, List<Formula> series, Map<String, Formula> bound) {
    for (int i = 0; i < patterns.size(); i++) {
      if (!matches(patterns.get(i), series.get(i), bound)) {
        return false;
      }
    }
    return true;
  }

  private static Formula replace(Formula result, Map<String, Formula> bound) {
    return switch (result) {
      case Formula.Field letter -> bound.get(letter.name());
      case Formula.Literal literal -> literal;
      case Formula.Call call ->
          call.with(call.arguments().stream().map(a -> replace(a, bound)).toList());
    };
  }

  private static Map<String, List<Identity>> byOperator() {
    Map<String, List<Identity>> map = new HashMap<>();
    for (String[] row : ROWS) {
      Identity identity = new Identity(row[0], row[1]);
      map.merge(
          identity.pattern.operator().name(),
          List.of(identity),
          (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
    }
    return map;
  }
}
