package lode.market;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import lode.evaluation.Values;
import lode.panel.Field;
import lode.panel.Panel;
import lode.panel.PanelColumns;

/**
 * Writes values to a panel file: a value field per column, with its formula as its meaning, and the
 * universe they were evaluated on. Rows go to the file as they are computed, by all threads; memory
 * does not grow with their number.
 */
final class PanelValues {
  private static final String ALL = Field.UNIVERSE + "all";

  private PanelValues() {}

  static void write(
      Path file, Panel panel, String universe, List<Field> values, Consumer<Values.Sink> rows) {
    int masks = panel.universe(universe);
    List<Field> fields = new ArrayList<>(values);
    fields.add(new Field(ALL, Field.Kind.MASK, "Universe " + universe + " of the data."));
    int dates = panel.dates().size();
    try (PanelColumns columns = new PanelColumns(file, panel.dates(), panel.stocks(), fields)) {
      rows.accept((column, date, data, offset) -> columns.row(column, data, offset));
      float[] row = new float[panel.stride()];
      for (int date = 0; date < dates; date++) {
        panel.row(masks, date, row, 0);
        columns.row(values.size(), row, 0);
      }
      columns.finish();
    }
  }
}
