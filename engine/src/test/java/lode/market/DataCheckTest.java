package lode.market;

import static lode.market.Sources.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCheckTest {
  @TempDir Path folder;

  /** Thirty days of a quiet stock A beside the lines of a test. */
  private DataCheck check(String... lines) {
    List<String> all = new ArrayList<>(List.of("date,symbol,open,high,low,close,volume,cap"));
    for (int d = 1; d <= 30; d++) {
      all.add(String.format("2020-01-%02d,A,10,11,9,10,100,1", d));
    }
    all.addAll(List.of(lines));
    return DataCheck.of(
        write(folder, "prices.csv", all.toArray(String[]::new)).toString(), ImportOptions.DEFAULT);
  }

  private static DataCheck.Finding finding(DataCheck check, String name) {
    return check.findings().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void shouldCountRowsAxesAndMissingValues() {
    DataCheck check = check("2020-01-01,B,10,11,9,10,100,", "2020-01-02,B,10,11,9,10,100,1");
    assertThat(check.rows()).isEqualTo(32);
    assertThat(check.dates()).isEqualTo(30);
    assertThat(check.stocks()).isEqualTo(2);
    assertThat(check.fields()).contains(new DataCheck.FieldCount("cap", 1, 1 / 32.0));
    assertThat(check.universes())
        .containsExactly(new DataCheck.UniverseSize("universe_all", 1, 32 / 30.0, 2));
  }

  @Test
  void shouldTellAJumpFromAJumpAfterAHalt() {
    DataCheck check =
        check(
            "2020-01-01,B,10,11,9,10,100,1",
            "2020-01-02,B,20,21,19,20,100,1",
            "2020-01-07,B,40,41,39,40,100,1",
            "2020-01-08,B,40,41,39,40,100,1");
    assertThat(finding(check, "jump").count()).isEqualTo(1);
    assertThat(finding(check, "jump").first()).isEqualTo("B@2020-01-02(+100%)");
    assertThat(finding(check, "jump_after_halt").first()).isEqualTo("B@2020-01-07(+100%)");
    assertThat(finding(check, "suspended").count()).isEqualTo(4);
  }

  @Test
  void shouldCountBrokenBars() {
    DataCheck check =
        check(
            "2020-01-01,B,10,9,11,10,100,1",
            "2020-01-02,B,10,11,9,12,100,1",
            "2020-01-03,B,8,11,9,10,100,1");
    assertThat(finding(check, "high_below_low").count()).isEqualTo(1);
    assertThat(finding(check, "close_outside_range").count()).isEqualTo(2);
    assertThat(finding(check, "open_outside_range").count()).isEqualTo(2);
  }

  @Test
  void shouldCountStocksThatVanish() {
    DataCheck check = check("2020-01-03,B,10,11,9,10,100,1", "2020-01-25,C,10,11,9,10,100,1");
    assertThat(finding(check, "vanished").count()).isEqualTo(1);
    assertThat(finding(check, "vanished").first()).isEqualTo("B@2020-01-03");
  }

  @Test
  void shouldShowEveryDroppedRowByReason() {
    DataCheck check = check("2020-01-01,A,10,11,9,10,100,1", "2020-01-02,B,-1,11,9,10,100,1");
    assertThat(check.dropped())
        .containsExactlyInAnyOrder(
            new Ledger.Entry("duplicate", 1, "prices.csv:32"),
            new Ledger.Entry("non_positive_open", 1, "prices.csv:33"));
    assertThat(check.lines())
        .contains("dropped: reason=duplicate rows=1 first=prices.csv:32", "dropped rows in all: 2");
  }

  @Test
  void shouldFindTheSameInThePanelAsInItsSource() {
    DataCheck source = check("2020-01-01,B,10,11,9,10,100,1", "2020-01-02,B,20,21,19,20,100,1");
    Path panel = folder.resolve("x.panel");
    Import.read(folder.resolve("prices.csv").toString(), ImportOptions.DEFAULT, new Ledger())
        .write(panel);
    DataCheck file = DataCheck.of(panel.toString(), ImportOptions.DEFAULT);
    assertThat(file.fingerprint()).isEqualTo(source.fingerprint());
    assertThat(file.findings()).isEqualTo(source.findings());
    assertThat(file.fields()).isEqualTo(source.fields());
  }
}
