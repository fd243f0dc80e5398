package lode.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code lode mine} does with nothing but defaults: it has power, and it does not dream. */
class SampleCampaignTest {
  @TempDir Path folder;

  private Summary mine(String data) {
    Map<String, Object> options =
        Map.of(
            "data",
            data,
            "run-dir",
            folder.resolve("run").toString(),
            "cache",
            folder.resolve("cache").toString(),
            "store",
            false);
    return Campaign.start(
            Settings.resolve(null, ConfigFactory.parseMap(options)),
            "",
            CampaignListener.NONE,
            () -> false)
        .orElseThrow();
  }

  @Test
  void shouldFindAtLeastTwoOfTheThreePlantedFactors() {
    Summary summary = mine("sample");
    assertThat(summary.plantedTotal()).isEqualTo(3);
    assertThat(summary.plantedFound()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void shouldPromoteNothingFromNoise() {
    assertThat(mine("sample:noise").promoted()).isZero();
  }
}
