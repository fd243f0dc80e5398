package lode.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import lode.panel.Dates;
import lode.panel.Field;
import lode.panel.Panel;
import lode.panel.PanelWriter;
import lode.panel.Period;
import lode.panel.Stocks;
import lode.panel.TradingStatus;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final float NAN = Float.NaN;

  /** Six stocks on one date; E did not trade, F is outside the universe. */
  private static final Panel PANEL =
      new PanelWriter(
              Dates.of(List.of(LocalDate.of(2020, 1, 2))),
              new Stocks(List.of("A", "B", "C", "D", "E", "F")))
          .add(
              new Field(TradingStatus.FIELD, Field.Kind.STATUS, "test"),
              (date, row) -> {
                for (int s = 0; s < 6; s++) {
                  row[s] = s == 4 ? 0 : TradingStatus.TRADED;
                }
              })
          .add(
              new Field("universe_all", Field.Kind.MASK, "test"),
              (date, row) -> {
                for (int s = 0; s < 6; s++) {
                  row[s] = s == 5 ? 0 : 1;
                }
              })
          .build();

  private static float[] of(Standing.Scale scale, float... values) {
    float[] into = new float[6];
    new Standing(PANEL, "all", new Period(0, 1)).of(0, values, 0, scale, into);
    return into;
  }

  @Test
  void shouldSpreadRanksFromMinusOneToOne() {
    assertThat(of(Standing.Scale.RANK, 7, -3, 100, 8, 9, 9))
        .containsExactly(-1f / 3, -1, 1, 1f / 3, NAN, NAN);
  }

  @Test
  void shouldAverageTiesAndLeaveOutWhatIsMissing() {
    assertThat(of(Standing.Scale.RANK, 2, 2, 5, NAN, 9, 9))
        .containsExactly(-0.5f, -0.5f, 1, NAN, NAN, NAN);
  }

  @Test
  void shouldGiveNobodyAStandingWhereNobodyDiffers() {
    assertThat(of(Standing.Scale.RANK, 2, 2, 2, NAN, 9, 9)).containsOnly(NAN);
    assertThat(of(Standing.Scale.ZSCORE, 2, NAN, NAN, NAN, 9, 9)).containsOnly(NAN);
  }

  @Test
  void shouldMeasureInDeviationsAndCutAtThree() {
    // mean 4, squares 9 + 1 + 1 + 9, ddof 1
    float unit = (float) Math.sqrt(20 / 3.0);
    assertThat(of(Standing.Scale.ZSCORE, 1, 3, 5, 7, 9, 9))
        .containsExactly(-3 / unit, -1 / unit, 1 / unit, 3 / unit, NAN, NAN);
  }
}
