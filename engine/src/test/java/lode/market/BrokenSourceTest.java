package lode.market;

import static lode.market.Sources.at;
import static lode.market.Sources.read;
import static lode.market.Sources.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import lode.panel.Panel;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenSourceTest {
  private static final String HEADER = "date,symbol,open,high,low,close,volume";
  private static final String GOOD = "2020-01-02,A,10,11,9,10,100";

  @TempDir Path folder;

  private AbstractThrowableAssert<?, ?> refusing(String... lines) {
    Path file = write(folder, "prices.csv", lines);
    return assertThatThrownBy(() -> read(file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("file=" + file);
  }

  @Test
  void shouldNameAMissingColumnAndTheNearest() {
    refusing("date,symbol,open,high,low,clsoe,volume", GOOD)
        .hasMessageContaining("missing column")
        .hasMessageContaining("column=close nearest=clsoe");
  }

  @Test
  void shouldRefuseAColumnThatIsThereTwice() {
    refusing(HEADER + ",close", GOOD + ",1").hasMessageContaining("column twice");
  }

  @Test
  void shouldNameLineAndColumnOfABadNumber() {
    refusing(HEADER, GOOD, "2020-01-03,A,10,11,9,1O,100", "2020-01-06,A,10,11,9,10,100")
        .hasMessageContaining("bad value")
        .hasMessageContaining("line=3 column=close")
        .hasMessageContaining("1O");
  }

  @Test
  void shouldNameLineAndColumnOfABadNumberInAFurtherColumn() {
    refusing(HEADER + ",cap", GOOD + ",5", "2020-01-03,A,10,11,9,10,100,five")
        .hasMessageContaining("line=3 column=cap");
  }

  @Test
  void shouldNameTheLineWithTooFewCells() {
    refusing(HEADER, GOOD, "2020-01-03,A,10,11")
        .hasMessageContaining("line=3")
        .hasMessageContaining("Expected Number of Columns: 7 Found: 4");
  }

  @Test
  void shouldNameTheLineWithTooManyCells() {
    refusing(HEADER, GOOD, GOOD + ",7")
        .hasMessageContaining("line=3")
        .hasMessageContaining("Found: 8");
  }

  @Test
  void shouldNameLineAndTextOfABadDate() {
    refusing(HEADER, GOOD, "2020-02-30,A,10,11,9,10,100")
        .hasMessageContaining("bad date")
        .hasMessageContaining("line=3 column=date text=2020-02-30");
  }

  @Test
  void shouldRefuseAnEmptyFileAndOneWithoutRows() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.csv"));
    assertThatThrownBy(() -> read(empty))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("empty file");
    Path header = write(folder, "header.csv", HEADER);
    assertThatThrownBy(() -> read(header))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no usable row: rows=0");
  }

  @Test
  void shouldRefuseATruncatedGzipFileEvenAtALineEnd() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write((HEADER + "\n" + GOOD + "\n").getBytes(StandardCharsets.UTF_8));
    }
    Path file = folder.resolve("prices.csv.gz");
    Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() - 9));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("broken gzip file: file=" + file);
  }

  @Test
  void shouldRefuseAFileThatIsNoParquet() {
    Path file = write(folder, "prices.parquet", "hello");
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("unreadable file: file=" + file);
  }

  @Test
  void shouldRefuseAFolderWithoutPrices() {
    write(folder, "names.csv", "symbol,start,is_st");
    assertThatThrownBy(() -> read(folder))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no prices: folder=" + folder);
  }

  @Test
  void shouldSayWhatASourceMayBeWhereThereIsNone() {
    assertThatThrownBy(() -> read(folder.resolve("nowhere")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no such data: source=" + folder.resolve("nowhere"));
  }

  @Test
  void shouldKeepTheFirstOfDuplicatesAndCountTheOthers() {
    Ledger ledger = new Ledger();
    Path file =
        write(
            folder,
            "prices.csv",
            HEADER,
            GOOD,
            "2020-01-03,A,10,11,9,11,100",
            "2020-01-02,A,10,11,9,99,100",
            "2020-01-03,A,10,11,9,98,100");
    try (Panel p = read(file, ledger)) {
      assertThat(at(p, "close", "2020-01-02", "A")).isEqualTo(10);
    }
    assertThat(ledger.dropped()).containsExactly(new Ledger.Entry("duplicate", 2, "prices.csv:4"));
    assertThat(ledger.lines()).contains("dropped: reason=duplicate rows=2 first=prices.csv:4");
  }

  @Test
  void shouldSortAndCountDatesThatGoBack() {
    Ledger ledger = new Ledger();
    Path file =
        write(
            folder,
            "prices.csv",
            HEADER,
            "2020-01-03,A,10,11,9,11,100",
            "2020-01-02,B,10,11,9,10,100",
            GOOD);
    try (Panel p = read(file, ledger)) {
      assertThat(at(p, "returns", "2020-01-03", "A")).isEqualTo(0.1f);
    }
    assertThat(ledger.odd())
        .containsExactly(new Ledger.Entry("date_not_increasing", 1, "prices.csv:4"));
    assertThat(ledger.dropped()).isEmpty();
  }

  @Test
  void shouldDropRowsWithoutKeyOrWithAnImpossiblePriceByReason() {
    Ledger ledger = new Ledger();
    Path file =
        write(
            folder,
            "prices.csv",
            HEADER + ",adj_factor",
            GOOD + ",1",
            ",A,10,11,9,10,100,1",
            "2020-01-03,,10,11,9,10,100,1",
            "2020-01-03,A,0,11,9,10,100,1",
            "2020-01-06,A,10,11,9,-1,100,1",
            "2020-01-07,A,10,11,9,10,100,0",
            "2020-01-08,A,10,11,9,10,100,");
    try (Panel p = read(file, ledger)) {
      assertThat(p.dates().size()).isEqualTo(1);
    }
    assertThat(ledger.rows()).isEqualTo(7);
    assertThat(ledger.dropped())
        .extracting(Ledger.Entry::reason)
        .containsExactlyInAnyOrder(
            "missing_date",
            "missing_symbol",
            "non_positive_open",
            "non_positive_close",
            "non_positive_adj_factor",
            "missing_adj_factor");
    assertThat(ledger.dropped())
        .extracting(Ledger.Entry::first)
        .contains("prices.csv:3", "prices.csv:4", "prices.csv:5");
  }

  @Test
  void shouldNameTheLineOfABadUniverse() {
    write(folder, "prices.csv", HEADER, GOOD);
    Path file = write(folder, "universe_x.txt", "A\t2020-01-01\t2020-01-31", "A 2020-01-01");
    assertThatThrownBy(() -> read(folder))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("bad line: file=" + file + " line=2");
  }

  @Test
  void shouldNameTheLineOfABadSideTable() {
    write(folder, "prices.csv", HEADER, GOOD);
    Path file = write(folder, "benchmark.csv", "date,close", "2020-01-02,hundred");
    assertThatThrownBy(() -> read(folder))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("bad number: file=" + file + " line=2 column=close text=hundred");
  }
}
