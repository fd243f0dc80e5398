package lode.simd;

/** Chooses the way rows are computed, once per process. */
public final class Simd {
  private static final String WISH = System.getProperty("lode.simd", "");

  /** The way chosen: a constant that the compiler sees through. */
  public static final RowMath ROWS = choose();

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

  /** The way chosen and why, for logs: {@code vector-512 (preferred by the machine)}. */
  public static String way() {
    return PLAIN
        ? "plain (" + (available() ? "lode.simd=plain" : "no jdk.incubator.vector") + ")"
        : "vector-%d (%s)"
            .formatted(
                VectorMath.BITS, WISH.isEmpty() ? "preferred by the machine" : "lode.simd=" + WISH);
  }

  private static RowMath choose() {
    return switch (WISH) {
      case "plain" -> new PlainMath();
      case "", "vector", "128", "256", "512" -> available() ? new VectorMath() : new PlainMath();
      default ->
          throw new IllegalArgumentException(
              "unknown way: lode.simd=%s known=plain,vector,128,256,512".formatted(WISH));
    };
  }

  /** The Vector API is there where the process was started with its module added. */
  private static boolean available() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }
}
