package lode.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import lode.operator.Operator;
import lode.operator.Operators;
import lode.panel.Dates;
import lode.panel.Field;
import lode.panel.Panel;
import lode.panel.PanelWriter;
import lode.panel.Stocks;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  private static PanelWriter writer() {
    PanelWriter.RowFiller one = (date, row) -> java.util.Arrays.fill(row, 1);
    return new PanelWriter(Dates.of(List.of(LocalDate.of(2020, 1, 2))), new Stocks(List.of("a")))
        .add(new Field("close", Field.Kind.VALUE, "Price."), one)
        .add(new Field("adj_factor", Field.Kind.VALUE, "Factor."), one)
        .add(new Field("universe_all", Field.Kind.MASK, "All."), one);
  }

  @Test
  void shouldTakeValueFieldsButNoBookkeeping() {
    try (Panel panel = writer().build()) {
      assertThat(Vocabulary.of(panel).fields()).containsExactly("close");
      assertThat(Vocabulary.of(panel, List.of("close")).fields()).containsExactly("adj_factor");
    }
  }

  @Test
  void shouldGroupOnlyWhereThePanelHasGroups() {
    Field sector = new Field("sector", Field.Kind.GROUP, "Sector.");
    try (Panel without = writer().build();
        Panel with = writer().add(sector, List.of("x"), (d, row) -> row[0] = 0).build()) {
      assertThat(Vocabulary.of(without).operators()).noneMatch(Operator::grouped);
      assertThat(Vocabulary.of(with).operators()).anyMatch(Operator::grouped);
      assertThat(Vocabulary.of(with).groups()).containsExactly("sector");
    }
  }

  @Test
  void shouldLeaveOutOnlyOperatorsThatExist() {
    assertThat(Vocabulary.LEFT_OUT.keySet())
        .allSatisfy(name -> assertThat(Operators.find(name)).isPresent());
    try (Panel panel = writer().build()) {
      assertThat(Vocabulary.of(panel).operators())
          .hasSizeGreaterThan(60)
          .noneMatch(o -> Vocabulary.LEFT_OUT.containsKey(o.name()));
    }
  }
}
