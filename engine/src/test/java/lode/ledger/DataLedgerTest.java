package lode.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLedgerTest {
  @TempDir Path folder;

  private static Searched searched(String campaign, long tried, int sealedFrom) {
    return new Searched(
        campaign,
        "run",
        new Counts(2 * tried, tried, tried, tried, 0, 0, 0, 0, 0),
        new TreeMap<>(),
        sealedFrom);
  }

  private DataLedger ledger() {
    return DataLedger.of(folder, "0123456789abcdef0123");
  }

  @Test
  void shouldKnowNothingOfNewData() {
    assertThat(ledger().life()).isEqualTo(Life.NONE);
    assertThat(ledger().life().sealedFrom()).isEmpty();
    assertThat(ledger().holdout().looks()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void shouldCountACampaignOnceAndAsFarAsItCame() {
    ledger().enter(searched("a", 100, 800));
    ledger().enter(searched("b", 50, 700));
    ledger().enter(searched("a", 300, 800));
    ledger().enter(searched("a", 200, 800));
    assertThat(ledger().life().tried()).isEqualTo(350);
    assertThat(ledger().life().campaigns()).hasSize(2);
  }

  @Test
  void shouldRememberEachSetOfDataByItself() {
    ledger().enter(searched("a", 100, 800));
    assertThat(DataLedger.of(folder, "another").life().tried()).isZero();
  }

  @Test
  void shouldSealFromTheEarliestHoldoutDeclared() {
    ledger().enter(searched("a", 100, 800));
    ledger().enter(searched("b", 100, 700));
    assertThat(ledger().life().sealedFrom()).hasValue(700);
  }
}
