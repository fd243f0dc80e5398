package lode.evolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import lode.formula.Formula;
import lode.operator.Operator;

/**
 * The ways to make a formula from others: a table of rows, each a name, a rate and a method. All
 * work on valid trees and give valid trees; what grows too large is mended afterwards ({@link
 * Repair}).
 */
final class Variations {
  /** What a variation may draw on: a parent that won its tournament, all such, and the archive. */
  record Parents(Formula first, List<Formula> pool, List<Formula> archive) {}

  /** A new formula and those it was made from. */
  record Child(Formula formula, List<Formula> parents) {}

  /** Makes a child; empty where the parents have nothing for it to work on. */
  @FunctionalInterface
  interface Variation {
    Optional<Child> vary(Parents parents, RandomGenerator random);
  }

  /** One row: the name that becomes an individual's origin, how often, and what it does. */
  record Row(String origin, double rate, Variation variation) {}

  /** The name of the row that starts from nothing. */
  static final String IMMIGRANT = "immigrant";

  /** Levels of the random subtree of a subtree mutation. */
  private static final int PATCH = 3;

  private final Alphabet alphabet;
  private final Attributes attributes;
  private final Growth growth;

  Variations(Alphabet alphabet, Growth growth) {
    this.alphabet = alphabet;
    this.attributes = new Attributes(alphabet);
    this.growth = growth;
  }

  /** Those that a search uses. */
  List<Row> table(Rates rates) {
    return List.of(
        new Row("crossover", rates.crossover(), this::crossover),
        new Row("subtree", rates.subtree(), this::subtree),
        new Row("point", rates.point(), this::point),
        new Row("window", rates.window(), this::window),
        new Row("constant", rates.constant(), this::constant),
        new Row("hoist", rates.hoist(), this::hoist),
        new Row("wrap", rates.wrap(), this::wrap),
        new Row("refine", rates.refine(), this::refine),
        new Row(IMMIGRANT, rates.immigrants(), this::immigrant));
  }

  /**
   * A subtree of the first parent replaced by one of another that is at most twice as large and
   * one: size-fair crossover (Langdon 2000) by its upper bound.
   */
  Optional<Child> crossover(Parents parents, RandomGenerator random) {
    Formula mate = Draws.one(parents.pool(), random);
    List<Formula> nodes = Trees.nodes(parents.first());
    int place = Trees.place(nodes, random);
    int most = 2 * nodes.get(place).size() + 1;
    List<Formula> donors = Trees.nodes(mate).stream().filter(n -> n.size() <= most).toList();
    Formula donor = donors.get(Trees.place(donors, random));
    return child(Trees.replace(parents.first(), place, donor), parents.first(), mate);
  }

  /** A subtree replaced by a random one of about its depth. */
  Optional<Child> subtree(Parents parents, RandomGenerator random) {
    List<Formula> nodes = Trees.nodes(parents.first());
    int place = Trees.place(nodes, random);
    int depth = Math.min(PATCH, nodes.get(place).depth() + random.nextInt(2));
    Formula patch = growth.tree(depth, false, random);
    return child(Trees.replace(parents.first(), place, patch), parents.first());
  }

  /** One symbol replaced by another of the same arity; what attributes fit are kept. */
  Optional<Child> point(Parents parents, RandomGenerator random) {
    List<Formula> nodes = Trees.nodes(parents.first());
    int place = random.nextInt(nodes.size());
    Formula other =
        switch (nodes.get(place)) {
          case Formula.Call call -> exchange(call, random);
          case Formula.Field field -> alphabet.field(random).formula();
          case Formula.Literal literal -> alphabet.literal(random).formula();
        };
    return child(Trees.replace(parents.first(), place, other), parents.first());
  }

  private Formula exchange(Formula.Call call, RandomGenerator random) {
    Operator old = call.operator();
    Symbol.Node node =
        alphabet.operator(
            o -> o.arity() == old.arity() && (o != old || !o.parameters().isEmpty()), random);
    if (node == null) {
      return call;
    }
    boolean keeps = node.operator() != old && node.operator().parameters().equals(old.parameters());
    return new Formula.Call(
        node.operator(), call.arguments(), keeps ? call.attributes() : node.attributes());
  }

  /** One window replaced by any other of its grid. */
  Optional<Child> window(Parents parents, RandomGenerator random) {
    return one(attributes.windows(parents.first(), Integer.MAX_VALUE), parents.first(), random);
  }

  /** One constant or literal replaced by any other of its grid. */
  Optional<Child> constant(Parents parents, RandomGenerator random) {
    return one(attributes.constants(parents.first(), Integer.MAX_VALUE), parents.first(), random);
  }

  /** A subtree replaced by a part of itself: the way back from bloat. */
  Optional<Child> hoist(Parents parents, RandomGenerator random) {
    List<Formula> nodes = Trees.nodes(parents.first());
    List<Integer> inner = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i) instanceof Formula.Call) {
        inner.add(i);
      }
    }
    if (inner.isEmpty()) {
      return Optional.empty();
    }
    int place = Draws.one(inner, random);
    List<Formula> parts = Trees.nodes(nodes.get(place));
    Formula part = parts.get(1 + random.nextInt(parts.size() - 1));
    return child(Trees.replace(parents.first(), place, part), parents.first());
  }

  /** A subtree, half of the time the whole, becomes an argument of a new operator. */
  Optional<Child> wrap(Parents parents, RandomGenerator random) {
    List<Formula> nodes = Trees.nodes(parents.first());
    int place = random.nextBoolean() ? 0 : Trees.place(nodes, random);
    Symbol.Node around = alphabet.operator(random);
    Formula[] arguments = new Formula[around.arity()];
    int kept = random.nextInt(arguments.length);
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = i == kept ? nodes.get(place) : growth.tree(2, false, random);
    }
    return child(Trees.replace(parents.first(), place, around.apply(arguments)), parents.first());
  }

  /** One window or constant of an archive member, the better ones first, moved by one step. */
  Optional<Child> refine(Parents parents, RandomGenerator random) {
    if (parents.archive().isEmpty()) {
      return Optional.empty();
    }
    int rank =
        Math.min(
            random.nextInt(parents.archive().size()), random.nextInt(parents.archive().size()));
    Formula member = parents.archive().get(rank);
    List<Formula> steps = new ArrayList<>(attributes.windows(member, 1));
    steps.addAll(attributes.constants(member, 1));
    return one(steps, member, random);
  }

  /** A random formula, without parents. */
  Optional<Child> immigrant(Parents parents, RandomGenerator random) {
    return child(growth.any(random));
  }

  private static Optional<Child> one(List<Formula> from, Formula parent, RandomGenerator random) {
    return from.isEmpty() ? Optional.empty() : child(Draws.one(from, random), parent);
  }

  private static Optional<Child> child(Formula formula, Formula... parents) {
    return Optional.of(new Child(formula, List.of(parents)));
  }
}
