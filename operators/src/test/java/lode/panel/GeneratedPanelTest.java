package lode.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedPanelTest {
  private static final Panel PANEL = GeneratedPanel.of(200, 300).panel();

  private static float at(String field, int date, int stock) {
    return PANEL.at(PANEL.field(field), date, stock);
  }

  @Test
  void shouldBeAFunctionOfItsArguments() {
    assertThat(GeneratedPanel.of(200, 300).panel().fingerprint()).isEqualTo(PANEL.fingerprint());
    assertThat(new GeneratedPanel(2, 200, 300, 13).panel().fingerprint())
        .isNotEqualTo(PANEL.fingerprint());
  }

  @Test
  void shouldBeTheSameInAFile(@TempDir Path folder) {
    GeneratedPanel.of(200, 300).write(folder.resolve("a.panel"));
    try (Panel mapped = PanelFile.open(folder.resolve("a.panel"))) {
      assertThat(mapped.fingerprint()).isEqualTo(PANEL.fingerprint());
    }
  }

  @Test
  void shouldHaveTheFieldsOfAMarket() {
    assertThat(PANEL.fields().stream().map(Field::name))
        .containsAll(GeneratedPanel.NAMES)
        .contains("status", "universe_all", "sector", "industry");
    assertThat(PANEL.groups("sector")).hasSize(10);
  }

  @Test
  void shouldHaveAsManyValueFieldsAsAskedFor() {
    Panel wide = new GeneratedPanel(1, 20, 30, 17).panel();
    assertThat(wide.fields().stream().filter(f -> f.kind() == Field.Kind.VALUE).count())
        .isEqualTo(17);
    assertThat(wide.at(wide.field("x17"), 29, 3)).isNotEqualTo(wide.at(wide.field("x16"), 29, 3));
  }

  @Test
  void shouldHoldBarsThatCanBe() {
    for (int date = 1; date < 300; date++) {
      for (int stock = 0; stock < 200; stock++) {
        boolean traded = TradingStatus.traded((int) at("status", date, stock));
        assertThat(at("universe_all", date, stock) == 1).isEqualTo(traded);
        float close = at("close", date, stock);
        assertThat(Float.isNaN(close)).isEqualTo(!traded);
        if (traded) {
          assertThat(close).isBetween(at("low", date, stock), at("high", date, stock));
          assertThat(at("vwap", date, stock))
              .isBetween(at("low", date, stock), at("high", date, stock));
          assertThat(at("volume", date, stock)).isPositive();
          assertThat(close / at("preclose", date, stock)).isBetween(0.89f, 1.11f);
        }
      }
    }
  }

  @Test
  void shouldHaveSuspensionsLateListingsAndMissingValues() {
    int paused = 0;
    int late = 0;
    int missing = 0;
    for (int stock = 0; stock < 200; stock++) {
      late += Float.isNaN(at("close", 0, stock)) && Float.isNaN(at("close", 19, stock)) ? 1 : 0;
      for (int date = 0; date < 300; date++) {
        boolean traded = at("universe_all", date, stock) == 1;
        paused += traded ? 0 : 1;
        missing += traded && Float.isNaN(at("turnover", date, stock)) ? 1 : 0;
      }
    }
    assertThat(late).isBetween(10, 60);
    assertThat(paused).isBetween(1_000, 12_000);
    assertThat(missing).isBetween(100, 600);
  }

  @Test
  void shouldAverageTheAmountOfTwentyDays() {
    double sum = 0;
    int days = 0;
    for (int date = 280; date < 300; date++) {
      float amount = at("amount", date, 0);
      sum += Float.isNaN(amount) ? 0 : amount;
      days += Float.isNaN(amount) ? 0 : 1;
    }
    assertThat(days).isGreaterThan(10);
    assertThat(at("adv20", 299, 0) / (sum / days)).isCloseTo(1, offset(1e-6));
  }

  @Test
  void shouldBeNamedByItsSize() {
    assertThat(GeneratedPanel.named("generated:30x70")).contains(GeneratedPanel.of(30, 70));
    assertThat(GeneratedPanel.named("sample")).isEmpty();
    assertThatThrownBy(() -> GeneratedPanel.named("generated:30"))
        .hasMessageContaining("no size of a generated panel: data=generated:30");
  }

  @Test
  void shouldRefuseWhatIsTooSmall() {
    assertThatThrownBy(() -> GeneratedPanel.of(0, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("generated panel too small: stocks=0");
    assertThatThrownBy(() -> new GeneratedPanel(1, 10, 10, 8))
        .hasMessageContaining("values=8 least=1,1,9");
  }
}
