package lode.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A panel without its values: the axes, what the fields are, and the benchmark series.
 *
 * @param dates the date axis
 * @param stocks the stock axis
 * @param fields in file order
 * @param labels labels by id, for each field of kind GROUP
 * @param benchmarks closes per date by name, in file order; never handed out uncopied
 */
record PanelSchema(
    Dates dates,
    Stocks stocks,
    List<Field> fields,
    Map<String, List<String>> labels,
    Map<String, float[]> benchmarks) {

  PanelSchema {
    fields = List.copyOf(fields);
    labels = Map.copyOf(labels);
    benchmarks = Collections.unmodifiableMap(new LinkedHashMap<>(benchmarks));
  }

  /** Floats per row. */
  int stride() {
    return stride(stocks.size());
  }

  static int stride(int stocks) {
    return Math.ceilDiv(stocks, Panel.LANES) * Panel.LANES;
  }

  /** Bytes of one field's rows. */
  long fieldBytes() {
    return (long) dates.size() * stride() * Float.BYTES;
  }

  Map<String, Integer> index() {
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      index.put(fields.get(i).name(), i);
    }
    return index;
  }

  List<String> names() {
    return fields.stream().map(Field::name).toList();
  }

  List<String> benchmarkNames() {
    return List.copyOf(new ArrayList<>(benchmarks.keySet()));
  }

  /** The first {@code size} dates of it. */
  PanelSchema until(int size) {
    Map<String, float[]> cut = new LinkedHashMap<>();
    benchmarks.forEach((name, closes) -> cut.put(name, Arrays.copyOf(closes, size)));
    return new PanelSchema(dates.until(size), stocks, fields, labels, cut);
  }
}
