package lode.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lode.library.Factor;
import lode.library.FactorLibrary;
import lode.run.Inspection;
import lode.run.RunDirectory;
import lode.run.RunRecords;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The process of a campaign dies, anywhere; what it finds after a resume is what it would have. */
@Timeout(300)
class CrashFaultTest {
  private static final int KILLED = 137;

  @TempDir static Path folder;
  private static SmallCampaign quiet;

  @BeforeAll
  static void mineQuietly() {
    quiet = new SmallCampaign(folder, "quiet");
    assertThat(quiet.mine()).as(quiet.screen()).isZero();
  }

  @ParameterizedTest(name = "F6 killed at {0}")
  @CsvSource({
    "evaluate,        evaluate@5",
    "select,          select@3",
    "breed,           breed@8",
    "checkpoint,      write:gen-000002.json",
    "rename,          rename:gen-000002.json",
    "after-rename,    renamed:gen-000002.json",
    "first-checkpoint, rename:gen-000000.json",
    "ledger,          ledger",
    "sample,          rename:sample.json",
    "verdicts,        rename:verdicts.jsonl",
    "validation,      write:validation.json"
  })
  void shouldResumeToTheSameChampionsF6(String where, String rule) {
    SmallCampaign campaign = new SmallCampaign(folder, "f6-" + where);
    try (LodeProcess process = campaign.failing(rule + "=halt")) {
      assertThat(process.exitCode()).as(process.output()).isEqualTo(KILLED);
    }
    List<String> scored = scored(campaign);
    assertThat(campaign.resume()).as(campaign.screen()).isZero();
    campaign.assertSameAs(quiet);
    assertThat(scored(campaign))
        .as("no score that was in the journal is computed again")
        .doesNotHaveDuplicates();
    if (where.equals("select")) {
      assertThat(scored).isNotEmpty();
      assertThat(campaign.events("reused")).isNotEmpty();
    }
  }

  /** Formulas in the journals of scores, once for each time they were probed or scored. */
  private static List<String> scored(SmallCampaign campaign) {
    try (var files = Files.list(campaign.file("journal"))) {
      return files
          .flatMap(file -> campaign.text("journal/" + file.getFileName()).lines())
          .map(line -> line.replaceAll(".*\"ev\":\"(\\w+)\".*\"expr\":\"([^\"]*)\".*", "$1 $2"))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void shouldResumeAfterKillsAtAnyTimeF6() {
    Seed seed = Seed.of("F6", getClass());
    SmallCampaign campaign = new SmallCampaign(folder, "f6-random");
    try (LodeProcess process = campaign.start(List.of())) {
      process.awaitLine("best f:");
      Wait.pause(seed.millis(0, 300));
      process.kill();
    }
    try (LodeProcess process =
        LodeProcess.start(folder, List.of(), "resume", campaign.run().toString())) {
      process.awaitLine("going on");
      Wait.pause(seed.millis(0, 1500));
      process.kill();
    }
    assertThat(campaign.resume()).as(campaign.screen()).isZero();
    campaign.assertSameAs(quiet);
  }

  @Test
  void shouldSayOfAKilledRunThatItCrashedR12() {
    SmallCampaign campaign = new SmallCampaign(folder, "r12");
    try (LodeProcess process = campaign.failing("select@2=halt")) {
      assertThat(process.exitCode()).isEqualTo(KILLED);
    }
    assertThat(campaign.text("status.json")).contains("RUNNING");
    assertThat(RunRecords.state(new RunDirectory(campaign.run()))).isEqualTo("CRASHED");
  }

  @Test
  void shouldOutliveAPowerCutF7() {
    SmallCampaign campaign = new SmallCampaign(folder, "f7");
    int port = FreePort.any();
    Path panel = panel();
    try (LodeProcess worker = worker(panel, port);
        LodeProcess process = campaign.startHeld("-D", "cluster.port=" + port, "--workers", "1")) {
      process.awaitLine("best f:");
      worker.kill();
      process.kill();
    }
    assertThat(campaign.resume("-D", "cluster.port=-1")).as(campaign.screen()).isZero();
    campaign.assertSameAs(quiet);
  }

  private static LodeProcess worker(Path panel, int port) {
    return LodeProcess.start(
        folder,
        List.of(),
        "worker",
        "--workers",
        "1",
        "--data",
        panel.toString(),
        "--join",
        "127.0.0.1:" + port);
  }

  private static Path panel() {
    try (var files = Files.list(folder.resolve("cache"))) {
      return files.filter(f -> f.toString().endsWith(".panel")).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest(name = "F6 killed at {0}")
  @ValueSource(strings = {"admitted@2", "studied@1"})
  void shouldResumeInTheMiddleOfPromotionF6(String rule) {
    Path library = folder.resolve("library-" + rule + ".jsonl");
    SmallCampaign campaign = new SmallCampaign(folder, "f6-" + rule);
    try (LodeProcess process = campaign.failing(rule + "=halt", SmallCampaign.promoting(library))) {
      assertThat(process.exitCode()).as(process.output()).isEqualTo(KILLED);
    }
    assertThat(inspected(campaign)).isNotEqualTo(Inspection.State.DAMAGED);
    int half = FactorLibrary.open(library).active().size();
    assertThat(campaign.resume()).as(campaign.screen()).isZero();
    assertThat(inspected(campaign)).isEqualTo(Inspection.State.WHOLE);

    SmallCampaign whole = new SmallCampaign(folder, "whole-" + rule);
    Path other = folder.resolve("other-" + rule + ".jsonl");
    assertThat(whole.mine(SmallCampaign.promoting(other))).as(whole.screen()).isZero();
    assertThat(fids(library)).isEqualTo(fids(other)).hasSizeGreaterThanOrEqualTo(half);
    for (String fid : fids(other)) {
      assertThat(campaign.text("studies/" + fid + ".json"))
          .isNotEmpty()
          .isEqualTo(whole.text("studies/" + fid + ".json"));
    }
    assertThat(FactorLibrary.open(library).all()).hasSameSizeAs(FactorLibrary.open(other).all());
    assertThat(campaign.text("verdicts.jsonl")).isEqualTo(whole.text("verdicts.jsonl"));
    assertThat(campaign.events("promoted")).hasSameSizeAs(whole.events("promoted"));
  }

  private static Inspection.State inspected(SmallCampaign campaign) {
    return Inspection.of(new RunDirectory(campaign.run())).state();
  }

  private static Set<String> fids(Path library) {
    Set<String> fids = new TreeSet<>();
    FactorLibrary.open(library).active().stream().map(Factor::fid).forEach(fids::add);
    return fids;
  }
}
