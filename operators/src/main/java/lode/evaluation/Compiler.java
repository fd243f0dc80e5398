package lode.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lode.formula.Formula;
import lode.formula.FormulaException;
import lode.operator.Attribute;
import lode.operator.Family;
import lode.panel.Field;
import lode.panel.Panel;

/**
 * Compiles formulas against the fields of a panel. Every subtree is looked up before it is added,
 * so what several formulas share is computed once.
 */
final class Compiler {
  private final Panel panel;
  private final int universe;
  private final Map<Instruction, Integer> index = new HashMap<>();
  private final List<Instruction> instructions = new ArrayList<>();

  private Compiler(Panel panel, String universe) {
    this.panel = panel;
    this.universe = panel.universe(universe);
  }

  /**
   * Compiles a batch.
   *
   * @param universe name of the universe mask without its prefix
   * @throws FormulaException if a formula names a field that the panel lacks or that is no value
   */
  static Program compile(Panel panel, String universe, List<Formula> formulas) {
    Compiler compiler = new Compiler(panel, universe);
    int[] roots = formulas.stream().mapToInt(compiler::add).toArray();
    return new Program(compiler.instructions, roots);
  }

  private int add(Formula formula) {
    return switch (formula) {
      case Formula.Field field -> instruction(new Instruction.Load(value(field.name())));
      case Formula.Literal literal -> instruction(new Instruction.Fill(literal.value()));
      case Formula.Call call -> {
        List<Integer> inputs = new ArrayList<>(call.arguments().size() + 2);
        for (Formula argument : call.arguments()) {
          inputs.add(add(argument));
        }
        if (call.operator().family() == Family.CROSS_SECTION) {
          addImplicit(call.attributes(), inputs);
        }
        yield instruction(
            new Instruction.Apply(call.operator(), call.attributes(), List.copyOf(inputs)));
      }
    };
  }

  private void addImplicit(List<Attribute> attributes, List<Integer> inputs) {
    for (Attribute attribute : attributes) {
      if (attribute instanceof Attribute.Group group) {
        int field = typed(group.field(), Field.Kind.GROUP, "group");
        inputs.add(instruction(new Instruction.Load(field)));
      }
    }
    inputs.add(instruction(new Instruction.Load(universe)));
  }

  private int instruction(Instruction instruction) {
    return index.computeIfAbsent(
        instruction,
        missing -> {
          instructions.add(missing);
          return instructions.size() - 1;
        });
  }

  private int value(String name) {
    return typed(name, Field.Kind.VALUE, "value");
  }

  private int typed(String name, Field.Kind kind, String word) {
    int field;
    try {
      field = panel.field(name);
    } catch (IllegalArgumentException e) {
      throw new FormulaException(e.getMessage(), -1);
    }
    Field.Kind actual = panel.fields().get(field).kind();
    if (actual != kind) {
      throw new FormulaException(
          "not a %s field: name=%s kind=%s; lode data info lists the fields"
              .formatted(word, name, actual.name().toLowerCase(Locale.ROOT)),
          -1);
    }
    return field;
  }
}
