package lode.market;

import static lode.market.Sources.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lode.panel.Panel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TechnicalFieldsTest {
  private static final int DAYS = 120;

  /** A day on which the stock of the tests does not trade. */
  private static final int HALT = 60;

  @TempDir Path folder;
  private final double[][] bars = new double[DAYS][];
  private String[] lines;

  @BeforeEach
  void writePrices() {
    Random random = new Random(7);
    List<String> all = new ArrayList<>(List.of("date,symbol,open,high,low,close,volume"));
    double close = 100;
    for (int d = 0; d < DAYS; d++) {
      double open = close * (1 + 0.01 * random.nextGaussian());
      close = open * (1 + 0.02 * random.nextGaussian());
      bars[d] =
          new double[] {
            open,
            Math.max(open, close) * 1.01,
            Math.min(open, close) * 0.99,
            close,
            1000 + random.nextInt(1000)
          };
      java.time.LocalDate day = java.time.LocalDate.of(2020, 1, 1).plusDays(d);
      all.add(day + ",A,100,101,99,100,1000");
      if (d != HALT) {
        all.add(
            String.format(
                "%s,B,%.9f,%.9f,%.9f,%.9f,%.0f",
                day, bars[d][0], bars[d][1], bars[d][2], bars[d][3], bars[d][4]));
      }
    }
    lines = all.toArray(String[]::new);
    write(folder, "prices.csv", lines);
  }

  private Panel panel(String... names) {
    return Import.read(
            folder.resolve("prices.csv").toString(),
            new ImportOptions(List.of(names), "none", List.of()),
            new Ledger())
        .build();
  }

  private float value(Panel p, String field, int day) {
    return p.at(p.field(field), day, 1);
  }

  /** Values of column c of the last n traded bars up to a day, the newest last. */
  private double[] last(int c, int day, int n) {
    double[] x = new double[n];
    for (int d = day, i = n - 1; i >= 0; d--) {
      if (d != HALT) {
        x[i--] = bars[d][c];
      }
    }
    return x;
  }

  @Test
  void shouldAgreeWithTheDefinitionsOfWindowedFields() {
    try (Panel p = panel("bollinger_20", "roc_10", "williams_14", "stochastic_14")) {
      for (int day : new int[] {30, 65, 119}) {
        double[] close = last(3, day, 20);
        double mean = java.util.Arrays.stream(close).average().orElseThrow();
        double variance = java.util.Arrays.stream(close).map(x -> (x - mean) * (x - mean)).sum();
        double band = value(p, "bollinger_20", day);
        double position = (close[19] - mean) / (band - 0.5) / 4;
        assertThat(position * position * 20 / variance)
            .as("variance over 20 or 19")
            .isBetween(0.9999, 20.0 / 19 + 1e-4);
        double[] eleven = last(3, day, 11);
        assertThat((double) value(p, "roc_10", day))
            .isCloseTo(100 * (eleven[10] / eleven[0] - 1), within(1e-3));
        double high = java.util.Arrays.stream(last(1, day, 14)).max().orElseThrow();
        double low = java.util.Arrays.stream(last(2, day, 14)).min().orElseThrow();
        double k = 100 * (close[19] - low) / (high - low);
        assertThat((double) value(p, "stochastic_14", day)).isCloseTo(k, within(1e-2));
        assertThat((double) value(p, "williams_14", day)).isCloseTo(k - 100, within(1e-2));
      }
    }
  }

  @Test
  void shouldAgreeWithWildersRelativeStrength() {
    double gain = 0;
    double loss = 0;
    double before = bars[0][3];
    double rsi = 0;
    for (int d = 1; d < DAYS; d++) {
      if (d == HALT) {
        continue;
      }
      double move = bars[d][3] - before;
      before = bars[d][3];
      double weight = 1.0 / 14;
      gain += weight * (Math.max(move, 0) - gain);
      loss += weight * (Math.max(-move, 0) - loss);
      rsi = 100 - 100 / (1 + gain / loss);
    }
    try (Panel p = panel("rsi_14")) {
      assertThat((double) value(p, "rsi_14", DAYS - 1)).isCloseTo(rsi, within(0.1));
    }
  }

  @Test
  void shouldBeMissingWhileUnstableAndOnDaysWithoutTrade() {
    try (Panel p = panel("all")) {
      for (TechnicalField f : TechnicalField.TABLE) {
        for (int day = 0; day < f.bars() - 1; day++) {
          assertThat(value(p, f.name(), day)).as("%s on day %d", f.name(), day).isNaN();
        }
        assertThat(value(p, f.name(), HALT)).as(f.name()).isNaN();
        assertThat(value(p, f.name(), HALT - 1)).as(f.name()).isFinite();
        assertThat(value(p, f.name(), HALT + 1)).as(f.name()).isFinite();
      }
    }
  }

  @Test
  void shouldDependOnNoLaterBar() {
    Path half = write(folder, "half.csv", java.util.Arrays.copyOf(lines, 1 + 2 * 50));
    try (Panel all = panel("all");
        Panel cut =
            Import.read(
                    half.toString(),
                    new ImportOptions(List.of("all"), "none", List.of()),
                    new Ledger())
                .build()) {
      for (TechnicalField f : TechnicalField.TABLE) {
        for (int day = 0; day < 50; day++) {
          Float expected = value(all, f.name(), day);
          assertThat(value(cut, f.name(), day))
              .as("%s on day %d", f.name(), day)
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void shouldNotDependOnTheScaleOfPrices() {
    List<String> scaled = new ArrayList<>();
    for (String line : lines) {
      String[] c = line.split(",");
      if (line.startsWith("2")) {
        for (int i = 2; i < 6; i++) {
          c[i] = String.valueOf(16 * Double.parseDouble(c[i]));
        }
      }
      scaled.add(String.join(",", c));
    }
    Path file = write(folder, "scaled.csv", scaled.toArray(String[]::new));
    try (Panel p = panel("all");
        Panel q =
            Import.read(
                    file.toString(),
                    new ImportOptions(List.of("all"), "none", List.of()),
                    new Ledger())
                .build()) {
      for (TechnicalField f : TechnicalField.TABLE) {
        assertThat(value(q, f.name(), 119))
            .as(f.name())
            .isCloseTo(value(p, f.name(), 119), within(1e-3f));
      }
    }
  }

  @Test
  void shouldNameTheNearestField() {
    assertThatThrownBy(() -> panel("rsi_41"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unknown technical field: name=rsi_41 nearest=rsi_14");
  }
}
