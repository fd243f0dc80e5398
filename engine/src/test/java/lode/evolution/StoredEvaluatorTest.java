package lode.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import lode.evaluation.Fitness;
import lode.evaluation.Metric;
import lode.evaluation.Sketch;
import lode.formula.Formula;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredEvaluatorTest {
  private static final int ENTRIES = 2000;
  private static final List<Formula> FORMULAS = formulas(0, 60);

  @TempDir Path folder;
  private Path file;
  private final List<String> asked = new ArrayList<>();

  @BeforeEach
  void name() {
    file = folder.resolve("deep/evaluations.map");
  }

  private static List<Formula> formulas(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> Formula.parse("add(close," + (i + 0.5f) + ")").canonical())
        .toList();
  }

  /** Numbers that no two formulas share, with a NaN that has a payload and a minus zero. */
  static Evaluation make(Formula formula, int sketchBytes) {
    Random random = new Random(formula.text().hashCode());
    double[] metrics = random.doubles(Metric.values().length).toArray();
    metrics[0] = Double.longBitsToDouble(0x7ff8000000000123L);
    metrics[1] = -0.0;
    byte[] ranks = new byte[sketchBytes];
    random.nextBytes(ranks);
    return new Evaluation(new Fitness(metrics), new Sketch(ranks));
  }

  static Evaluation make(Formula formula) {
    return make(formula, Sketch.DATES * Sketch.STOCKS);
  }

  private StoredEvaluator open() {
    return open(Toy.assignment());
  }

  private StoredEvaluator open(Assignment assignment) {
    BatchEvaluator delegate =
        formulas -> {
          formulas.forEach(f -> asked.add(f.text()));
          return formulas.stream().map(StoredEvaluatorTest::make).toList();
        };
    return new StoredEvaluator(delegate, assignment, file, ENTRIES);
  }

  private static void assertRight(List<Formula> formulas, List<Evaluation> evaluations) {
    assertThat(evaluations).hasSameSizeAs(formulas);
    for (int i = 0; i < formulas.size(); i++) {
      Evaluation expected = make(formulas.get(i));
      assertThat(bits(evaluations.get(i).fitness())).isEqualTo(bits(expected.fitness()));
      assertThat(evaluations.get(i).sketch().ranks()).isEqualTo(expected.sketch().ranks());
    }
  }

  private static List<Long> bits(Fitness fitness) {
    return java.util.Arrays.stream(fitness.values()).mapToObj(Double::doubleToRawLongBits).toList();
  }

  /** Evaluates all and says how many of them the store knew. */
  private long evaluate() {
    try (StoredEvaluator evaluator = open()) {
      assertRight(FORMULAS, evaluator.evaluate(FORMULAS));
      assertThat(evaluator.hits() + evaluator.misses()).isEqualTo(FORMULAS.size());
      return evaluator.hits();
    }
  }

  @Test
  void shouldAnswerTheSameBitsAfterReopening() {
    assertThat(evaluate()).isZero();
    assertThat(evaluate()).isEqualTo(FORMULAS.size());
    assertThat(asked).hasSize(FORMULAS.size());
  }

  @Test
  void shouldKeepWhatHasNoSketch() {
    Evaluation raced = make(FORMULAS.getFirst(), 0);
    for (int run = 0; run < 2; run++) {
      try (StoredEvaluator evaluator =
          new StoredEvaluator(_ -> List.of(raced), Toy.assignment(), file, ENTRIES)) {
        Evaluation answer = evaluator.evaluate(List.of(FORMULAS.getFirst())).getFirst();
        assertThat(evaluator.hits()).isEqualTo(run);
        assertThat(bits(answer.fitness())).isEqualTo(bits(raced.fitness()));
        assertThat(answer.sketch().ranks()).isEmpty();
      }
    }
  }

  @Test
  void shouldAskForTheMissesInOneBatchAndInOrder() {
    try (StoredEvaluator evaluator = open()) {
      evaluator.evaluate(List.of(FORMULAS.get(3), FORMULAS.get(1)));
      asked.clear();
      List<Formula> some = FORMULAS.subList(0, 5);
      assertRight(some, evaluator.evaluate(some));
      assertThat(asked)
          .containsExactly(FORMULAS.get(0).text(), FORMULAS.get(2).text(), FORMULAS.get(4).text());
    }
  }

  @Test
  void shouldExpectOfOthersOnlyWhatItDoesNotHave() {
    List<Formula> expected = new ArrayList<>();
    BatchEvaluator delegate =
        new BatchEvaluator() {
          @Override
          public List<Evaluation> evaluate(List<Formula> formulas) {
            return formulas.stream().map(StoredEvaluatorTest::make).toList();
          }

          @Override
          public void expect(List<Formula> formulas) {
            expected.addAll(formulas);
          }
        };
    try (StoredEvaluator evaluator =
        new StoredEvaluator(delegate, Toy.assignment(), file, ENTRIES)) {
      evaluator.evaluate(List.of(FORMULAS.get(3), FORMULAS.get(1)));
      evaluator.expect(FORMULAS.subList(0, 5));
      assertThat(expected).containsExactly(FORMULAS.get(0), FORMULAS.get(2), FORMULAS.get(4));
      assertThat(evaluator.hits()).isZero();
    }
  }

  @Test
  void shouldKeepAssignmentsApart() {
    evaluate();
    Assignment toy = Toy.assignment();
    Assignment other =
        new Assignment(toy.fingerprint(), toy.cut() - 1, toy.universe(), toy.target(), toy.train());
    try (StoredEvaluator evaluator = open(other)) {
      evaluator.evaluate(FORMULAS);
      assertThat(evaluator.hits()).isZero();
    }
  }

  @Test
  void shouldNotBelieveARecordOfAnotherKey() {
    StoreRecord.Key key = StoreRecord.key("close", Toy.assignment().key());
    StoreRecord.Key collision = new StoreRecord.Key(key.bytes(), key.check() + 1);
    byte[] value = StoreRecord.write(key, make(FORMULAS.getFirst())).orElseThrow();
    assertThat(StoreRecord.read(key, value)).isPresent();
    assertThat(StoreRecord.read(collision, value)).isEmpty();
  }

  @Test
  void shouldNotBelieveADamagedRecord() {
    StoreRecord.Key key = StoreRecord.key("close", Toy.assignment().key());
    byte[] value = StoreRecord.write(key, make(FORMULAS.getFirst())).orElseThrow();
    for (int i = 0; i < value.length; i += 7) {
      byte[] damaged = value.clone();
      damaged[i] ^= 0x10;
      assertThat(StoreRecord.read(key, damaged)).isEmpty();
    }
    assertThat(StoreRecord.read(key, new byte[3])).isEmpty();
  }

  @Test
  void shouldNotStoreASketchOfAnotherLength() {
    StoreRecord.Key key = StoreRecord.key("close", Toy.assignment().key());
    assertThat(StoreRecord.write(key, make(FORMULAS.getFirst(), 100))).isEmpty();
    BatchEvaluator shortSketches = f -> f.stream().map(x -> make(x, 100)).toList();
    try (StoredEvaluator evaluator =
        new StoredEvaluator(shortSketches, Toy.assignment(), file, ENTRIES)) {
      evaluator.evaluate(FORMULAS);
      evaluator.evaluate(FORMULAS);
      assertThat(evaluator.hits()).isZero();
    }
  }

  @Test
  void shouldGoOnWithoutAStoreThatAnotherHolds() {
    try (StoredEvaluator holder = open()) {
      holder.evaluate(FORMULAS);
      assertThat(evaluate()).isZero();
    }
    assertThat(evaluate()).isEqualTo(FORMULAS.size());
  }

  @Test
  void shouldRecoverWhatWasNotClosed() throws IOException {
    evaluate();
    Path marker = file.resolveSibling(file.getFileName() + ".lock");
    String closed = Files.readString(marker);
    Files.writeString(marker, closed.substring(0, closed.indexOf(" closed")) + " open");
    assertThat(evaluate()).isEqualTo(FORMULAS.size());
    assertThat(Files.readString(marker)).contains(" closed ");
  }

  @Test
  void shouldStandATruncatedFile() throws IOException {
    evaluate();
    try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.setLength(raw.length() / 2);
    }
    evaluate();
    assertThat(evaluate()).isEqualTo(FORMULAS.size());
  }

  @Test
  void shouldStandAnEmptyFile() throws IOException {
    evaluate();
    Files.write(file, new byte[0]);
    evaluate();
    assertThat(evaluate()).isEqualTo(FORMULAS.size());
  }

  @Test
  void shouldStandGarbageInPlaceOfTheFile() throws IOException {
    evaluate();
    byte[] garbage = new byte[100_000];
    new Random(1).nextBytes(garbage);
    Files.write(file, garbage);
    evaluate();
    assertThat(evaluate()).isEqualTo(FORMULAS.size());
  }

  @Test
  void shouldStandGarbageInsideTheFile() throws IOException {
    for (int seed = 0; seed < 5; seed++) {
      evaluate();
      Random random = new Random(seed);
      try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
        byte[] garbage = new byte[5_000];
        for (int hole = 0; hole < 40; hole++) {
          random.nextBytes(garbage);
          raw.seek((long) (random.nextDouble() * (raw.length() - garbage.length)));
          raw.write(garbage);
        }
      }
      evaluate();
      assertThat(evaluate()).isEqualTo(FORMULAS.size());
    }
  }

  @Test
  void shouldMakeAFileOfAnotherFormatAnew() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "something else");
    assertThat(evaluate()).isZero();
    assertThat(evaluate()).isEqualTo(FORMULAS.size());
  }

  @Test
  void shouldDoWithoutAStoreWhereNoFileCanBe() throws IOException {
    Files.writeString(folder.resolve("deep"), "a file where a folder should be");
    assertThat(evaluate()).isZero();
  }

  @Test
  void shouldStopStoringWhenFull() {
    List<Formula> many = formulas(0, 40);
    BatchEvaluator delegate = f -> f.stream().map(StoredEvaluatorTest::make).toList();
    for (int run = 0; run < 2; run++) {
      try (StoredEvaluator evaluator = new StoredEvaluator(delegate, Toy.assignment(), file, 10)) {
        assertRight(many, evaluator.evaluate(many));
        assertThat(evaluator.hits()).isEqualTo(run * 10L);
      }
    }
  }

  @Test
  void shouldSurviveAWriterKilledInTheMiddle() throws IOException, InterruptedException {
    for (int run = 0; run < 2; run++) {
      Path started = file.resolveSibling(file.getFileName() + ".started");
      Files.deleteIfExists(started);
      Process writer =
          new ProcessBuilder(command(file.toString(), String.valueOf(run)))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        for (int wait = 0; wait < 600 && !Files.exists(started) && writer.isAlive(); wait++) {
          Thread.sleep(50);
        }
        assertThat(started).exists();
        Thread.sleep(20L * run);
      } finally {
        writer.destroyForcibly();
      }
      assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(evaluate()).isBetween(run == 0 ? 0L : 60L, 60L);
      assertThat(evaluate()).isEqualTo(FORMULAS.size());
    }
  }

  private static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(System.getProperty("lode.jvm.flags", "").split(" ")));
    command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
    command.add(StoreWriter.class.getName());
    command.addAll(List.of(arguments));
    return command;
  }
}
