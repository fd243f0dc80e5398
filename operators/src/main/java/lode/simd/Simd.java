package lode.simd;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Chooses the way rows are computed, once per process. */
public final class Simd {
  private static final Logger LOG = System.getLogger("lode.simd");

  /** The way chosen: a constant that the compiler sees through. */
  public static final RowMath ROWS = choose(System.getProperty("lode.simd", ""));

  private static final boolean PLAIN = ROWS instanceof PlainMath;

  /** Folds of windows, the same way. */
  public static final WindowFolds FOLDS = PLAIN ? new PlainWindowFolds() : new VectorWindowFolds();

  /** Folds of windows that are no sums of powers, the same way. */
  public static final WindowPaths PATHS = PLAIN ? new PlainWindowPaths() : new VectorWindowPaths();

  /** Statistics of windows, the same way. */
  public static final WindowStatistics STATISTICS =
      PLAIN ? new PlainWindowStatistics() : new VectorWindowStatistics();

  /** Order inside windows, the same way. */
  public static final WindowOrder ORDER = PLAIN ? new PlainWindowOrder() : new VectorWindowOrder();

  /** Transcendental functions, the same way. */
  public static final Curves CURVES = PLAIN ? new PlainCurves() : new VectorCurves();

  private Simd() {}

  private static RowMath choose(String wish) {
    switch (wish) {
      case "plain":
        return chosen(new PlainMath(), "plain", "lode.simd=plain");
      case "", "vector", "128", "256", "512":
        break;
      default:
        throw new IllegalArgumentException(
            "unknown way: lode.simd=%s known=plain,vector,128,256,512".formatted(wish));
    }
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return chosen(
          new PlainMath(), "plain", "no Vector API, remedy=--add-modules=jdk.incubator.vector");
    }
    String reason = wish.isEmpty() ? "preferred by the machine" : "lode.simd=" + wish;
    return chosen(new VectorMath(), "vector bits=" + VectorMath.BITS, reason);
  }

  private static RowMath chosen(RowMath math, String way, String reason) {
    LOG.log(Level.DEBUG, "row math: way={0} reason={1}", way, reason);
    return math;
  }
}
