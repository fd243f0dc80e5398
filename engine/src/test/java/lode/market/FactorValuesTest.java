package lode.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import lode.formula.Formula;
import lode.formula.NamedFormula;
import lode.panel.GeneratedPanel;
import lode.panel.Panel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written is read back by another program. */
class FactorValuesTest {
  @TempDir Path folder;

  private static List<NamedFormula> formulas(String... texts) {
    List<NamedFormula> named = new ArrayList<>();
    for (String text : texts) {
      named.add(new NamedFormula("x" + named.size(), Formula.parse(text), ""));
    }
    return named;
  }

  /** One group and several, with rows that are no multiple of eight, on one thread and on more. */
  @ParameterizedTest
  @CsvSource({"61,40,1", "61,40,3", "2001,300,2"})
  void shouldBeReadByDuckDb(int stocks, int days, int threads) throws Exception {
    try (Panel panel = GeneratedPanel.of(stocks, days).panel()) {
      Path file = folder.resolve("values.parquet");
      FactorValues.write(
          file, panel, "all", formulas("close", "volume", "turnover", "log(-1)"), threads);
      int close = panel.field("close");
      int turnover = panel.field("turnover");
      int mask = panel.universe("all");
      long rows = 0;
      long turnovers = 0;
      double volume = 0;
      for (int t = 0; t < days; t++) {
        for (int s = 0; s < stocks; s++) {
          if (panel.at(mask, t, s) == 1) {
            rows++;
            turnovers += Float.isNaN(panel.at(turnover, t, s)) ? 0 : 1;
            volume += panel.at(panel.field("volume"), t, s);
          }
        }
      }
      try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
        String all = "select count(*), count(x2), sum(x1::double), count(x3) from '" + file + "'";
        try (ResultSet sums = duck.createStatement().executeQuery(all)) {
          assertThat(sums.next()).isTrue();
          assertThat(sums.getLong(1)).isEqualTo(rows);
          assertThat(sums.getLong(2)).isEqualTo(turnovers).isLessThan(rows);
          assertThat(sums.getDouble(3)).isEqualTo(volume);
          assertThat(sums.getLong(4)).isZero();
        }
        every(duck, file, panel, close, turnover);
      }
    }
  }

  /** Rows in the order of the file. */
  private static void every(Connection duck, Path file, Panel panel, int close, int turnover)
      throws SQLException {
    String rows = "select date, symbol, x0, x2 from '" + file + "'";
    try (ResultSet row = duck.createStatement().executeQuery(rows)) {
      int before = -1;
      int compared = 0;
      while (row.next() && compared < 100_000) {
        int date = panel.dates().indexOf(row.getDate(1).toLocalDate());
        int stock = panel.stocks().indexOf(row.getString(2));
        assertThat(date * panel.stocks().size() + stock).isGreaterThan(before);
        before = date * panel.stocks().size() + stock;
        assertThat(value(row, 3)).isEqualTo(Float.valueOf(panel.at(close, date, stock)));
        assertThat(value(row, 4)).isEqualTo(Float.valueOf(panel.at(turnover, date, stock)));
        compared++;
      }
      assertThat(compared).isGreaterThan(1000);
    }
  }

  private static float value(ResultSet row, int column) throws SQLException {
    float value = row.getFloat(column);
    return row.wasNull() ? Float.NaN : value;
  }

  @Test
  void shouldWriteTheSameBytesForAnyNumberOfThreads() {
    List<NamedFormula> many = new ArrayList<>();
    for (int n = 2; n < 60; n++) {
      many.add(new NamedFormula("n" + n, Formula.parse("ts_mean(close," + n + ")"), ""));
    }
    try (Panel panel = GeneratedPanel.of(2000, 200).panel()) {
      for (String form : List.of(".parquet", ".panel")) {
        Path one = folder.resolve("one" + form);
        Path four = folder.resolve("four" + form);
        FactorValues.write(one, panel, "all", many, 1);
        FactorValues.write(four, panel, "all", many, 4);
        assertThat(four).hasSameBinaryContentAs(one);
      }
    }
  }

  @Test
  void shouldNameColumnsApart() {
    NamedFormula unnamed = NamedFormula.unnamed(Formula.parse("close"));
    assertThat(FactorValues.names(List.of(unnamed), false)).containsExactly("value");
    List<NamedFormula> two = List.of(unnamed, unnamed);
    assertThat(FactorValues.names(two, false))
        .containsExactly(unnamed.name(), unnamed.name() + "_2");
    List<NamedFormula> odd =
        List.of(
            new NamedFormula("A", unnamed.formula(), ""),
            new NamedFormula("a", unnamed.formula(), ""),
            new NamedFormula("universe_all", unnamed.formula(), ""),
            new NamedFormula("0ab", unnamed.formula(), ""));
    assertThat(FactorValues.names(odd, false)).containsExactly("A", "a_2", "universe_all_2", "0ab");
    assertThat(FactorValues.names(odd, true))
        .containsExactly("a", "a_2", "universe_all_2", "f_0ab");
  }
}
