package lode.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Work on many formulas by several threads: neighbours, which often share subtrees, stay together
 * in a shard. The results are in order, and since no formula's values depend on its batch, they do
 * not depend on the number of threads.
 */
public final class Shards {
  /** Most formulas in a shard: more share more, fewer keep all threads busy to the end. */
  private static final int MOST = 24;

  /** Shards for each thread, unless they would be larger than {@link #MOST}. */
  private static final int EACH = 4;

  private Shards() {}

  /**
   * Applies work to the shards of a list.
   *
   * @param work gives a result for each item of its shard; called by any thread, each call by one
   * @throws RuntimeException the first that the work threw, in order of the shards
   */
  public static <T, R> List<R> map(List<T> items, int threads, Function<List<T>, List<R>> work) {
    List<List<T>> shards = cut(items, threads);
    List<R> results = new ArrayList<>(items.size());
    if (threads <= 1 || shards.size() <= 1) {
      shards.forEach(shard -> results.addAll(work.apply(shard)));
      return results;
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, shards.size()))) {
      List<Future<List<R>>> running = new ArrayList<>();
      shards.forEach(shard -> running.add(pool.submit(() -> work.apply(shard))));
      try {
        for (Future<List<R>> result : running) {
          results.addAll(result.get());
        }
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      } finally {
        running.forEach(result -> result.cancel(false)); // those not begun after a failure
      }
    }
    return results;
  }

  private static <T> List<List<T>> cut(List<T> items, int threads) {
    int size = Math.clamp(Math.ceilDiv(items.size(), EACH * Math.max(1, threads)), 1, MOST);
    List<List<T>> shards = new ArrayList<>();
    for (int from = 0; from < items.size(); from += size) {
      shards.add(items.subList(from, Math.min(items.size(), from + size)));
    }
    return shards;
  }
}
