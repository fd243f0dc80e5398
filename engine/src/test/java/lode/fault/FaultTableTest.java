package lode.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of FAULTS.md and SECURITY.md say what the tests say. */
class FaultTableTest {
  private static final Path FAULTS = Path.of("src", "test", "FAULTS.md");
  private static final Path SECURITY = Path.of("..", "SECURITY.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([FRS]\\d+) \\|.*$");
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)(?:\\.(\\w+))?`");
  private static final Pattern NUMBERED = Pattern.compile("void (should\\w*?[a-z]([FR]\\d+))\\(");

  /** Packages whose tests are named after numbers. */
  private static final Pattern NUMBERED_PACKAGE =
      Pattern.compile("package lode\\.(fault|run|journal|cluster|evolution);");

  /** Sources of all test classes by their names. */
  private static final Map<String, String> SOURCES = new HashMap<>();

  @BeforeAll
  static void readTests() throws IOException {
    for (Path module : List.of(Path.of("."), Path.of("..", "operators"))) {
      try (Stream<Path> files = Files.walk(module.resolve("src/test/java"))) {
        for (Path file : files.filter(f -> f.toString().endsWith("Test.java")).toList()) {
          String name = file.getFileName().toString();
          String simple = name.substring(0, name.length() - ".java".length());
          SOURCES.merge(simple, read(file), (one, other) -> one + other);
        }
      }
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> rows(Path page) {
    Map<String, String> rows = new TreeMap<>();
    Matcher row = ROW.matcher(read(page));
    while (row.find()) {
      assertThat(rows.put(row.group(1), row.group())).as(row.group(1)).isNull();
    }
    return rows;
  }

  @ParameterizedTest
  @CsvSource({"F, 0, 32", "R, 1, 12"})
  void shouldHaveARowOfEveryFaultAndPromise(String letter, int first, int last) {
    assertThat(rows(FAULTS).keySet())
        .containsAll(IntStream.rangeClosed(first, last).mapToObj(n -> letter + n).toList());
  }

  @Test
  void shouldHaveARowOfEveryControl() {
    assertThat(rows(SECURITY).keySet())
        .containsAll(IntStream.rangeClosed(1, 15).mapToObj(n -> "S" + n).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/test/FAULTS.md", "../SECURITY.md"})
  void shouldNameOnlyTestsThatExist(String page) {
    Matcher test = TEST.matcher(read(Path.of(page)));
    while (test.find()) {
      String source = SOURCES.get(test.group(1));
      boolean there =
          source != null
              && (test.group(2) == null
                  || source.contains("void " + test.group(2) + "(")
                  || source.contains("ArchRule " + test.group(2) + " ="));
      assertThat(there).as(test.group()).isTrue();
    }
  }

  @Test
  void shouldNameEveryTestOfANumberInItsRow() {
    Map<String, String> rows = rows(FAULTS);
    SOURCES.forEach((name, source) -> {
      if (!NUMBERED_PACKAGE.matcher(source).find()) {
        return;
      }
      Matcher method = NUMBERED.matcher(source);
      while (method.find()) {
        assertThat(rows).containsKey(method.group(2));
        assertThat(rows.get(method.group(2))).contains("`" + name + "." + method.group(1) + "`");
      }
    });
  }
}
