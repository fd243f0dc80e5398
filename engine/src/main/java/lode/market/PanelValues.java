package lode.market;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lode.evaluation.Values;
import lode.formula.Formula;
import lode.panel.Field;
import lode.panel.Panel;
import lode.panel.PanelColumns;
import lode.panel.Period;

/**
 * Writes the values of formulas to a panel file: a value field per formula, with the formula as its
 * meaning, and the universe they were evaluated on. Rows go to the file as they are computed, by
 * all threads; memory does not grow with their number.
 */
final class PanelValues {
  private static final String ALL = Field.UNIVERSE + "all";

  private PanelValues() {}

  static void write(
      Path file,
      Panel panel,
      String universe,
      List<Formula> formulas,
      List<String> names,
      int threads) {
    int masks = panel.universe(universe);
    List<Field> fields = new ArrayList<>();
    for (int f = 0; f < formulas.size(); f++) {
      fields.add(new Field(names.get(f), Field.Kind.VALUE, formulas.get(f).text()));
    }
    fields.add(new Field(ALL, Field.Kind.MASK, "Universe " + universe + " of the data."));
    int dates = panel.dates().size();
    try (PanelColumns columns = new PanelColumns(file, panel.dates(), panel.stocks(), fields)) {
      Values.each(
          panel,
          universe,
          formulas,
          new Period(0, dates),
          threads,
          (formula, date, data, offset) -> columns.row(formula, data, offset));
      float[] row = new float[panel.stride()];
      for (int date = 0; date < dates; date++) {
        panel.row(masks, date, row, 0);
        columns.row(formulas.size(), row, 0);
      }
      columns.finish();
    }
  }
}
