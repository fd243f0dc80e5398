package lode.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lode.evaluation.Values;
import lode.formula.Formula;
import lode.formula.FormulaSet;
import lode.formula.NamedFormula;
import lode.panel.Panel;
import lode.panel.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The built-in formula sets on real prices against pandas, where both are at hand: the oracle of
 * the golden values ({@code operators/src/test/oracle/formula_sets.py}) is run on the very bits of
 * a panel. Nothing of the data is kept.
 */
class RealFormulasTest {
  private static final List<String> FIELDS =
      List.of("open", "high", "low", "close", "volume", "amount", "vwap", "returns", "adv20");

  /** Relative, of values above a thousandth: float32 on each side, some ten operators deep. */
  private static final double TOLERANCE = 2e-5;

  /**
   * Of a formula's cells, those that may differ by more: where two stocks are apart by one bit of
   * float32, a rank or a comparison on top of them may fall either way.
   */
  private static final double FLIPPED = 5e-3;

  private static final int DATES = 340;
  private static final int STOCKS = 100;

  @TempDir Path folder;

  @Test
  void shouldAgreeWithPandasOnRealPrices() throws Exception {
    Path market = SharedData.folder("cn_a_small");
    try (Panel whole = Sources.read(market);
        Panel panel = whole.until(DATES)) {
      assertThat(panel.stocks().size()).isEqualTo(STOCKS);
      Map<String, float[]> expected = oracle(panel);
      List<NamedFormula> formulas =
          FormulaSet.BUILT_IN.stream().flatMap(s -> FormulaSet.of(s).formulas().stream()).toList();
      float[][] actual = values(panel, formulas.stream().map(NamedFormula::formula).toList());
      assertThat(expected).hasSize(formulas.size());
      List<String> wrong = new ArrayList<>();
      for (int f = 0; f < actual.length; f++) {
        String name = formulas.get(f).name();
        compare(name, expected.get(name), actual[f]).ifPresent(wrong::add);
      }
      assertThat(wrong).isEmpty();
    }
  }

  private static Optional<String> compare(String name, float[] want, float[] got) {
    int finite = 0;
    int apart = 0;
    String first = "";
    for (int i = 0; i < want.length; i++) {
      finite += Float.isNaN(want[i]) ? 0 : 1;
      double far = TOLERANCE * Math.max(1e-3, Math.abs(want[i]));
      boolean same = Float.isNaN(want[i]) ? Float.isNaN(got[i]) : Math.abs(got[i] - want[i]) <= far;
      if (!same) {
        apart++;
        first =
            first.isEmpty()
                ? " first: date=%d stock=%d want=%s got=%s"
                    .formatted(i / STOCKS, i % STOCKS, want[i], got[i])
                : first;
      }
    }
    boolean holds = finite > want.length / 20 && apart <= FLIPPED * finite;
    return holds
        ? Optional.empty()
        : Optional.of("%s finite=%d apart=%d%s".formatted(name, finite, apart, first));
  }

  private static float[][] values(Panel panel, List<Formula> formulas) {
    float[][] values = new float[formulas.size()][DATES * STOCKS];
    Values.stream(
        panel,
        "all",
        formulas,
        new Period(0, DATES),
        (f, date, data, offset) ->
            System.arraycopy(data, offset, values[f], date * STOCKS, STOCKS));
    return values;
  }

  private Map<String, float[]> oracle(Panel panel) throws Exception {
    List<String> fields = new ArrayList<>(FIELDS);
    fields.add("universe");
    Files.write(folder.resolve("fields.txt"), fields);
    Files.write(folder.resolve("in.f32"), block(panel));
    run(
        List.of(
            python(),
            script().toString(),
            "fields.txt",
            Integer.toString(DATES),
            Integer.toString(STOCKS),
            "in.f32",
            "names.txt",
            "out.f32"));
    FloatBuffer out =
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve("out.f32")))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer();
    Map<String, float[]> values = new HashMap<>();
    for (String name : Files.readAllLines(folder.resolve("names.txt"))) {
      float[] block = new float[DATES * STOCKS];
      out.get(block);
      values.put(name, block);
    }
    return values;
  }

  private static byte[] block(Panel panel) {
    List<String> names = new ArrayList<>(FIELDS);
    names.add("universe_all");
    ByteBuffer bytes =
        ByteBuffer.allocate(names.size() * DATES * STOCKS * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    float[] row = new float[panel.stride()];
    for (String name : names) {
      for (int t = 0; t < DATES; t++) {
        panel.row(panel.field(name), t, row, 0);
        for (int s = 0; s < STOCKS; s++) {
          bytes.putFloat(row[s]);
        }
      }
    }
    return bytes.array();
  }

  private static Path script() {
    for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
      Path candidate = p.resolve("operators/src/test/oracle/formula_sets.py");
      if (Files.exists(candidate)) {
        return candidate;
      }
    }
    throw new IllegalStateException("oracle not found: file=formula_sets.py");
  }

  /** The first Python that has pandas. Skips the test if none has. */
  private String python() throws Exception {
    for (String python : List.of("python3", "/usr/bin/python3")) {
      try {
        Process process = new ProcessBuilder(python, "-c", "import pandas").start();
        if (process.waitFor() == 0) {
          return python;
        }
      } catch (IOException e) {
        continue; // no such program
      }
    }
    assumeTrue(false, "no pandas to compare with: remedy=pip install pandas");
    throw new AssertionError();
  }

  private void run(List<String> command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isZero();
  }
}
