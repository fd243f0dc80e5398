package lode.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import lode.panel.Stocks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingRulesTest {
  private static final TradingRules CHINA =
      TradingRules.of(new Stocks(List.of("SH600000", "SH688001", "SZ300001")));
  private static final TradingRules ELSEWHERE = TradingRules.of(new Stocks(List.of("AAPL")));

  @ParameterizedTest
  @CsvSource({
    "2007-01-04, 0.7, 0.7",
    "2008-09-18, 0.001, 0.001",
    "2008-09-19, 0, 0.001",
    "2023-08-25, 0, 0.001",
    "2023-08-28, 0, 0.0005"
  })
  void shouldChargeStampDutyByDate(LocalDate day, double buy, double sell) {
    int epochDay = (int) day.toEpochDay();
    assertThat(CHINA.dutyOnPurchase(epochDay, .7)).isEqualTo(buy);
    assertThat(CHINA.dutyOnSale(epochDay, .7)).isEqualTo(sell);
  }

  @Test
  void shouldKnowTheLotOfABoard() {
    assertThat(CHINA.lot(0)).isEqualTo(100);
    assertThat(CHINA.lot(1)).isEqualTo(200);
    assertThat(CHINA.lot(2)).isEqualTo(100);
  }

  @Test
  void shouldAskNothingWhereTheMarketIsUnknown() {
    assertThat(ELSEWHERE.market()).isEqualTo("none");
    assertThat(ELSEWHERE.lot(0)).isEqualTo(1);
    assertThat(ELSEWHERE.dutyOnSale(20_000, .0005)).isEqualTo(.0005);
  }
}
