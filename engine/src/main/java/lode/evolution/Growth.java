package lode.evolution;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import lode.formula.Formula;

/**
 * Random formulas: ramped half-and-half (Koza 1992). Every argument is a series, so every tree is a
 * formula; a literal appears only beside something that is not one, where it means something.
 */
final class Growth {
  /** Levels of random formulas: from 2 to this. */
  static final int LEVELS = 4;

  /** How often {@link #tree} stops at a leaf before the last level, where it may. */
  private static final double STOP = 0.25;

  /** How often the second argument of a two-place operator is a literal. */
  private static final double LITERAL = 0.12;

  private final Alphabet alphabet;
  private final int levels;

  Growth(Alphabet alphabet, SizeLimits limits) {
    this.alphabet = alphabet;
    this.levels = Math.min(LEVELS, limits.maxDepth());
  }

  /** The {@code index}-th of an initial population: depths in turn, full and grown in turn. */
  Formula ramped(int index, RandomGenerator random) {
    int span = Math.max(1, levels - 1);
    int depth = Math.min(levels, 2 + index % span);
    return tree(depth, index / span % 2 == 0, random);
  }

  /** A formula of any depth and shape that {@link #ramped} may have. */
  Formula any(RandomGenerator random) {
    return ramped(random.nextInt(2 * LEVELS), random);
  }

  /** A tree of at most {@code depth} levels; where {@code full}, every branch is that deep. */
  Formula tree(int depth, boolean full, RandomGenerator random) {
    return tree(depth, full, true, random);
  }

  private Formula tree(int depth, boolean full, boolean root, RandomGenerator random) {
    if (depth <= 1 || (!full && !root && random.nextDouble() < STOP)) {
      return alphabet.field(random).formula();
    }
    Symbol.Node node = alphabet.operator(random);
    List<Formula> arguments = new ArrayList<>();
    for (int i = 0; i < node.arity(); i++) {
      boolean literal = i > 0 && i == node.arity() - 1 && random.nextDouble() < LITERAL;
      arguments.add(
          literal ? alphabet.literal(random).formula() : tree(depth - 1, full, false, random));
    }
    return node.apply(arguments.toArray(Formula[]::new));
  }
}
