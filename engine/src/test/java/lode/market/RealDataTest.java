package lode.market;

import static lode.market.Sources.at;
import static lode.market.Sources.group;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.nio.file.Path;
import lode.panel.Panel;
import lode.panel.TradingStatus;
import org.junit.jupiter.api.Test;

/** Facts of real market data, where it is at hand. */
class RealDataTest {
  @Test
  void shouldImportTheSmallSetWhole() {
    Path folder = SharedData.folder("cn_a_small");
    Ledger ledger = new Ledger();
    try (Panel p = Sources.read(folder, ledger)) {
      assertThat(ledger.rows()).isEqualTo(91_500);
      assertThat(ledger.dropped()).isEmpty();
      assertThat(ledger.odd()).isEmpty();
      assertThat(p.stocks().size()).isEqualTo(100);
      assertThat(p.dates().size()).isEqualTo(977);
      assertThat(p.benchmarks()).containsExactly("benchmark");
      assertThat(group(p, "sector", "2014-03-03", "SH600000")).isEqualTo("Banks");
      assertThat(group(p, "sector", "2014-02-20", "SH600000"))
          .isEqualTo("Financial services (old)");
      assertThat(traded(p)).isEqualTo(91_500);
    }
  }

  @Test
  void shouldFindTheJumpAfterALongHaltInTheFullSet() {
    Path folder = SharedData.folder("cn_a");
    Ledger ledger = new Ledger();
    try (Panel p = Sources.read(folder, ledger)) {
      DataCheck check = DataCheck.of("cn_a", p, ledger);
      assertThat(check.rows()).isEqualTo(2 * 1_651_340);
      assertThat(check.dropped()).isEmpty();
      assertThat(check.stocks()).isEqualTo(869);
      assertThat(check.dates()).isEqualTo(2187);
      assertThat(at(p, "returns", "2015-08-12", "SZ002506")).isNaN();
      assertThat(p.has("universe_top300")).isTrue();
      assertThat(finding(check, "jump")).isZero();
      assertThat(finding(check, "suspended")).isEqualTo(87_160);
      assertThat(finding(check, "close_at_upper_limit")).isBetween(19_000L, 19_427L);
      assertThat(finding(check, "close_at_lower_limit")).isBetween(13_000L, 13_220L);
    }
  }

  @Test
  void shouldReadTheQlibFolderAsTheSameMarket() {
    Path qlib = SharedData.folder("cn_qlib");
    Path small = SharedData.folder("cn_a_small");
    try (Panel p = Sources.read(qlib);
        Panel q = Sources.read(small)) {
      assertThat(p.stocks().size()).isEqualTo(580);
      assertThat(p.dates().size()).isEqualTo(2187);
      assertThat(p.benchmarks()).hasSize(7).contains("benchmark");
      assertThat(at(p, "returns", "2014-03-03", "SH600000"))
          .isCloseTo(at(q, "returns", "2014-03-03", "SH600000"), offset(1e-4f));
      assertThat(at(p, "universe_csi300", "2012-06-01", "SH600004")).isZero();
      assertThat(at(p, "universe_csi300", "2011-06-01", "SH600004")).isEqualTo(1);
    }
  }

  private static long finding(DataCheck check, String name) {
    return check.findings().stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow()
        .count();
  }

  private static long traded(Panel p) {
    float[] row = new float[p.stride()];
    long n = 0;
    for (int d = 0; d < p.dates().size(); d++) {
      p.row(p.field(TradingStatus.FIELD), d, row, 0);
      for (int s = 0; s < p.stocks().size(); s++) {
        n += TradingStatus.traded((int) row[s]) ? 1 : 0;
      }
    }
    return n;
  }
}
