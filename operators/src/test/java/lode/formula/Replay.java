package lode.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import lode.operator.Attribute;
import lode.operator.Family;
import lode.operator.Kernel;
import lode.operator.Rows;

/**
 * Evaluates a tree node by node through the operators' kernels, each over all dates before the
 * next, with nothing shared or simplified: what a formula means, in the fewest lines.
 */
final class Replay {
  static final List<String> FIELDS = List.of("x", "y", "z");
  private static final int DATES = 96;
  private static final int STOCKS = 13;
  private static final int STRIDE = 16;
  private static final int KEPT = 1024;
  private final SplittableRandom random;
  private final Rows[] fields = new Rows[FIELDS.size()];
  private final Rows groups;
  private final Rows universe;

  /** Random data with missing values, ties, zeros of both signs and extremes. */
  Replay(long seed) {
    random = new SplittableRandom(seed);
    for (int i = 0; i < fields.length; i++) {
      fields[i] = rows(Replay::cell);
    }
    groups = rows(r -> r.nextInt(3));
    universe = rows(r -> r.nextInt(8) > 0 ? 1 : 0);
  }

  private static double cell(SplittableRandom random) {
    return switch (random.nextInt(10)) {
      case 0 -> Double.NaN;
      case 1 -> 0;
      case 2 -> -0.0;
      case 3, 4, 5 -> random.nextInt(-3, 4);
      case 6 -> random.nextBoolean() ? 3e38 : -1e30;
      case 7 -> 1e-39 * random.nextInt(-5, 6);
      default -> random.nextDouble(-2, 2);
    };
  }

  private Rows rows(ToDoubleFunction<SplittableRandom> cell) {
    Rows rows = new Rows(KEPT, STRIDE);
    for (int t = 0; t < DATES; t++) {
      for (int s = 0; s < STOCKS; s++) {
        rows.data()[rows.at(t) + s] = (float) cell.applyAsDouble(random);
      }
    }
    return rows;
  }

  /** Bits of all values, zeros of either sign and all NaNs alike. */
  int[] bits(Formula formula) {
    Rows rows = rows(formula);
    int[] bits = new int[DATES * STOCKS];
    for (int t = 0; t < DATES; t++) {
      for (int s = 0; s < STOCKS; s++) {
        bits[t * STOCKS + s] = Float.floatToIntBits(rows.data()[rows.at(t) + s] + 0f);
      }
    }
    return bits;
  }

  private Rows rows(Formula formula) {
    return switch (formula) {
      case Formula.Field field -> fields[FIELDS.indexOf(field.name())];
      case Formula.Literal literal -> {
        Rows rows = new Rows(KEPT, STRIDE);
        for (int t = 0; t < DATES; t++) {
          Arrays.fill(rows.data(), rows.at(t), rows.at(t) + STRIDE, literal.value());
        }
        yield rows;
      }
      case Formula.Call call -> {
        List<Rows> inputs = new ArrayList<>();
        call.arguments().forEach(argument -> inputs.add(rows(argument)));
        if (call.attributes().stream().anyMatch(Attribute.Group.class::isInstance)) {
          inputs.add(groups);
        }
        if (call.operator().family() == Family.CROSS_SECTION) {
          inputs.add(universe);
        }
        Rows output = new Rows(KEPT, STRIDE);
        Kernel kernel = call.operator().kernel().create(call.attributes(), STRIDE);
        kernel.rows(0, DATES, inputs.toArray(Rows[]::new), output);
        yield output;
      }
    };
  }
}
