package lode.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.List;
import lode.panel.Field;
import lode.panel.Panel;
import lode.panel.PanelFile;
import lode.panel.Price;
import lode.panel.TradingStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleMarketTest {
  private static final Panel SAMPLE = SampleMarket.SAMPLE.panel();

  @Test
  void shouldBeTheSameBitsOnEveryMachine() {
    assertThat(SAMPLE.fingerprint())
        .as("changes with the model only; then write the new one here")
        .isEqualTo("78d0e96ba143d32607293e2eeca358ffdeed8402f0571538d0d612aee1e35eca");
  }

  @Test
  void shouldWriteTheSamePanelAsItMakesInMemory(@TempDir Path folder) {
    SampleMarket small = new SampleMarket(3, 20, 60, true);
    Path file = folder.resolve("small.panel");
    small.write(file);

    PanelFile.verify(file);
    try (Panel panel = PanelFile.open(file)) {
      assertThat(panel.fingerprint())
          .isEqualTo(small.panel().fingerprint())
          .isNotEqualTo(new SampleMarket(4, 20, 60, true).panel().fingerprint());
    }
  }

  @Test
  void shouldBeFoundByName() {
    assertThat(SampleMarket.named("sample")).contains(SampleMarket.SAMPLE);
    assertThat(SampleMarket.named("sample:noise")).contains(SampleMarket.NOISE);
    assertThat(SampleMarket.named("sample:none")).isEmpty();
    assertThat(SampleMarket.SAMPLE.planted()).hasSize(3);
    assertThat(SampleMarket.NOISE.planted()).isEmpty();
  }

  @Test
  void shouldRefuseToBeEmpty() {
    assertThatThrownBy(() -> new SampleMarket(1, 0, 10, true))
        .hasMessage("empty sample market: stocks=0 days=10");
  }

  @Test
  void shouldHaveTheFieldsThatEveryMarketHas() {
    assertThat(SAMPLE.fields())
        .filteredOn(f -> f.kind() == Field.Kind.VALUE)
        .extracting(Field::name)
        .containsExactly(
            "open", "high", "low", "close", "volume", "amount", "vwap", "returns", "adv20");
    assertThat(SAMPLE.has(TradingStatus.FIELD)).isTrue();
    assertThat(SAMPLE.has("universe_all")).isTrue();
    assertThat(SAMPLE.groups("sector")).hasSize(10);
    assertThat(SAMPLE.benchmark("market")).hasSize(1000);
  }

  @Test
  void shouldTradeOnWeekdaysOnly() {
    for (int t = 0; t < SAMPLE.dates().size(); t++) {
      assertThat(SAMPLE.dates().at(t).getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    }
  }

  @Test
  void shouldPrintPricesExactlyWhereItTraded() {
    int suspended = 0;
    for (int t = 0; t < 1000; t++) {
      for (int i = 0; i < 300; i += 3) {
        boolean traded = TradingStatus.traded(status(t, i));
        assertThat(value("universe_all", t, i)).isEqualTo(traded ? 1 : 0);
        for (String field : List.of("open", "close", "volume", "amount", "vwap")) {
          assertThat(Float.isNaN(value(field, t, i))).isEqualTo(!traded);
        }
        if (!traded && value("sector", t, i) >= 0) {
          suspended++;
        }
      }
    }
    assertThat(suspended / 100_000.0).isBetween(0.003, 0.02);
  }

  @Test
  void shouldListSomeStocksLateAndEndSome() {
    int late = 0;
    int ended = 0;
    for (int i = 0; i < 300; i++) {
      late += Float.isNaN(value("sector", 0, i)) ? 1 : 0;
      ended += Float.isNaN(value("sector", 999, i)) ? 1 : 0;
    }
    assertThat(late).isBetween(15, 50);
    assertThat(ended).isBetween(5, 30);
  }

  @Test
  void shouldKeepTheOrderOfPricesAndTheLimitOfTenPercent() {
    for (int i = 0; i < 300; i += 3) {
      for (int t = 1; t < 1000; t++) {
        float close = value("close", t, i);
        float before = value("close", t - 1, i);
        if (close > 0) {
          assertThat(value("high", t, i))
              .isGreaterThanOrEqualTo(Math.max(value("open", t, i), close));
          assertThat(value("low", t, i)).isLessThanOrEqualTo(Math.min(value("open", t, i), close));
          assertThat(value("vwap", t, i)).isBetween(value("low", t, i), value("high", t, i));
        }
        if (close > 0 && before > 0) {
          assertThat(value("high", t, i) / before).isLessThan(1.10001f);
          assertThat(value("low", t, i) / before).isGreaterThan(0.89999f);
          assertThat(value("returns", t, i)).isEqualTo((float) ((double) close / before - 1));
        }
      }
    }
  }

  @Test
  void shouldMarkTheDaysOnWhichAnOrderWouldNotFill() {
    int up = 0;
    int down = 0;
    int locked = 0;
    for (int i = 0; i < 300; i += 3) {
      for (int t = 1; t < 1000; t++) {
        int status = status(t, i);
        float change = value("close", t, i) / value("close", t - 1, i) - 1;
        boolean atLimit = Math.abs(Math.abs(change) - 0.1f) < 1e-6;
        boolean marked = (status & (TradingStatus.CLOSE_UP | TradingStatus.CLOSE_DOWN)) != 0;
        if (!Float.isNaN(change)) {
          assertThat(marked).isEqualTo(atLimit);
        }
        up += TradingStatus.traded(status) && !TradingStatus.buyable(status, Price.CLOSE) ? 1 : 0;
        down +=
            TradingStatus.traded(status) && !TradingStatus.sellable(status, Price.CLOSE) ? 1 : 0;
        locked +=
            TradingStatus.traded(status) && !TradingStatus.buyable(status, Price.VWAP) ? 1 : 0;
      }
    }
    assertThat(up).isBetween(100, 1000);
    assertThat(down).isBetween(100, 1000);
    assertThat(locked).isPositive();
  }

  @Test
  void shouldHaveFatTailsVolatilityClustersAndBusyMoves() {
    Moments returns = new Moments();
    Moments clusters = new Moments();
    Moments busy = new Moments();
    for (int i = 0; i < 300; i += 3) {
      for (int t = 1; t < 1000; t++) {
        double today = Math.abs(value("returns", t, i));
        double before = Math.abs(value("returns", t - 1, i));
        double volume = StrictMath.log(value("volume", t, i));
        returns.add(value("returns", t, i), 0);
        clusters.add(today, before);
        busy.add(today, volume);
      }
    }
    assertThat(returns.excessKurtosis()).isGreaterThan(1.5);
    assertThat(clusters.correlation()).isGreaterThan(0.1);
    assertThat(busy.correlation()).isGreaterThan(0.1);
  }

  private static float value(String field, int date, int stock) {
    return SAMPLE.at(SAMPLE.field(field), date, stock);
  }

  private static int status(int date, int stock) {
    return (int) value(TradingStatus.FIELD, date, stock);
  }

  /** Raw moments of the pairs of which none is missing. */
  private static final class Moments {
    private int n;
    private final double[] x = new double[5];
    private double y;
    private double yy;
    private double xy;

    void add(double a, double b) {
      if (!Double.isNaN(a) && !Double.isNaN(b)) {
        n++;
        double power = 1;
        for (int p = 1; p <= 4; p++) {
          power *= a;
          x[p] += power;
        }
        y += b;
        yy += b * b;
        xy += a * b;
      }
    }

    double excessKurtosis() {
      double m = x[1] / n;
      double m2 = x[2] / n - m * m;
      double m4 = x[4] / n - 4 * m * x[3] / n + 6 * m * m * x[2] / n - 3 * m * m * m * m;
      return m4 / (m2 * m2) - 3;
    }

    double correlation() {
      double cov = xy / n - x[1] / n * (y / n);
      double a = x[2] / n - x[1] / n * (x[1] / n);
      double b = yy / n - y / n * (y / n);
      return cov / Math.sqrt(a * b);
    }
  }
}
