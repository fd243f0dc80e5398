package lode.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/**
 * Times pieces of work by the CPU time of the calling thread. All pieces are run in turn, round
 * after round, and the median over the rounds counts: a disturbance, or a machine that slows down
 * while it works, then meets all pieces alike, and each meets the caches as the others left them,
 * as in a real run.
 */
final class Rounds {
  /** Something to be timed. */
  @FunctionalInterface
  interface Work {
    /** Does it; the result is kept, so that no compiler finds out that nobody wants it. */
    long run();
  }

  /**
   * A piece of work and how much it is.
   *
   * @param cells what its time is divided by
   */
  record Piece(long cells, Work work) {}

  /** Least nanoseconds of one measurement: shorter work is repeated. */
  private static final long LEAST = 2_000_000;

  /** Compiled for good is what has run so long without a compilation ending. */
  private static final long QUIET = 400_000_000;

  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
  private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

  @SuppressWarnings("unused")
  private static volatile long kept;

  private final int rounds;
  private final long patience;

  /** As many rounds as the settings ask for. */
  Rounds(BenchSettings settings) {
    this(settings, settings.rounds());
  }

  Rounds(BenchSettings settings, int rounds) {
    this.rounds = rounds;
    this.patience = settings.patience();
  }

  /** Nanoseconds of this thread's CPU that the work takes, once. */
  static long nanos(Work work) {
    long before = THREADS.getCurrentThreadCpuTime();
    kept ^= work.run();
    return THREADS.getCurrentThreadCpuTime() - before;
  }

  /** Bytes that the work allocates on the heap, in this thread, once. */
  static long bytes(Work work) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    kept ^= work.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  /** Repeats work until the compiler, which has threads of its own, has nothing to do for it. */
  void settle(Work work) {
    long began = System.nanoTime();
    long quiet = began;
    long compiled = -1;
    do {
      kept ^= work.run();
      long now = COMPILER.getTotalCompilationTime();
      if (now != compiled) {
        compiled = now;
        quiet = System.nanoTime();
      }
    } while (System.nanoTime() - quiet < QUIET && System.nanoTime() - began < patience);
  }

  /** Median nanoseconds per cell of each piece, after rounds that do not count. */
  double[] perCell(List<Piece> pieces) {
    settle(() -> pieces.stream().mapToLong(piece -> piece.work.run()).sum());
    int[] times = new int[pieces.size()];
    double[][] samples = new double[pieces.size()][rounds];
    for (int p = 0; p < times.length; p++) {
      long once = Math.max(1, nanos(pieces.get(p).work));
      times[p] = (int) Math.max(1, Math.ceilDiv(LEAST, once));
    }
    for (int round = 0; round < rounds; round++) {
      for (int p = 0; p < times.length; p++) {
        Work work = pieces.get(p).work;
        int repeats = times[p];
        long nanos =
            nanos(() -> {
              long sum = 0;
              for (int i = 0; i < repeats; i++) {
                sum += work.run();
              }
              return sum;
            });
        samples[p][round] = (double) nanos / repeats / pieces.get(p).cells;
      }
    }
    return Arrays.stream(samples).mapToDouble(Rounds::median).toArray();
  }

  static double median(double[] samples) {
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
