package lode.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lode.formula.Formula;
import lode.operator.Attribute;

/**
 * Factors as one Python file that needs numpy and pandas and nothing else: every operator by its
 * name and meaning, a function for each factor, and a main that reads prices and writes values. A
 * formula is written as it is: the operators of the file take what those of the language take.
 */
public final class PythonText {
  /** What Python keeps for itself; our operators of these names have an underscore behind. */
  private static final Set<String> TAKEN =
      Set.of("abs", "and", "if", "max", "min", "not", "or", "pow");

  private PythonText() {}

  /** The file of some factors. */
  public static String of(List<Factor> factors) {
    StringBuilder text = new StringBuilder(operators());
    StringBuilder table = new StringBuilder("FACTORS = {\n");
    for (Factor factor : factors) {
      text.append("def f_").append(factor.fid()).append("(d):\n");
      text.append("    \"\"\"").append(factor.formula()).append("; ");
      text.append(factor.direction() > 0 ? "high" : "low").append(" values are good\"\"\"\n");
      text.append("    return ").append(of(Formula.parse(factor.formula()))).append("\n\n\n");
      table.append("    \"").append(factor.fid()).append("\": f_").append(factor.fid());
      table.append(",\n");
    }
    return text.append(table)
        .append("}\n\nif __name__ == \"__main__\":\n    main(*sys.argv[1:])\n")
        .toString();
  }

  /** The expression of a formula over the fields of {@code d}. */
  public static String of(Formula formula) {
    return switch (formula) {
      case Formula.Field field -> "d[\"" + field.name() + "\"]";
      case Formula.Literal literal ->
          "np.full_like(next(iter(d.values())), " + QlibText.number(literal.value()) + ")";
      case Formula.Call call -> {
        List<String> arguments = new ArrayList<>();
        call.arguments().forEach(a -> arguments.add(of(a)));
        call.attributes().forEach(a -> arguments.add(attribute(a)));
        yield name(call.operator().name()) + "(" + String.join(", ", arguments) + ")";
      }
    };
  }

  /** How an operator is called. */
  static String name(String operator) {
    return TAKEN.contains(operator) ? operator + "_" : operator;
  }

  private static String attribute(Attribute attribute) {
    return switch (attribute) {
      case Attribute.Window window -> Integer.toString(window.rows());
      case Attribute.Constant constant -> QlibText.number(constant.value());
      case Attribute.Group group -> "d[\"" + group.field() + "\"]";
    };
  }

  /** The part of the file that is the same for all factors. */
  static String operators() {
    try (InputStream in = PythonText.class.getResourceAsStream("operators.py")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
