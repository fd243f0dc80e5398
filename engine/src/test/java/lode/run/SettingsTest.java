package lode.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lode.evolution.SearchSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path folder;

  private static Settings of(Map<String, ?> options) {
    return Settings.of(Settings.resolve(null, ConfigFactory.parseMap(options)));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("my.conf"), text);
  }

  @Test
  void shouldHaveADefaultForEverySetting() {
    Settings settings = of(Map.of());
    assertThat(settings.data()).isEqualTo("sample");
    assertThat(settings.target().key()).isEqualTo("5d@open");
  }

  @Test
  void shouldHaveTheDefaultsThatTheSearchStates() {
    assertThat(of(Map.of()).search()).isEqualTo(SearchSettings.defaults());
  }

  @Test
  void shouldCarrySeedAndPopulationIntoTheSearch() {
    Settings settings = of(Map.of("seed", 7, "population", 40));
    assertThat(settings.search().seed()).isEqualTo(7);
    assertThat(settings.search().population()).isEqualTo(40);
  }

  @Test
  void shouldLetTheFileOverrideDefaultsAndTheCommandLineTheFile() throws IOException {
    Path file = file("seed = 3, generations = 4, target { horizon = 10 }");
    Settings settings =
        Settings.of(Settings.resolve(file, ConfigFactory.parseMap(Map.of("seed", 5))));
    assertThat(settings.seed()).isEqualTo(5);
    assertThat(settings.generations()).isEqualTo(4);
    assertThat(settings.target().horizon()).isEqualTo(10);
  }

  @Test
  void shouldRefuseAnUnknownKeyWithTheNearest() throws IOException {
    Path file = file("target { horizn = 10 }");
    assertThatThrownBy(() -> Settings.resolve(file, ConfigFactory.empty()))
        .isInstanceOf(SettingsException.class)
        .hasMessage("unknown setting: key=target.horizn nearest=target.horizon");
  }

  @Test
  void shouldSayWhichKeyIsNotANumber() {
    assertThatThrownBy(() -> of(Map.of("generations", "many")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("key=generations");
  }

  @Test
  void shouldRefuseAnUnknownConstantWithThoseAllowed() {
    assertThatThrownBy(() -> of(Map.of("target.entry", "noon")))
        .hasMessageContaining("key=entry")
        .hasMessageContaining("OPEN");
  }

  @Test
  void shouldRefuseWhatIsOutOfRange() {
    assertThatThrownBy(() -> of(Map.of("generations", 0)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("key=generations value=0");
    assertThatThrownBy(() -> of(Map.of("population", 1))).isInstanceOf(SettingsException.class);
  }

  @Test
  void shouldSayThatAConfigFileIsMissing() {
    assertThatThrownBy(() -> Settings.resolve(folder.resolve("no.conf"), ConfigFactory.empty()))
        .hasMessageContaining("no such config file");
  }

  @Test
  void shouldReadBackWhatItRendered() {
    Config resolved = Settings.resolve(null, ConfigFactory.parseMap(Map.of("seed", 9)));
    Config again = ConfigFactory.parseString(Settings.render(resolved)).resolve();
    assertThat(Settings.of(again)).isEqualTo(Settings.of(resolved));
  }

  @Test
  void shouldNotLetExecutionDecide() {
    Config one = Settings.resolve(null, ConfigFactory.parseMap(Map.of("workers", 1)));
    Config eight = Settings.resolve(null, ConfigFactory.parseMap(Map.of("workers", 8)));
    Config seed = Settings.resolve(null, ConfigFactory.parseMap(Map.of("seed", 8)));
    assertThat(Settings.deciding(one)).isEqualTo(Settings.deciding(eight));
    assertThat(Settings.deciding(one)).isNotEqualTo(Settings.deciding(seed));
  }
}
