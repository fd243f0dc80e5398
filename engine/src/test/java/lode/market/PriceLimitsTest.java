package lode.market;

import static lode.market.Sources.read;
import static lode.market.Sources.status;
import static lode.market.Sources.write;
import static lode.panel.TradingStatus.CLOSE_DOWN;
import static lode.panel.TradingStatus.CLOSE_UP;
import static lode.panel.TradingStatus.LOCKED_DOWN;
import static lode.panel.TradingStatus.LOCKED_UP;
import static lode.panel.TradingStatus.OPEN_DOWN;
import static lode.panel.TradingStatus.OPEN_UP;
import static lode.panel.TradingStatus.TRADED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import lode.panel.Panel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceLimitsTest {
  private static final String HEADER = "date,symbol,open,high,low,close,volume";

  @TempDir Path folder;

  /** Status of the second day of a stock that closed at 10.05 the day before. */
  private int secondDay(String symbol, String firstDate, String date, String bar) {
    write(
        folder,
        "prices.csv",
        HEADER,
        firstDate + "," + symbol + ",10.05,10.05,10.05,10.05,100",
        date + "," + symbol + "," + bar + ",100");
    try (Panel p = read(folder)) {
      return status(p, date, symbol);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // 10.05 +- 10 %: 11.055 -> 11.06 and 9.045 -> 9.05, rounded half up to the tick
    "'10.5,11.06,10.5,11.06', 8",
    "'10.5,11.05,10.5,11.05', 0",
    "'11.06,11.06,10.9,10.9', 2",
    "'11.06,11.06,11.06,11.06', 42",
    "'9.5,9.6,9.05,9.05', 16",
    "'9.5,9.6,9.06,9.06', 0",
    "'9.05,9.05,9.05,9.05', 84",
    "'9.05,9.8,9.05,9.8', 4"
  })
  void shouldSetBitsAtTheRoundedLimitOfTheMainBoard(String bar, int bits) {
    assertThat(bits & (OPEN_UP | OPEN_DOWN | CLOSE_UP | CLOSE_DOWN | LOCKED_UP | LOCKED_DOWN))
        .isEqualTo(bits);
    assertThat(secondDay("SH600000", "2019-03-04", "2019-03-05", bar)).isEqualTo(TRADED | bits);
  }

  @Test
  void shouldNarrowTheLimitUnderSpecialTreatmentFromItsDayOn() {
    write(
        folder,
        "names.csv",
        "symbol,name,start,end,is_st",
        "SH600000,Plain,2010-01-01,2019-03-03,0",
        "SH600000,ST Plain,2019-03-05,2020-01-01,1");
    write(
        folder,
        "prices.csv",
        HEADER,
        "2019-03-01,SH600000,10,10,10,10,9",
        "2019-03-04,SH600000,10,10.5,10,10.5,9",
        "2019-03-05,SH600000,10.5,11.03,10.5,11.03,9");
    try (Panel p = read(folder)) {
      assertThat(status(p, "2019-03-04", "SH600000")).isEqualTo(TRADED);
      assertThat(status(p, "2019-03-05", "SH600000")).isEqualTo(TRADED | CLOSE_UP);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SZ300001, 2020-08-20, 2020-08-21, 11.06, 8",
    "SZ300001, 2020-08-21, 2020-08-24, 11.06, 0",
    "SZ300001, 2020-08-21, 2020-08-24, 12.06, 8",
    "SH688001, 2020-08-20, 2020-08-21, 12.06, 8",
    "BJ830001, 2022-01-04, 2022-01-05, 13.07, 8",
    "SH600000, 2020-08-21, 2020-08-24, 11.06, 8"
  })
  void shouldFollowTheRulesOfBoardAndDate(
      String symbol, String first, String date, String close, int bit) {
    assertThat(secondDay(symbol, first, date, "10.1," + close + ",10.1," + close))
        .isEqualTo(TRADED | bit);
  }

  @Test
  void shouldHaveNoLimitOnTheFirstDayOfListing() {
    write(folder, "meta.csv", "symbol,list_date", "SH600001,2019-03-04", "SH600002,2001-01-02");
    write(
        folder,
        "extra.csv",
        "date,symbol,preclose",
        "2019-03-04,SH600001,10",
        "2019-03-04,SH600002,10");
    write(
        folder,
        "prices.csv",
        HEADER,
        "2019-03-01,SH600000,10,10,10,10,9",
        "2019-03-04,SH600001,11,11,11,11,9",
        "2019-03-04,SH600002,11,11,11,11,9");
    try (Panel p = read(folder)) {
      assertThat(status(p, "2019-03-04", "SH600001")).isEqualTo(TRADED);
      assertThat(status(p, "2019-03-04", "SH600002"))
          .isEqualTo(TRADED | OPEN_UP | CLOSE_UP | LOCKED_UP);
    }
  }

  @Test
  void shouldTakeThePreviousCloseOfTheExchangeWhereGiven() {
    write(folder, "extra.csv", "date,symbol,preclose", "2019-03-05,SH600000,9");
    assertThat(secondDay("SH600000", "2019-03-04", "2019-03-05", "9.5,9.9,9.5,9.9"))
        .isEqualTo(TRADED | CLOSE_UP);
  }

  @Test
  void shouldCarryThePreviousCloseOverASplit() {
    write(
        folder,
        "prices.csv",
        HEADER + ",adj_factor",
        "2019-03-04,SH600000,10,10,10,10,9,1",
        "2019-03-05,SH600000,5,5.5,5,5.5,9,2");
    try (Panel p = read(folder)) {
      assertThat(status(p, "2019-03-05", "SH600000")).isEqualTo(TRADED | CLOSE_UP);
    }
  }

  @Test
  void shouldTakeABarBeyondTheLimitAsADayWithoutLimit() {
    assertThat(secondDay("SH600000", "2019-03-04", "2019-03-05", "20,25,19,25")).isEqualTo(TRADED);
  }

  @Test
  void shouldSetNoLimitBitsWhereTheMarketIsUnknownOrNone() {
    assertThat(secondDay("AAPL", "2019-03-04", "2019-03-05", "11.06,11.06,11.06,11.06"))
        .isEqualTo(TRADED);
    secondDay("SH600000", "2019-03-04", "2019-03-05", "11.06,11.06,11.06,11.06");
    try (Panel p =
        Import.read(
                folder.toString(), new ImportOptions(List.of(), "none", List.of()), new Ledger())
            .build()) {
      assertThat(status(p, "2019-03-05", "SH600000")).isEqualTo(TRADED);
    }
  }

  @Test
  void shouldNameTheNearestMarket() {
    secondDay("SH600000", "2019-03-04", "2019-03-05", "10,10,10,10");
    assertThatThrownBy(() ->
            Import.read(
                folder.toString(), new ImportOptions(List.of(), "cnn", List.of()), new Ledger()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unknown market: name=cnn nearest=cn");
  }
}
