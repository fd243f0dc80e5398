package lode.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PanelTest {
  private final Panel panel = Example.writer().build();

  @Test
  void shouldGiveRowsPaddedWithNaN() {
    float[] row = new float[panel.stride() + 2];
    panel.row(panel.field("close"), 2, row, 1);

    assertThat(panel.stride()).isEqualTo(32);
    assertThat(row[1]).isEqualTo(200.5f);
    assertThat(row[4]).isNaN();
    assertThat(row[19]).isEqualTo(218.5f);
    for (int i = 20; i <= 32; i++) {
      assertThat(row[i]).isNaN();
    }
    assertThat(row[0]).isZero();
    assertThat(row[33]).isZero();
  }

  @Test
  void shouldGiveManyRowsAtOnce() {
    float[] rows = new float[2 * panel.stride()];
    panel.rows(0, 3, 2, rows, 0);

    assertThat(rows[5]).isEqualTo(panel.at(0, 3, 5));
    assertThat(rows[panel.stride() + 5]).isEqualTo(panel.at(0, 4, 5));
  }

  @Test
  void shouldRefuseToReadOutsideTheAxes() {
    float[] row = new float[panel.stride()];
    for (int date : new int[] {-1, Example.DATES, Integer.MAX_VALUE}) {
      assertThatThrownBy(() -> panel.row(0, date, row, 0))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> panel.at(0, date, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }
    assertThatThrownBy(() -> panel.at(0, 0, Example.STOCKS))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> panel.row(4, 0, row, 0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void shouldNameTheNearestFieldAndBenchmark() {
    assertThatThrownBy(() -> panel.field("colse"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown field: name=colse nearest=close");
    assertThatThrownBy(() -> panel.benchmark("markt"))
        .hasMessage("unknown benchmark: name=markt nearest=market");
  }

  @Test
  void shouldGiveLabelsOfGroupFieldsOnly() {
    assertThat(panel.groups("sector")).containsExactly("Übung", "金融");
    assertThatThrownBy(() -> panel.groups("close"))
        .hasMessage("not a group field: name=close kind=VALUE");
  }

  @Test
  void shouldKeepItsBenchmarkWhateverTheReaderDoes() {
    Arrays.fill(panel.benchmark("market"), 7);

    assertThat(panel.benchmarks()).containsExactly("market");
    assertThat(panel.benchmark("market")).containsExactly(1, 2, Float.NaN, 4, 5);
  }

  @Test
  void shouldNotLetItsMemoryBeWritten() {
    assertThatThrownBy(() -> panel.segment(0).set(Panel.VALUE, 0, 1f))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldNotReachBeyondACut() {
    Panel cut = panel.until(3);

    assertThat(cut.dates().size()).isEqualTo(3);
    assertThat(cut.benchmark("market")).hasSize(3);
    assertThat(cut.at(0, 2, 5)).isEqualTo(panel.at(0, 2, 5));
    assertThat(cut.segment(0).byteSize()).isEqualTo(3L * panel.stride() * Float.BYTES);
    assertThatThrownBy(() -> cut.row(0, 3, new float[32], 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> cut.until(4)).hasMessage("cut outside the panel: dates=4 of=3");
  }

  @Test
  void shouldDeriveTheFingerprintOfACut() {
    assertThat(panel.until(3).fingerprint())
        .hasSize(64)
        .isNotEqualTo(panel.fingerprint())
        .isNotEqualTo(panel.until(2).fingerprint())
        .isEqualTo(panel.until(4).until(3).fingerprint());
    assertThat(panel.until(Example.DATES).fingerprint()).isEqualTo(panel.fingerprint());
  }

  @Test
  void shouldFingerprintContentAndNothingElse() {
    String same = Example.writer().build().fingerprint();
    assertThat(panel.fingerprint()).matches("[0-9a-f]{64}").isEqualTo(same);

    assertThat(one("close", "Other words.", 1f)).isEqualTo(one("close", "Some words.", 1f));
    assertThat(one("close", "", Float.intBitsToFloat(0x7fc00001)))
        .isEqualTo(one("close", "", Float.NaN));
    assertThat(one("close", "", 1f))
        .isNotEqualTo(one("open", "", 1f))
        .isNotEqualTo(one("close", "", Math.nextUp(1f)));
  }

  private static String one(String name, String meaning, float value) {
    return new PanelWriter(Example.dates(), Example.stocks())
        .add(new Field(name, Field.Kind.VALUE, meaning), Example.constant(value))
        .build()
        .fingerprint();
  }

  @Test
  void shouldRefuseValuesThatTheKindForbids() {
    refuse(Field.Kind.VALUE, Float.NEGATIVE_INFINITY, "value infinite");
    refuse(Field.Kind.MASK, Float.NaN, "mask neither 0 nor 1");
    refuse(Field.Kind.MASK, 0.5f, "mask neither 0 nor 1");
    refuse(Field.Kind.STATUS, Float.NaN, "no trading status");
    refuse(Field.Kind.STATUS, 128, "no trading status");
    assertThatThrownBy(() ->
            new PanelWriter(Example.dates(), Example.stocks())
                .add(new Field("g", Field.Kind.GROUP, ""), List.of("a"), Example.constant(1))
                .build())
        .hasMessage("no group id below 1: field=g date=2020-02-27 symbol=S0 value=1.0");
  }

  private static void refuse(Field.Kind kind, float value, String message) {
    PanelWriter writer =
        new PanelWriter(Example.dates(), Example.stocks())
            .add(new Field("f", kind, ""), Example.constant(value));
    assertThatThrownBy(writer::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void shouldRefuseMisnamedFieldsAndShortBenchmarks() {
    PanelWriter writer = Example.writer();
    assertThatThrownBy(
            () -> writer.add(new Field("close", Field.Kind.VALUE, ""), Example.constant(1)))
        .hasMessage("field twice: name=close");
    assertThatThrownBy(
            () -> writer.add(new Field("Close", Field.Kind.VALUE, ""), Example.constant(1)))
        .hasMessageStartingWith("field name not lower_snake_case: name=Close");
    assertThatThrownBy(() -> writer.add(new Field("g", Field.Kind.GROUP, ""), Example.constant(1)))
        .hasMessage("group field without labels: name=g");
    assertThatThrownBy(() -> writer.benchmark("b", new float[2]))
        .hasMessage("benchmark length: name=b closes=2 dates=5");
  }

  @Test
  void shouldHoldAPanelWithoutDatesOrStocks() {
    Panel empty =
        new PanelWriter(Dates.ofEpochDays(new int[0]), new Stocks(List.of()))
            .add(new Field("close", Field.Kind.VALUE, ""), Example.constant(1))
            .build();

    assertThat(empty.stride()).isZero();
    assertThat(empty.dates().size()).isZero();
  }
}
