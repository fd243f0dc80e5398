package lode.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lode.operator.Attribute;
import lode.operator.Family;
import lode.operator.Kernel;
import lode.operator.Operator;
import lode.operator.Operators;
import lode.operator.Rows;

/**
 * The canonical form: commutative arguments in the order of their texts, calls of numbers replaced
 * by their result, and the identities of {@link Identities} applied until none applies.
 *
 * <p>Whatever is done here holds bit for bit on any data, missing values included, up to the sign
 * of zero, which no operator can tell. So two formulas of one canonical form are one formula; the
 * converse is not claimed. Each step makes the tree smaller, or leaves its size and puts the nodes
 * in order, so the work ends, and no level is added.
 */
final class Canonical {
  private static final int ANY_STRIDE = 16;
  private static final Operator NEG = Operators.named("neg");
  private static final Operator SUB = Operators.named("sub");
  private static final Operator DELAY = Operators.named("ts_delay");
  private static final Operator DELTA = Operators.named("ts_delta");

  private Canonical() {}

  static Formula of(Formula formula) {
    if (!(formula instanceof Formula.Call call)) {
      return formula;
    }
    List<Formula> series = new ArrayList<>(call.arguments().size());
    for (Formula argument : call.arguments()) {
      series.add(of(argument));
    }
    return node(call.with(series));
  }

  /** A node whose arguments are canonical. */
  private static Formula node(Formula.Call given) {
    Formula.Call call = ordered(given);
    Optional<Formula> simpler = fold(call).or(() -> Identities.apply(call)).or(() -> windows(call));
    // what an identity makes may hold new nodes, so it is walked again
    return simpler.map(Canonical::of).orElse(call);
  }

  private static Formula.Call ordered(Formula.Call call) {
    if (!call.operator().commutative()) {
      return call;
    }
    List<Formula> series = new ArrayList<>(call.arguments());
    series.sort(Comparator.comparing(Formula::text));
    return call.with(series);
  }

  /** The number that a call of numbers is, by the operator's own kernel; none where missing. */
  private static Optional<Formula> fold(Formula.Call call) {
    Operator operator = call.operator();
    if (operator.family() != Family.ELEMENTWISE
        || !call.arguments().stream().allMatch(Formula.Literal.class::isInstance)) {
      return Optional.empty();
    }
    Rows[] inputs = new Rows[operator.arity()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = new Rows(1, ANY_STRIDE);
      Arrays.fill(inputs[i].data(), ((Formula.Literal) call.arguments().get(i)).value());
    }
    Rows output = new Rows(1, ANY_STRIDE);
    Kernel kernel = operator.kernel().create(call.attributes(), ANY_STRIDE);
    kernel.rows(0, 1, inputs, output);
    float value = output.data()[output.at(0)];
    return Float.isFinite(value) ? Optional.of(new Formula.Literal(value)) : Optional.empty();
  }

  /** The identities in which windows are added or shared, which no pattern can say. */
  private static Optional<Formula> windows(Formula.Call call) {
    if (call.operator().equals(DELAY)
        && call.arguments().getFirst() instanceof Formula.Call inner
        && inner.operator().equals(DELAY)) {
      long rows = (long) rows(call) + rows(inner);
      return rows > DELAY.parameters().getFirst().most()
          ? Optional.empty()
          : Optional.of(
              new Formula.Call(
                  DELAY, inner.arguments(), List.of(new Attribute.Window((int) rows))));
    }
    if (call.operator().equals(SUB)) {
      Formula left = call.arguments().getFirst();
      Formula right = call.arguments().getLast();
      return delta(left, right).or(() -> delta(right, left).map(Canonical::negated));
    }
    return Optional.empty();
  }

  /** {@code x - ts_delay(x,n)} is {@code ts_delta(x,n)}. */
  private static Optional<Formula> delta(Formula now, Formula then) {
    return then instanceof Formula.Call call
            && call.operator().equals(DELAY)
            && call.arguments().getFirst().equals(now)
        ? Optional.of(new Formula.Call(DELTA, List.of(now), call.attributes()))
        : Optional.empty();
  }

  private static Formula negated(Formula formula) {
    return new Formula.Call(NEG, List.of(formula), List.of());
  }

  private static int rows(Formula.Call call) {
    return ((Attribute.Window) call.attributes().getFirst()).rows();
  }
}
