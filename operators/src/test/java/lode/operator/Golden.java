package lode.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Golden examples: committed inputs, and what an independent formulation (src/test/oracle) makes of
 * them on sampled dates.
 */
final class Golden {
  static final int DATES = 150;
  static final int STOCKS = 12;
  static final int STRIDE = 16;

  private Golden() {}

  /**
   * One operator with its series and attributes, and the rows expected.
   *
   * @param operator its name
   * @param series names of inputs, or numbers for literals
   * @param attributes as text
   * @param rows expected values by date
   */
  record Case(
      String operator, List<String> series, List<String> attributes, Map<Integer, float[]> rows) {
    @Override
    public String toString() {
      return "%s(%s; %s)"
          .formatted(operator, String.join(",", series), String.join(",", attributes));
    }
  }

  /** Every case of every {@code golden_*.csv}. */
  static List<Case> cases() {
    Map<String, Case> cases = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(directory())) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("golden_")).sorted().toList()) {
        for (String line : body(file)) {
          String[] cell = line.split(",", -1);
          String key = String.join(",", cell[0], cell[1], cell[2]);
          cases
              .computeIfAbsent(
                  key, k -> new Case(cell[0], list(cell[1]), list(cell[2]), new TreeMap<>()))
              .rows()
              .put(Integer.parseInt(cell[3]), floats(cell, 4));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(cases.values());
  }

  /** The inputs: name to rows by date, of {@link #STRIDE} floats padded with NaN. */
  static Map<String, float[][]> inputs() {
    Map<String, float[][]> inputs = new LinkedHashMap<>();
    for (String line : body(directory().resolve("inputs.csv"))) {
      String[] cell = line.split(",", -1);
      inputs.computeIfAbsent(cell[0], k -> new float[DATES][])[Integer.parseInt(cell[1])] =
          padded(floats(cell, 2));
    }
    return inputs;
  }

  /** Streams all dates through a fresh kernel of the case; all rows it wrote. */
  static float[][] stream(Case golden, Map<String, float[][]> inputs) {
    Operator operator = Operators.named(golden.operator());
    List<Attribute> attributes = attributes(operator, golden.attributes());
    List<float[][]> series = new ArrayList<>();
    golden.series().forEach(s -> series.add(series(s, inputs)));
    if (operator.family() == Family.CROSS_SECTION) {
      attributes.stream()
          .filter(Attribute.Group.class::isInstance)
          .forEach(a -> series.add(inputs.get(((Attribute.Group) a).field())));
      series.add(inputs.get("u"));
    }
    return stream(operator, attributes, series);
  }

  /** Streams rows through a fresh kernel; all rows it wrote. */
  static float[][] stream(Operator operator, List<Attribute> attributes, List<float[][]> series) {
    int stride = series.getFirst()[0].length;
    Kernel kernel = operator.kernel().create(attributes, stride);
    Rows[] rows = new Rows[series.size()];
    Arrays.setAll(rows, k -> new Rows(operator.lookback().applyAsInt(attributes) + 1, stride));
    Rows output = new Rows(1, stride);
    float[][] written = new float[series.getFirst().length][];
    for (int t = 0; t < written.length; t++) {
      for (int k = 0; k < rows.length; k++) {
        System.arraycopy(series.get(k)[t], 0, rows[k].data(), rows[k].at(t), stride);
      }
      kernel.rows(t, t + 1, rows, output);
      written[t] = Arrays.copyOfRange(output.data(), output.at(t), output.at(t) + stride);
    }
    return written;
  }

  /** Attribute values of an operator from their texts. */
  static List<Attribute> attributes(Operator operator, List<String> texts) {
    List<Attribute> attributes = new ArrayList<>();
    for (int k = 0; k < operator.parameters().size(); k++) {
      String text = texts.get(k);
      Attribute attribute =
          switch (operator.parameters().get(k).kind()) {
            case WINDOW -> new Attribute.Window(Integer.parseInt(text));
            case CONSTANT -> new Attribute.Constant(Float.parseFloat(text));
            case GROUP -> new Attribute.Group(text);
          };
      operator.parameters().get(k).check(attribute);
      attributes.add(attribute);
    }
    return attributes;
  }

  private static float[][] series(String name, Map<String, float[][]> inputs) {
    if (inputs.containsKey(name)) {
      return inputs.get(name);
    }
    float[] literal = new float[STRIDE];
    Arrays.fill(literal, Float.parseFloat(name));
    float[][] rows = new float[DATES][];
    Arrays.fill(rows, literal);
    return rows;
  }

  private static float[] floats(String[] cells, int from) {
    float[] row = new float[STOCKS];
    for (int s = 0; s < STOCKS; s++) {
      String cell = cells[from + s];
      row[s] = cell.isEmpty() ? Float.NaN : Float.parseFloat(cell);
    }
    return row;
  }

  private static float[] padded(float[] row) {
    float[] padded = Arrays.copyOf(row, STRIDE);
    Arrays.fill(padded, row.length, STRIDE, Float.NaN);
    return padded;
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(";"));
  }

  private static List<String> body(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.subList(1, lines.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory() {
    try {
      return Path.of(Golden.class.getResource("/lode/golden/inputs.csv").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
