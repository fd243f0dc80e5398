package lode.evolution;

import io.jenetics.Genotype;
import io.jenetics.ext.util.TreeNode;
import io.jenetics.prog.ProgramChromosome;
import io.jenetics.prog.ProgramGene;
import io.jenetics.prog.op.Op;
import io.jenetics.util.ISeq;
import lode.formula.Formula;

/**
 * A formula as Jenetics sees it, and back: one chromosome, whose program tree holds one {@link
 * Symbol} per node. Nothing is lost either way.
 */
final class Genome {
  private final ISeq<Op<Formula>> operations;
  private final ISeq<Op<Formula>> terminals;

  Genome(Alphabet alphabet) {
    this.operations = alphabet.operations();
    this.terminals = alphabet.terminals();
  }

  Genotype<ProgramGene<Formula>> encode(Formula formula) {
    return Genotype.of(ProgramChromosome.of(tree(formula), c -> true, operations, terminals));
  }

  Formula decode(Genotype<ProgramGene<Formula>> genotype) {
    return genotype.gene().eval();
  }

  private static TreeNode<Op<Formula>> tree(Formula formula) {
    TreeNode<Op<Formula>> node = TreeNode.of(Symbol.of(formula));
    if (formula instanceof Formula.Call call) {
      call.arguments().forEach(argument -> node.attach(tree(argument)));
    }
    return node;
  }
}
