package lode.market;

import static lode.market.Sources.at;
import static lode.market.Sources.group;
import static lode.market.Sources.read;
import static lode.market.Sources.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import lode.panel.Field;
import lode.panel.Panel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableSourceTest {
  private static final String[] PRICES = {
    "date,symbol,open,high,low,close,volume,amount,turnover,adj_factor,comment",
    "2020-01-02,B,10,11,9,10,1000,10200,0.01,1,first",
    "2020-01-02,A,20,22,19,21,500,10250,0.02,2,",
    "2020-01-03,B,10,12,10,12,2000,22000,0.02,1,",
    "2020-01-03,A,10.5,11,10,10.5,1000,10500,,4,split",
    "2020-01-06,B,12,12,12,12,0,0,0,1,halted",
    "2020-01-07,B,12,13,12,12.6,1000,12400,0.01,1,",
    "2020-01-07,A,11,12,10,11,1000,11100,0.03,4,"
  };

  @TempDir Path folder;

  @BeforeEach
  void writePrices() {
    write(folder, "prices.csv", PRICES);
  }

  @Test
  void shouldPutDatesInOrderAndStocksByAlphabet() {
    try (Panel p = read(folder)) {
      assertThat(p.stocks().symbols()).containsExactly("A", "B");
      assertThat(p.dates().size()).isEqualTo(4);
      assertThat(p.dates().at(2)).hasToString("2020-01-06");
    }
  }

  @Test
  void shouldMultiplyPricesAndDivideVolumeByTheFactor() {
    try (Panel p = read(folder)) {
      assertThat(at(p, "close", "2020-01-02", "A")).isEqualTo(42);
      assertThat(at(p, "high", "2020-01-03", "A")).isEqualTo(44);
      assertThat(at(p, "volume", "2020-01-02", "A")).isEqualTo(250);
      assertThat(at(p, "amount", "2020-01-02", "A")).isEqualTo(10250);
      assertThat(at(p, "vwap", "2020-01-02", "A")).isEqualTo(41);
    }
  }

  @Test
  void shouldDeriveReturnsFromAdjustedCloses() {
    try (Panel p = read(folder)) {
      assertThat(at(p, "returns", "2020-01-03", "A")).isZero();
      assertThat(at(p, "returns", "2020-01-03", "B")).isCloseTo(0.2f, offset(1e-7f));
    }
  }

  @Test
  void shouldHaveNoReturnAcrossADayWithoutTrade() {
    try (Panel p = read(folder)) {
      assertThat(at(p, "returns", "2020-01-02", "A")).isNaN();
      assertThat(at(p, "returns", "2020-01-07", "A")).isNaN();
      assertThat(at(p, "returns", "2020-01-07", "B")).isNaN();
    }
  }

  @Test
  void shouldTakeADayWithoutVolumeAsNotTraded() {
    try (Panel p = read(folder)) {
      assertThat(at(p, "close", "2020-01-06", "B")).isNaN();
      assertThat(at(p, "universe_all", "2020-01-06", "B")).isZero();
      assertThat(at(p, "universe_all", "2020-01-07", "B")).isEqualTo(1);
      assertThat(Sources.status(p, "2020-01-06", "B")).isZero();
    }
  }

  @Test
  void shouldPassNumericColumnsThroughAndSayWhichTextIsLeftOut() {
    Ledger ledger = new Ledger();
    try (Panel p = read(folder, ledger)) {
      assertThat(at(p, "turnover", "2020-01-02", "A")).isEqualTo(0.02f);
      assertThat(at(p, "turnover", "2020-01-03", "A")).isNaN();
      assertThat(p.has("adj_factor")).as("for lots, at prices as traded").isTrue();
      assertThat(p.has("comment")).isFalse();
      assertThat(ledger.notes()).anyMatch(n -> n.contains("column=comment value=first"));
    }
  }

  @Test
  void shouldApproximateVwapAndAmountWhereAbsentAndSaySo() {
    Path file =
        write(
            folder.resolve("plain"),
            "bars.csv",
            "date,symbol,open,high,low,close,volume",
            "2020-01-02,A,10,12,9,12,100");
    try (Panel p = read(file)) {
      assertThat(at(p, "vwap", "2020-01-02", "A")).isEqualTo(11);
      assertThat(at(p, "amount", "2020-01-02", "A")).isEqualTo(1200);
      assertThat(meaning(p, "vwap")).contains("approximated: (high + low + close) / 3");
      assertThat(meaning(p, "amount")).contains("approximated");
    }
  }

  @Test
  void shouldNotTakeAmountOverVolumeForAPriceInOtherUnits() {
    Path file =
        write(
            folder.resolve("units"),
            "bars.csv",
            "date,symbol,open,high,low,close,volume,amount",
            "2020-01-02,A,10,12,9,12,100,1.1");
    Ledger ledger = new Ledger();
    try (Panel p = read(file, ledger)) {
      assertThat(at(p, "vwap", "2020-01-02", "A")).isEqualTo(11);
      assertThat(ledger.notes()).anyMatch(n -> n.contains("units?"));
    }
  }

  @Test
  void shouldAverageTheAmountOfTwentyDaysFromTenOn() {
    String[] lines = new String[26];
    lines[0] = "date,symbol,open,high,low,close,volume,amount";
    for (int i = 1; i <= 25; i++) {
      lines[i] = String.format("2020-01-%02d,A,10,10,10,10,%d,%d", i, i * 10, i * 100);
    }
    try (Panel p = read(write(folder.resolve("adv"), "bars.csv", lines))) {
      assertThat(at(p, "adv20", "2020-01-09", "A")).isNaN();
      assertThat(at(p, "adv20", "2020-01-10", "A")).isEqualTo(550);
      assertThat(at(p, "adv20", "2020-01-25", "A")).isEqualTo(1550);
    }
  }

  @Test
  void shouldJoinFurtherFieldsByDateAndSymbol() {
    write(
        folder,
        "extra.csv",
        "date,symbol,cap",
        "2020-01-07,A,7",
        "2020-01-02,B,3",
        "2020-01-04,A,1",
        "2020-01-02,X,1");
    Ledger ledger = new Ledger();
    try (Panel p = read(folder, ledger)) {
      assertThat(at(p, "cap", "2020-01-07", "A")).isEqualTo(7);
      assertThat(at(p, "cap", "2020-01-02", "B")).isEqualTo(3);
      assertThat(at(p, "cap", "2020-01-02", "A")).isNaN();
    }
    assertThat(ledger.dropped())
        .containsExactly(
            new Ledger.Entry("date_without_prices", 1, "extra.csv:4"),
            new Ledger.Entry("symbol_without_prices", 1, "extra.csv:5"));
  }

  @Test
  void shouldHoldUniverseMembershipAsOfTheDayAndWhileListed() {
    write(
        folder,
        "universe_big.txt",
        "A\t2020-01-03\t2020-01-06",
        "B\t2019-01-01\t2020-01-02",
        "B\t2020-01-07\t2021-01-01",
        "X\t2020-01-01\t2020-02-01");
    try (Panel p = read(folder)) {
      assertThat(at(p, "universe_big", "2020-01-02", "A")).isZero();
      assertThat(at(p, "universe_big", "2020-01-03", "A")).isEqualTo(1);
      assertThat(at(p, "universe_big", "2020-01-06", "A"))
          .as("member though not traded")
          .isEqualTo(1);
      assertThat(at(p, "universe_big", "2020-01-07", "A")).isZero();
      assertThat(at(p, "universe_big", "2020-01-02", "B")).isEqualTo(1);
      assertThat(at(p, "universe_big", "2020-01-03", "B")).isZero();
      assertThat(at(p, "universe_big", "2020-01-07", "B")).isEqualTo(1);
    }
  }

  @Test
  void shouldChangeGroupsOnTheDayOfTheChange() {
    write(
        folder,
        "industry_history.csv",
        "symbol,start,industry,sector",
        "A,2019-01-01,10,Steel",
        "A,2020-01-06,20,Banks",
        "B,2020-01-03,20,Banks");
    try (Panel p = read(folder)) {
      assertThat(group(p, "sector", "2020-01-03", "A")).isEqualTo("Steel");
      assertThat(group(p, "sector", "2020-01-06", "A")).isEqualTo("Banks");
      assertThat(group(p, "industry", "2020-01-07", "A")).isEqualTo("20");
      assertThat(group(p, "sector", "2020-01-02", "B")).isNull();
      assertThat(p.groups("sector")).containsExactly("Banks", "Steel");
    }
  }

  @Test
  void shouldSayThatGroupsFromMetaAreNotPointInTime() {
    write(folder, "meta.csv", "symbol,name,sector", "A,Alpha,Steel", "B,Beta,Banks");
    try (Panel p = read(folder)) {
      assertThat(group(p, "sector", "2020-01-02", "B")).isEqualTo("Banks");
      assertThat(meaning(p, "sector")).contains("not point in time");
    }
  }

  @Test
  void shouldNameBenchmarksByTheirFiles() {
    write(folder, "benchmark.csv", "date,close", "2020-01-02,100", "2020-01-07,104");
    write(folder, "benchmark_small.csv", "date,close", "2020-01-03,50");
    try (Panel p = read(folder)) {
      assertThat(p.benchmarks()).containsExactly("benchmark", "small");
      assertThat(p.benchmark("benchmark")).containsExactly(100, Float.NaN, Float.NaN, 104);
    }
  }

  @Test
  void shouldReadTheSameFromGzipGlobAndParquet() throws IOException, SQLException {
    Path packed = Files.createDirectories(folder.resolve("gz")).resolve("bars.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(Files.readAllBytes(folder.resolve("prices.csv")));
    }
    Path parquet = Files.createDirectories(folder.resolve("pq")).resolve("bars.parquet");
    try (Connection db = Duck.open();
        Statement s = db.createStatement()) {
      s.execute(
          "copy (select * from read_csv('"
              + folder.resolve("prices.csv")
              + "')) to '"
              + parquet
              + "' (format parquet)");
    }
    for (int half = 0; half < 2; half++) {
      String[] part = new String[] {PRICES[0], "", "", ""};
      System.arraycopy(PRICES, 1 + 3 * half, part, 1, 3);
      write(folder.resolve("glob"), "part" + half + ".csv", part);
    }
    write(folder.resolve("glob"), "part2.csv", PRICES[0], PRICES[7]);
    try (Panel p = read(folder)) {
      for (Path source :
          List.of(packed, parquet, folder.resolve("glob/part*.csv"), folder.resolve("glob"))) {
        try (Panel q = read(source)) {
          for (Field f : p.fields()) {
            for (int d = 0; d < 4; d++) {
              for (int s = 0; s < 2; s++) {
                Float expected = p.at(p.field(f.name()), d, s);
                assertThat(q.at(q.field(f.name()), d, s))
                    .as("%s of %s", f.name(), source)
                    .isEqualTo(expected);
              }
            }
          }
        }
      }
    }
  }

  @Test
  void shouldReadOtherDelimitersDatesAndColumnOrder() {
    Path file =
        write(
            folder.resolve("other"),
            "bars.csv",
            "\"SYMBOL\";Volume;Close;Low;High;Open;Date",
            "000001;100;10;9;11;10;20200102",
            "000001;100;12;9;13;10;2020/01/03");
    try (Panel p = read(file)) {
      assertThat(p.stocks().symbols()).containsExactly("000001");
      assertThat(at(p, "returns", "2020-01-03", "000001")).isCloseTo(0.2f, offset(1e-7f));
    }
  }

  @Test
  void shouldKeepOnlyTheFurtherColumnsAskedFor() {
    write(folder, "extra.csv", "date,symbol,cap", "2020-01-07,A,7");
    ImportOptions options = new ImportOptions(List.of(), "none", List.of("cap"));
    try (Panel p = Import.read(folder.toString(), options, new Ledger()).build()) {
      assertThat(p.has("cap")).isTrue();
      assertThat(p.has("turnover")).isFalse();
    }
    ImportOptions wrong = new ImportOptions(List.of(), "none", List.of("capp"));
    assertThatThrownBy(() -> Import.read(folder.toString(), wrong, new Ledger()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unknown column: name=capp nearest=cap");
  }

  private static String meaning(Panel panel, String field) {
    return panel.fields().get(panel.field(field)).meaning();
  }
}
