package lode.market;

import static lode.market.Sources.at;
import static lode.market.Sources.bin;
import static lode.market.Sources.read;
import static lode.market.Sources.status;
import static lode.market.Sources.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lode.panel.Panel;
import lode.panel.TradingStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QlibFolderTest {
  @TempDir Path folder;

  /**
   * Two stocks and an index on a calendar of six days; the first stock has the days 1 to 4, the
   * second of them suspended.
   */
  @BeforeEach
  void writeFolder() {
    write(
        folder,
        "calendars/day.txt",
        "2020-01-01",
        "2020-01-02",
        "2020-01-03",
        "2020-01-06",
        "2020-01-07",
        "2020-01-08");
    write(
        folder,
        "instruments/all.txt",
        "SH600000\t2020-01-02\t2020-01-07",
        "SZ000001\t2020-01-03\t2020-01-06");
    write(folder, "instruments/big.txt", "SH600000\t2020-01-06\t2020-01-07");
    stock(
        "sh600000",
        1,
        new float[] {20, 20, 22, 48.4f},
        new float[] {100, 0, 200, 300},
        new float[] {2, 2, 2, 4});
    stock("sz000001", 2, new float[] {5, 5.5f}, new float[] {10, 10}, new float[] {1, 1});
    stock(
        "sh000300",
        0,
        new float[] {3000, 3030, 3000, 3000, 3000, 3000},
        new float[6],
        new float[] {1, 1, 1, 1, 1, 1});
  }

  private void stock(String symbol, int start, float[] close, float[] volume, float[] factor) {
    float[] change = new float[close.length];
    for (int i = 1; i < close.length; i++) {
      change[i] = 100 * (close[i] / close[i - 1] - 1);
    }
    for (String field : new String[] {"open", "high", "low", "close"}) {
      day(symbol, field, start, close);
    }
    day(symbol, "volume", start, volume);
    day(symbol, "factor", start, factor);
    day(symbol, "change", start, change);
  }

  private Path day(String symbol, String field, int start, float[] values) {
    float[] all = new float[values.length + 1];
    all[0] = start;
    System.arraycopy(values, 0, all, 1, values.length);
    return bin(folder.resolve("features").resolve(symbol).resolve(field + ".day.bin"), all);
  }

  @Test
  void shouldPlaceValuesByTheirStartInTheCalendar() {
    try (Panel p = read(folder)) {
      assertThat(p.stocks().symbols()).containsExactly("SH600000", "SZ000001");
      assertThat(p.dates().at(0)).hasToString("2020-01-02");
      assertThat(p.dates().at(p.dates().size() - 1)).hasToString("2020-01-07");
      assertThat(at(p, "close", "2020-01-03", "SZ000001")).isEqualTo(5);
      assertThat(at(p, "close", "2020-01-02", "SZ000001")).isNaN();
      assertThat(at(p, "close", "2020-01-07", "SH600000")).isCloseTo(48.4f, offset(1e-5f));
    }
  }

  @Test
  void shouldTakeADayWithoutVolumeAsSuspended() {
    try (Panel p = read(folder)) {
      assertThat(status(p, "2020-01-03", "SH600000")).isZero();
      assertThat(at(p, "close", "2020-01-03", "SH600000")).isNaN();
      assertThat(at(p, "returns", "2020-01-06", "SH600000")).isNaN();
    }
  }

  @Test
  void shouldDivideVolumeByTheFactorAndTakePriceOverFactorAsTraded() {
    try (Panel p = read(folder)) {
      assertThat(at(p, "volume", "2020-01-07", "SH600000")).isEqualTo(75);
      assertThat(at(p, "amount", "2020-01-07", "SH600000")).isCloseTo(12.1f * 300, offset(1e-2f));
      assertThat(at(p, "returns", "2020-01-07", "SH600000")).isCloseTo(1.2f, offset(1e-6f));
      assertThat(status(p, "2020-01-06", "SH600000"))
          .as("11 after 10: at the limit")
          .isEqualTo(
              TradingStatus.TRADED
                  | TradingStatus.OPEN_UP
                  | TradingStatus.CLOSE_UP
                  | TradingStatus.LOCKED_UP);
    }
  }

  @Test
  void shouldReadInstrumentsAsUniversesAndOtherSymbolsAsBenchmarks() {
    try (Panel p = read(folder)) {
      assertThat(at(p, "universe_big", "2020-01-03", "SH600000")).isZero();
      assertThat(at(p, "universe_big", "2020-01-06", "SH600000")).isEqualTo(1);
      assertThat(p.benchmarks()).containsExactly("benchmark");
      assertThat(p.benchmark("benchmark")).containsExactly(3030, 3000, 3000, 3000);
    }
  }

  @Test
  void shouldSayWhatItAssumed() {
    Ledger ledger = new Ledger();
    read(folder, ledger).close();
    assertThat(String.join("\n", ledger.lines()))
        .contains(
            "prices are back-adjusted",
            "not divided by the factor",
            "volume 0 is a suspended day",
            "change is in percent",
            "symbol=SH000300 benchmark=benchmark");
  }

  @Test
  void shouldRefuseABinFileCutInsideAValue() throws IOException {
    Path file = folder.resolve("features/sz000001/high.day.bin");
    Files.write(file, new byte[] {0, 0, 0, 0, 1});
    refusing("broken bin file: file=" + file + " bytes=5");
  }

  @Test
  void shouldRefuseABinFileCutBetweenValues() {
    Path file = day("sz000001", "high", 2, new float[] {5});
    refusing("fields of unequal span: file=" + file);
  }

  @Test
  void shouldRefuseABinFileBeyondTheCalendar() {
    Path file = day("sz000001", "high", 5, new float[] {5, 5});
    refusing(
        "bin file does not fit the calendar: file=" + file + " start=5.0 values=2 calendar_days=6");
  }

  @Test
  void shouldRefuseAnUnknownCalendar() throws IOException {
    Files.move(folder.resolve("calendars/day.txt"), folder.resolve("calendars/1min.txt"));
    refusing("unknown calendar: folder=" + folder + " expected=calendars/day.txt found=[1min.txt]");
  }

  @Test
  void shouldRefuseACalendarThatGoesBack() {
    write(folder, "calendars/day.txt", "2020-01-02", "2020-01-01");
    refusing("broken calendar");
  }

  @Test
  void shouldRefuseAStockWithoutClose() throws IOException {
    Files.delete(folder.resolve("features/sz000001/close.day.bin"));
    refusing("missing field: folder=" + folder.resolve("features/sz000001"));
  }

  private void refusing(String message) {
    assertThatThrownBy(() -> read(folder))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(message);
  }
}
