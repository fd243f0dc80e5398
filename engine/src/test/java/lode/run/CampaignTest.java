package lode.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import lode.evolution.Generation;
import lode.library.FactorLibrary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Small campaigns on the sample market, end to end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignTest {
  private static final int GENERATIONS = 3;

  @TempDir static Path folder;
  private Summary quiet;

  private static Config settings(String run, Map<String, ?> more) {
    Map<String, Object> options = new HashMap<>();
    options.put("run-dir", folder.resolve(run).toString());
    options.put("cache", folder.resolve("cache").toString());
    options.put("generations", GENERATIONS);
    options.put("population", 24);
    options.put("workers", 1);
    options.put("store", false);
    options.putAll(more);
    return Settings.resolve(null, ConfigFactory.parseMap(options));
  }

  private static Optional<Summary> mine(String run, Map<String, ?> more, int stopAfter) {
    AtomicInteger done = new AtomicInteger();
    CampaignListener counting =
        new CampaignListener() {
          @Override
          public void generation(Generation generation, int of, double seconds) {
            done.incrementAndGet();
          }
        };
    return Campaign.start(settings(run, more), "", counting, () -> done.get() >= stopAfter);
  }

  private static Summary mine(String run, Map<String, ?> more) {
    return mine(run, more, Integer.MAX_VALUE).orElseThrow();
  }

  @BeforeAll
  void mineQuietly() {
    quiet = mine("quiet", Map.of());
  }

  @Test
  void shouldFindTheSameChampionsForAnyNumberOfWorkers() {
    assertThat(mine("two", Map.of("workers", 2)).championsSha256())
        .isEqualTo(quiet.championsSha256());
    assertThat(mine("eight", Map.of("workers", 8)).championsSha256())
        .isEqualTo(quiet.championsSha256());
  }

  @Test
  void shouldFindTheSameChampionsFromTheStore() {
    Map<String, Object> store = Map.of("store", true, "cache", folder.resolve("store").toString());
    assertThat(mine("cold", store).championsSha256()).isEqualTo(quiet.championsSha256());
    assertThat(mine("warm", store).championsSha256()).isEqualTo(quiet.championsSha256());
  }

  @Test
  void shouldRaceToTheSameChampionsHoweverItIsRun() throws IOException {
    Map<String, Object> raced = new HashMap<>(Map.of("search.racing.stocks", 100));
    raced.put("population", 120);
    raced.put("generations", 2);
    Summary one = mine("raced", raced);
    assertThat(one.formulasRaced()).isPositive();
    List<String> trials = trials(RunDirectory.of(folder.resolve("raced").toString()));
    assertThat(trials).hasSize((int) (one.formulasRaced() + one.formulasEvaluated()));
    assertThat(trials.stream().filter(t -> t.contains("\"ev\":\"raced\"")))
        .hasSize((int) one.formulasRaced());

    raced.put("workers", 2);
    raced.put("store", true);
    raced.put("cache", folder.resolve("races").toString());
    assertThat(mine("raced-cold", raced, 1)).isEmpty();
    RunDirectory cold = RunDirectory.of(folder.resolve("raced-cold").toString());
    Summary resumed =
        Campaign.resume(cold, ConfigFactory.empty(), CampaignListener.NONE, () -> false)
            .orElseThrow();
    assertThat(resumed.championsSha256()).isEqualTo(one.championsSha256());
    assertThat(trials(cold)).isEqualTo(trials);
    assertThat(mine("raced-warm", raced).championsSha256()).isEqualTo(one.championsSha256());
  }

  @Test
  void shouldFindOtherChampionsFromAnotherSeed() {
    assertThat(mine("seed", Map.of("seed", 2)).championsSha256())
        .isNotEqualTo(quiet.championsSha256());
  }

  @Test
  void shouldResumeToTheSameChampions() throws IOException {
    assertThat(mine("stopped", Map.of(), 1)).isEmpty();
    RunDirectory run = RunDirectory.of(folder.resolve("stopped").toString());
    assertThat(Files.readString(run.status())).contains("STOPPED");
    Summary resumed =
        Campaign.resume(run, ConfigFactory.empty(), CampaignListener.NONE, () -> false)
            .orElseThrow();
    assertThat(resumed.championsSha256()).isEqualTo(quiet.championsSha256());
    assertThat(resumed.formulasEvaluated()).isEqualTo(quiet.formulasEvaluated());
    assertThat(trials(run)).isEqualTo(trials(RunDirectory.of(folder.resolve("quiet").toString())));
  }

  @Test
  void shouldCutOffWhatACrashLeftOfAGeneration() throws IOException {
    assertThat(mine("crashed", Map.of(), 2)).isEmpty();
    RunDirectory run = RunDirectory.of(folder.resolve("crashed").toString());
    Files.writeString(
        run.trials(),
        "{\"ev\":\"evaluated\",\"gen\":7,\"fid\":\"f\",\"parents\":[]}\n{\"ev\":\"eval",
        java.nio.file.StandardOpenOption.APPEND);
    Files.writeString(run.generations(), "7,torn", java.nio.file.StandardOpenOption.APPEND);
    Summary resumed =
        Campaign.resume(run, ConfigFactory.empty(), CampaignListener.NONE, () -> false)
            .orElseThrow();
    assertThat(resumed.championsSha256()).isEqualTo(quiet.championsSha256());
    assertThat(trials(run)).isEqualTo(trials(RunDirectory.of(folder.resolve("quiet").toString())));
    assertThat(Files.readAllLines(run.generations())).hasSize(1 + GENERATIONS);
  }

  @Test
  void shouldJudgeAgainARunWhoseSearchWasOver() {
    assertThat(mine("over", Map.of())).isNotNull();
    RunDirectory run = RunDirectory.of(folder.resolve("over").toString());
    Summary again =
        Campaign.resume(run, ConfigFactory.empty(), CampaignListener.NONE, () -> false)
            .orElseThrow();
    assertThat(again.championsSha256()).isEqualTo(quiet.championsSha256());
    assertThat(again.promoted()).isEqualTo(quiet.promoted());
  }

  @Test
  void shouldRefuseToResumeOnOtherData() {
    assertThat(mine("moved", Map.of(), 1)).isEmpty();
    RunDirectory run = RunDirectory.of(folder.resolve("moved").toString());
    assertThatThrownBy(() ->
            Campaign.resume(
                run,
                ConfigFactory.parseMap(Map.of("data", "sample:noise")),
                CampaignListener.NONE,
                () -> false))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContainingAll("data_fingerprint", "begun=", "now=");
  }

  @Test
  void shouldRefuseAFolderThatHoldsARun() {
    assertThatThrownBy(() -> mine("quiet", Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("lode resume");
  }

  @Test
  void shouldRefuseAnUnknownUniverseByName() {
    assertThatThrownBy(() -> mine("universe", Map.of("universe", "al")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("nearest=all");
    assertThat(folder.resolve("universe")).doesNotExist();
  }

  @Test
  void shouldLeaveAWholeFolder() throws IOException {
    RunDirectory run = RunDirectory.of(folder.resolve("quiet").toString());
    for (Path file :
        List.of(
            run.asked(),
            run.resolved(),
            run.manifest(),
            run.events(),
            run.trials(),
            run.generations(),
            run.champions(),
            run.digest(),
            run.verdicts(),
            run.summary(),
            run.log())) {
      assertThat(file).exists();
    }
    assertThat(Files.readString(run.digest()).strip()).isEqualTo(quiet.championsSha256());
    assertThat(trials(run)).hasSize((int) quiet.formulasEvaluated());
    assertThat(Files.readAllLines(run.generations())).hasSize(1 + GENERATIONS);
    assertThat(FactorLibrary.open(run.library()).active()).hasSize(quiet.promoted());
  }

  @Test
  void shouldTellEveryEvaluatedFormulaInTheLog() throws IOException {
    RunDirectory run = RunDirectory.of(folder.resolve("quiet").toString());
    List<String> log = Files.readAllLines(run.log());
    RunRecords.trials(run)
        .forEach(t ->
            assertThat(log)
                .anySatisfy(line ->
                    assertThat(line)
                        .contains("ev=evaluated fid=" + t.get("fid").asText())
                        .endsWith("expr=" + t.get("expr"))));
  }

  @Test
  void shouldBeginWithTheFormulasAskedFor() throws IOException {
    Path file = folder.resolve("mine.txt");
    Files.writeString(
        file, "a = ts_delta(close, 3)\nsame = close - ts_delay(close, 3)\nx = no_such\n");
    Map<String, Object> seeded = Map.of("formulas", List.of(file.toString(), "alpha158"));
    Summary whole = mine("seeded", seeded);
    RunDirectory run = RunDirectory.of(folder.resolve("seeded").toString());
    List<String> seeds =
        RunRecords.trials(run).stream()
            .filter(t -> t.get("origin").asText().equals("seed"))
            .map(t -> t.get("expr").asText())
            .toList();
    assertThat(seeds.getFirst()).isEqualTo("ts_delta(close,3)");
    assertThat(seeds).hasSizeGreaterThan(15).doesNotHaveDuplicates();

    assertThat(mine("seeded-stopped", seeded, 0)).isEmpty();
    Files.delete(file);
    RunDirectory stopped = RunDirectory.of(folder.resolve("seeded-stopped").toString());
    Summary resumed =
        Campaign.resume(stopped, ConfigFactory.empty(), CampaignListener.NONE, () -> false)
            .orElseThrow();
    assertThat(resumed.championsSha256()).isEqualTo(whole.championsSha256());
    assertThat(trials(stopped)).isEqualTo(trials(run));
  }

  @Test
  void shouldRefuseAnUnknownSetOfFormulas() {
    assertThatThrownBy(() -> mine("set", Map.of("formulas", List.of("alpha10"))))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("nearest=alpha101");
    assertThat(folder.resolve("set")).doesNotExist();
  }

  private static List<String> trials(RunDirectory run) throws IOException {
    return Files.readAllLines(run.trials()).stream()
        .map(line -> line.replaceFirst("\"crc\":\"\\w+\",", "").replaceFirst("\"epoch\":\\d+,", ""))
        .toList();
  }
}
