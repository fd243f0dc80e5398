package lode.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import lode.evaluation.Fitness;
import lode.evaluation.Metric;
import lode.evaluation.Sketch;
import lode.evaluation.Target;
import lode.evolution.Assignment;
import lode.evolution.BatchEvaluator;
import lode.evolution.Evaluation;
import lode.formula.Formula;
import lode.panel.Period;
import lode.panel.Price;

/** Evaluators without data: fitness and sketch are arbitrary but fixed functions of the text. */
final class Toys {
  static final Assignment ASSIGNMENT =
      new Assignment("toy", 100, "all", new Target(5, Price.OPEN), new Period(0, 60));

  /** Every message is serialised, also within one JVM. */
  static final Config SERIALIZE_ALL =
      ConfigFactory.parseString("akka.actor.serialize-messages = on");

  private Toys() {}

  static List<Formula> formulas(int count) {
    return IntStream.range(0, count)
        .<Formula>mapToObj(i -> new Formula.Field("field_" + i))
        .toList();
  }

  static Evaluation evaluation(Formula formula) {
    int hash = formula.text().hashCode() * 0x9E3779B9;
    double[] fitness = new double[Metric.values().length];
    for (int i = 0; i < fitness.length; i++) {
      fitness[i] = (hash >> i & 7) == 0 ? Double.NaN : 1.0 / (hash + i);
    }
    return new Evaluation(new Fitness(fitness), new Sketch(formula.text().getBytes(UTF_8)));
  }

  static List<Evaluation> evaluate(List<Formula> formulas) {
    return formulas.stream().map(Toys::evaluation).toList();
  }

  static long[] hash(List<Formula> formulas) {
    return formulas.stream().mapToLong(formula -> formula.text().hashCode() * 31L + 7).toArray();
  }

  static Function<Assignment, Bench> bench(BatchEvaluator evaluator) {
    return assignment -> new Bench(ASSIGNMENT.fingerprint(), "golden", evaluator, Toys::hash);
  }

  static Credentials credentials() {
    return Credentials.of(bench(Toys::evaluate).apply(ASSIGNMENT));
  }

  static boolean same(List<Evaluation> a, List<Evaluation> b) {
    return a.size() == b.size()
        && IntStream.range(0, a.size())
            .allMatch(i -> Outcome.Scored.of(a.get(i)).same(Outcome.Scored.of(b.get(i))));
  }
}
