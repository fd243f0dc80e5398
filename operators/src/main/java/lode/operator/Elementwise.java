package lode.operator;

import static lode.operator.Define.constant;
import static lode.operator.Define.elementwise;
import static lode.simd.Simd.CURVES;
import static lode.simd.Simd.ROWS;

import java.util.List;
import java.util.stream.Stream;

/**
 * Table of the operators that read only the same cell. A result that no finite float can hold is
 * missing; true is 1 and false 0, and any value but 0 counts as true.
 */
final class Elementwise {
  private static final Parameter EXPONENT =
      Parameter.constant("c", -10, 10, 0.25, 0.5, 0.75, 1.5, 2, 3);
  private static final Parameter FILL = Parameter.constant("c", -1e9, 1e9, -1, 0, 0.5, 1);
  private static final Parameter LOW = Parameter.constant("lo", -1e9, 1e9, -5, -3, -2, -1, 0);
  private static final Parameter HIGH = Parameter.constant("hi", -1e9, 1e9, 0.5, 1, 2, 3, 5);

  private Elementwise() {}

  static List<Operator> table() {
    return Stream.of(size(), curve(), arithmetic(), truth(), choice())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Operator> size() {
    return List.of(
        unary("neg", "-x; missing where x is", ROWS::neg),
        unary("abs", "absolute value; missing where x is", ROWS::abs),
        unary(
            "sign", "-1, 0 or 1 as x is negative, zero, positive; missing where x is", Cells::sign),
        unary("relu", "x where positive, else 0; missing where x is", Cells::relu),
        unary("floor", "largest whole number not above x; missing where x is", Cells::floor),
        unary("ceil", "smallest whole number not below x; missing where x is", Cells::ceil),
        unary("frac", "x - floor(x), from 0 to 1; missing where x is", Cells::frac),
        elementwise(
            "clip",
            1,
            "x with what is below lo brought to lo, then what is above hi to hi; missing where x is",
            (a, stride) -> {
              float low = constant(a, 0);
              float high = constant(a, 1);
              return Shapes.unary((x, i, out, o, n) -> ROWS.clip(x, i, low, high, out, o, n))
                  .create(a, stride);
            },
            LOW,
            HIGH));
  }

  private static List<Operator> curve() {
    return List.of(
        unary("log", "natural logarithm; missing where x is or x <= 0", CURVES::log),
        unary("log1p", "log(1 + x); missing where x is or x <= -1", CURVES::log1p),
        unary("slog1p", "sign(x) log(1 + abs(x)); missing where x is", CURVES::slog1p),
        unary("exp", "e to the power x; missing where x is or the result overflows", CURVES::exp),
        unary("sqrt", "square root; missing where x is or x < 0", ROWS::sqrt),
        unary("ssqrt", "sign(x) sqrt(abs(x)); missing where x is", CURVES::ssqrt),
        unary(
            "square",
            "x x; missing where x is or the result overflows",
            (x, i, out, o, n) -> ROWS.mul(x, i, x, i, out, o, n)),
        unary("inv", "1 / x; missing where x is or abs(x) < 1e-30", Cells::inv),
        unary("tanh", "hyperbolic tangent; missing where x is", CURVES::tanh),
        unary("sigmoid", "1 / (1 + exp(-x)); missing where x is", CURVES::sigmoid),
        elementwise(
            "signedpower",
            1,
            "sign(x) abs(x)^c; missing where x is or the result overflows",
            (a, stride) -> {
              float c = constant(a, 0);
              return Shapes.unary((x, i, out, o, n) -> CURVES.spow(x, i, c, out, o, n))
                  .create(a, stride);
            },
            EXPONENT));
  }

  private static List<Operator> arithmetic() {
    return List.of(
        symmetric("add", "x + y; missing where either is", ROWS::add),
        binary("sub", "x - y; missing where either is", ROWS::sub),
        symmetric("mul", "x y; missing where either is", ROWS::mul),
        binary("div", "x / y; missing where either is or abs(y) < 1e-30", ROWS::div),
        binary(
            "sdiv",
            "x / sqrt(1 + y y), a quotient without a pole; missing where either is",
            CURVES::sdiv),
        binary(
            "pow",
            "x^y; missing where either is, where x < 0 with a broken y, and where 0 meets y < 0",
            CURVES::pow),
        binary("spow", "sign(x) abs(x)^y; missing where either is or 0 meets y < 0", CURVES::spow),
        symmetric("max", "the greater; missing where either is", ROWS::max),
        symmetric("min", "the lesser; missing where either is", ROWS::min),
        binary(
            "mod",
            "rest of x / y with the sign of y; missing where either is or abs(y) < 1e-30",
            Cells::mod));
  }

  private static List<Operator> truth() {
    return List.of(
        binary("gt", "1 where x > y, else 0; missing where either is", ROWS::gt),
        binary("ge", "1 where x >= y, else 0; missing where either is", ROWS::ge),
        binary(
            "lt",
            "1 where x < y, else 0; missing where either is",
            (x, i, y, j, out, o, n) -> ROWS.gt(y, j, x, i, out, o, n)),
        binary(
            "le",
            "1 where x <= y, else 0; missing where either is",
            (x, i, y, j, out, o, n) -> ROWS.ge(y, j, x, i, out, o, n)),
        symmetric("eq", "1 where x = y, else 0; missing where either is", ROWS::eq),
        symmetric("ne", "1 where x differs from y, else 0; missing where either is", Cells::ne),
        symmetric("and", "1 where both are true, else 0; missing where either is", Cells::and),
        symmetric("or", "1 where any is true, else 0; missing where either is", Cells::or),
        symmetric("xor", "1 where just one is true, else 0; missing where either is", Cells::xor),
        unary("not", "1 where x is 0, else 0; missing where x is", Cells::not),
        unary("is_nan", "1 where x is missing, else 0; never missing", Cells::isNan),
        unary("is_finite", "0 where x is missing, else 1; never missing", Cells::isFinite));
  }

  private static List<Operator> choice() {
    return List.of(
        elementwise(
            "fillna",
            1,
            "x, or c where x is missing; never missing",
            (a, stride) -> {
              float c = constant(a, 0);
              return Shapes.unary((x, i, out, o, n) -> Cells.fill(x, i, c, out, o, n))
                  .create(a, stride);
            },
            FILL),
        elementwise(
            "if",
            3,
            "the second where the first is true, else the third; missing where the first or the"
                + " one taken is",
            (a, stride) -> Kernel.daily(Shapes::choose)),
        binary("mask", "x where y is true; missing elsewhere and where x is", Cells::mask));
  }

  private static Operator unary(String name, String meaning, Shapes.Unary rows) {
    return elementwise(name, 1, meaning, Shapes.unary(rows));
  }

  private static Operator binary(String name, String meaning, Shapes.Binary rows) {
    return elementwise(name, 2, meaning, Shapes.binary(rows));
  }

  private static Operator symmetric(String name, String meaning, Shapes.Binary rows) {
    return Define.commutative(binary(name, meaning, rows));
  }
}
