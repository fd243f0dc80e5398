package lode.evolution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import lode.formula.Formula;

/**
 * A process that writes to a store until it is killed: {@code StoreWriter file run}. Once it has
 * written something it makes {@code <file>.started}. Ends by itself after a while.
 */
final class StoreWriter {
  private StoreWriter() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    int from = 100 + 600 * Integer.parseInt(arguments[1]);
    BatchEvaluator delegate = f -> f.stream().map(StoredEvaluatorTest::make).toList();
    StoredEvaluator evaluator = new StoredEvaluator(delegate, Toy.assignment(), file, 2000);
    for (int i = 0; i < 60_000; i += 10) {
      int first = from + i % 600;
      List<Formula> batch =
          IntStream.range(first, first + 10)
              .mapToObj(k -> Formula.parse("add(close," + (k + 0.5f) + ")").canonical())
              .toList();
      evaluator.evaluate(batch);
      if (i == 0) {
        Files.createFile(file.resolveSibling(file.getFileName() + ".started"));
      }
    }
  }
}
