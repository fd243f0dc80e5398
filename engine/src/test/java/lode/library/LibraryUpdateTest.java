package lode.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lode.evaluation.Values;
import lode.formula.Formula;
import lode.market.DataException;
import lode.market.SampleMarket;
import lode.operator.Operators;
import lode.panel.Field;
import lode.panel.Panel;
import lode.panel.PanelFile;
import lode.panel.PanelWriter;
import lode.panel.Period;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryUpdateTest {
  private static final int DAYS = 300;
  private static final Panel PANEL = market(5);
  private static final int HISTORY = 120;

  /** Look-backs of all kinds: none, short, long, with state, nested, over the stocks of a date. */
  private static final List<String> FORMULAS =
      List.of(
          "neg(ts_delta(close,10))",
          "ts_ema(returns,20)",
          "cs_zscore(ts_median(volume,60))",
          "ts_rank(ts_std(ts_corr(close,volume,20),33),7)",
          "group_neutralize(ts_decay_linear(ts_quantile(returns,50,0.8),30),sector)",
          "cs_residual(ts_product(add(1,returns),40),market_cap)");

  @TempDir Path folder;
  private FactorDatabase library;

  /** A sample market in which the stocks have sizes. */
  private static Panel market(long seed) {
    Panel sample = new SampleMarket(seed, 40, DAYS, true).panel();
    PanelWriter writer = new PanelWriter(sample.dates(), sample.stocks());
    float[] values = new float[sample.stride()];
    for (Field field : sample.fields()) {
      int index = sample.field(field.name());
      PanelWriter.RowFiller rows =
          (date, row) -> {
            sample.row(index, date, values, 0);
            System.arraycopy(values, 0, row, 0, row.length);
          };
      if (field.kind() == Field.Kind.GROUP) {
        writer.add(field, sample.groups(field.name()), rows);
      } else {
        writer.add(field, rows);
      }
    }
    writer.add(
        new Field("market_cap", Field.Kind.VALUE, "Made up."),
        (date, row) -> {
          for (int s = 0; s < row.length; s++) {
            row[s] = 1e9f * (1 + s) + date;
          }
        });
    return writer.build();
  }

  @BeforeEach
  void open() {
    library = library("library.db");
  }

  private FactorDatabase library(String name) {
    FactorDatabase opened = FactorDatabase.open(folder.resolve(name).toString());
    FORMULAS.forEach(f -> opened.put(factor(f)));
    return opened;
  }

  static Factor factor(String text) {
    Formula formula = Formula.parse(text).canonical();
    return new Factor(
        formula.fid(),
        formula.text(),
        1,
        Factor.Status.ACTIVE,
        "",
        "2026-01-01T00:00:00Z",
        "",
        "all",
        "5d@open",
        Operators.VERSION,
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        "",
        "",
        "",
        Factor.Lineage.NONE);
  }

  private LibraryUpdate.Choices choices(String values, boolean rebuild, int threads) {
    return new LibraryUpdate.Choices(folder.resolve(values), HISTORY, 3, rebuild, threads);
  }

  private LibraryUpdate.Outcome update(Panel panel) {
    return LibraryUpdate.run(library, panel, choices("values", false, 2));
  }

  @Test
  void shouldReadBackWhatItWroteWhenItWasNew() {
    update(PANEL.until(DAYS - 20));
    update(PANEL);
    Formula formula = Formula.parse(library.all().getFirst().formula());
    float[] known = new float[PANEL.stocks().size()];
    int[] days = new int[1];
    try (StoredValues stored = new StoredValues(library, folder.resolve("values"), PANEL, "all")) {
      Values.stream(
          PANEL,
          "all",
          List.of(formula),
          new Period(0, DAYS),
          (_, date, data, offset) -> {
            if (stored.row(formula.fid(), date, known)) {
              days[0]++;
              assertThat(known)
                  .isEqualTo(java.util.Arrays.copyOfRange(data, offset, offset + known.length));
            } else {
              assertThat(date).isLessThan(DAYS - 20 - HISTORY);
            }
          });
      assertThat(stored.row("000000000000", DAYS - 1, known)).isFalse();
    }
    assertThat(days[0]).isEqualTo(HISTORY + 20);
    try (StoredValues other = new StoredValues(library, folder.resolve("values"), PANEL, "few")) {
      assertThat(other.row(formula.fid(), DAYS - 1, known)).as("another universe").isFalse();
    }
  }

  @Test
  void shouldComputeTheBitsOfAFullRunDayByDay() {
    update(PANEL.until(DAYS - 20));
    for (int days = DAYS - 19; days <= DAYS; days += days < DAYS - 15 ? 1 : 5) {
      update(PANEL.until(days));
    }
    update(PANEL);
    List<Formula> formulas = library.all().stream().map(f -> Formula.parse(f.formula())).toList();
    float[][][] full = new float[formulas.size()][DAYS][];
    Values.stream(
        PANEL,
        "all",
        formulas,
        new Period(0, DAYS),
        (root, date, data, offset) ->
            full[root][date] =
                java.util.Arrays.copyOfRange(data, offset, offset + PANEL.stocks().size()));
    int days = 0;
    for (Measurements.ValueFile file : library.measurements().files()) {
      try (Panel written = PanelFile.open(folder.resolve("values").resolve(file.file()))) {
        days += written.dates().size();
        for (int date = 0; date < written.dates().size(); date++) {
          float[] row = new float[written.stride()];
          int at = PANEL.dates().indexOf(written.dates().at(date));
          for (int f = 0; f < formulas.size(); f++) {
            written.row(written.field("f_" + library.all().get(f).fid()), date, row, 0);
            assertThat(java.util.Arrays.copyOf(row, PANEL.stocks().size()))
                .as(formulas.get(f).text() + " " + written.dates().at(date))
                .isEqualTo(full[f][at]);
          }
        }
      }
    }
    assertThat(days).isEqualTo(HISTORY + 20);
  }

  @Test
  void shouldMeasureAsAnUpdateOfAllDaysAtOnceWould() {
    update(PANEL.until(DAYS - 30));
    update(PANEL.until(DAYS - 9));
    LibraryUpdate.Outcome last = update(PANEL);
    try (FactorDatabase whole = library("whole.db")) {
      LibraryUpdate.Outcome once = LibraryUpdate.run(whole, PANEL, choices("whole", false, 1));
      assertThat(last.rows()).isEqualTo(once.rows());
      for (Factor factor : whole.all()) {
        assertThat(library.measurements().days(factor.fid()))
            .isEqualTo(whole.measurements().days(factor.fid()))
            .hasSize(DAYS);
        assertThat(library.measurements().likeness(factor.fid()))
            .isEqualTo(whole.measurements().likeness(factor.fid()))
            .hasSize(FORMULAS.size() - 1);
      }
    }
  }

  @Test
  void shouldKeepTheStandingsOfTheNewestDaysOnly() {
    update(PANEL.until(DAYS - 10));
    update(PANEL);
    String fid = library.all().getFirst().fid();
    String newest = PANEL.dates().at(DAYS - 1).toString();
    List<Measurements.Standing> standings = library.measurements().standings(fid, newest);
    assertThat(standings)
        .hasSizeGreaterThan(30)
        .isSortedAccordingTo(java.util.Comparator.comparing(Measurements.Standing::raw).reversed());
    assertThat(standings.getFirst().percentile()).isEqualTo(1);
    assertThat(standings.getFirst().industryRank()).isEqualTo(1);
    assertThat(standings.getFirst().sizeRank()).isEqualTo(1);
    assertThat(standings.stream().mapToDouble(Measurements.Standing::normalised).sum())
        .isCloseTo(0, org.assertj.core.api.Assertions.within(1e-4));
    String oldest = PANEL.dates().at(DAYS - 11).toString();
    assertThat(library.measurements().standings(fid, oldest)).isEmpty();
  }

  @Test
  void shouldRefuseDataThatAreNotTheSameAnyMore() {
    update(PANEL.until(DAYS - 10));
    Panel other = market(6);
    assertThatThrownBy(() -> update(other))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll("the data differ", "fid=", "stocks=", "--rebuild");
    assertThatThrownBy(() -> update(PANEL.until(DAYS - 50)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("lack the last day known");
  }

  @Test
  void shouldComputeAnewWhereThatIsAsked() {
    update(PANEL.until(DAYS - 10));
    Panel other = market(6);
    LibraryUpdate.Outcome rebuilt = LibraryUpdate.run(library, other, choices("values", true, 2));
    assertThat(library.measurements().files()).hasSize(1);
    try (FactorDatabase whole = library("whole.db")) {
      assertThat(LibraryUpdate.run(whole, other, choices("whole", false, 2)).rows())
          .isEqualTo(rebuilt.rows());
    }
  }

  @Test
  void shouldCatchUpWithAFactorThatIsNew() {
    update(PANEL.until(DAYS - 10));
    Factor late = factor("ts_mean(returns,5)");
    library.put(late);
    LibraryUpdate.Outcome outcome = update(PANEL);
    assertThat(outcome.files()).hasSize(2);
    assertThat(outcome.days()).isEqualTo(HISTORY);
    assertThat(library.measurements().days(late.fid())).hasSize(DAYS);
  }

  @Test
  void shouldLeaveOutWhatTheDataCannotServeAndWhatIsRetired() {
    library.put(factor("ts_mean(sentiment,5)"));
    library.retire(library.all().getFirst().fid(), "dead");
    LibraryUpdate.Outcome outcome = update(PANEL);
    assertThat(outcome.rows()).hasSize(FORMULAS.size() - 1);
    List<String> notes = new ArrayList<>(outcome.notes());
    assertThat(notes).hasSize(1).allMatch(n -> n.contains("lacks=sentiment"));
  }
}
