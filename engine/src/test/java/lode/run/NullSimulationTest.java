package lode.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import lode.market.SampleMarket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twenty searches of markets in which there is nothing to be found. */
class NullSimulationTest {
  private static final int MARKETS = 20;
  private static final int STOCKS = 80;
  private static final int DAYS = 700;

  @TempDir Path folder;

  private RunDirectory mine(long seed) {
    Path panel = folder.resolve("noise-" + seed + ".panel");
    new SampleMarket(seed, STOCKS, DAYS, false).write(panel);
    Path run = folder.resolve("run-" + seed);
    Map<String, Object> options = new HashMap<>();
    options.put("data", panel.toString());
    options.put("seed", seed);
    options.put("run-dir", run.toString());
    options.put("cache", folder.resolve("cache").toString());
    options.put("store", false);
    options.put("generations", 5);
    options.put("population", 40);
    options.put("search.archive", 20);
    Campaign.start(
            Settings.resolve(null, ConfigFactory.parseMap(options)),
            "",
            CampaignListener.NONE,
            () -> false)
        .orElseThrow();
    return RunDirectory.of(run.toString());
  }

  @Test
  void shouldPromoteNothingFromNoiseThatNaiveFiguresWouldHavePromoted() {
    int promoted = 0;
    int naive = 0;
    int finalists = 0;
    for (int seed = 1; seed <= MARKETS; seed++) {
      Validation validation = RunRecords.validation(mine(seed)).orElseThrow();
      promoted += validation.promoted().size();
      finalists += validation.finalists().size();
      naive +=
          (int)
              validation.finalists().stream().filter(f -> f.significance().tNaive() > 1.96).count();
    }
    assertThat(finalists).isGreaterThan(MARKETS * 10);
    assertThat(promoted).isLessThanOrEqualTo(1);
    assertThat(naive).as("the figures that mislead").isGreaterThan(MARKETS / 4);
  }
}
