package lode.evolution;

import java.util.List;

/**
 * Hears of hashes and evaluations as they come in, shard by shard and in no order, before the batch
 * that they belong to is whole. Called from threads of the evaluator: it must not block.
 */
@FunctionalInterface
public interface ScoreListener {
  /** Nobody listens. */
  ScoreListener NONE = (race, texts, evaluations) -> {};

  /**
   * Formulas have been scored.
   *
   * @param race whether it was a race
   * @param texts canonical texts
   * @param evaluations by the same index; rejected ones too
   */
  void scored(boolean race, List<String> texts, List<Evaluation> evaluations);

  /**
   * Formulas have been probed.
   *
   * @param texts canonical texts
   * @param hashes by the same index, as {@link ToHash} gives them
   */
  default void probed(List<String> texts, long[] hashes) {}
}
