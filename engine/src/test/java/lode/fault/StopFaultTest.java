package lode.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A campaign is asked to stop, or to be in two places. */
@Timeout(300)
class StopFaultTest {
  private static final int USER = 1;
  private static final int INCOMPLETE = 3;
  private static final int INTEGRITY = 4;

  @TempDir static Path folder;
  private static SmallCampaign quiet;

  @BeforeAll
  static void mineQuietly() {
    quiet = new SmallCampaign(folder, "quiet");
    assertThat(quiet.mine()).as(quiet.screen()).isZero();
  }

  private static void stoppedWell(SmallCampaign campaign, LodeProcess process) {
    assertThat(process.exitCode()).as(process.output()).isEqualTo(INCOMPLETE);
    assertThat(process.output()).contains("to go on: lode resume " + campaign.run());
    assertThat(campaign.text("status.json")).contains("\"STOPPED\"");
  }

  @ParameterizedTest(name = "F29 {0}")
  @ValueSource(strings = {"TERM", "INT", "HUP"})
  void shouldStopAtASignalF29(String signal) {
    assumeFalse(
        Shell.succeeds("bash", "-c", "kill -" + signal + " $$"),
        "this signal is ignored here, as HUP is under nohup: " + signal);
    SmallCampaign campaign = new SmallCampaign(folder, "f29-" + signal);
    try (LodeProcess process = campaign.startHeld()) {
      process.awaitLine("best f:");
      process.signal(signal);
      process.awaitLine("stopping;");
      campaign.release();
      stoppedWell(campaign, process);
    }
    assertThat(campaign.resume()).as(campaign.screen()).isZero();
    campaign.assertSameAs(quiet);
  }

  @Test
  void shouldStopAtQOnATerminalF29() throws Exception {
    assumeTrue(
        Shell.succeeds("script", "-qefc", "true", "/dev/null"),
        "no terminal can be made here: needs script(1)");
    SmallCampaign campaign = new SmallCampaign(folder, "f29-q");
    Path key = folder.resolve("key");
    List<String> terminal =
        List.of(
            "bash",
            "-c",
            "(until [ -e "
                + key
                + " ]; do sleep 0.1; done; echo q;"
                + " while [ -e "
                + key
                + " ]; do sleep 0.1; done)"
                + " | script -qefc \"$(printf '%q ' \"$@\")\" /dev/null",
            "bash");
    try (LodeProcess process = campaign.startHeldBehind(terminal)) {
      process.awaitLine("best f:");
      Files.createFile(key);
      process.awaitLine("stopping;");
      campaign.release();
      process.awaitLine("to go on: lode resume");
      Files.delete(key);
      stoppedWell(campaign, process);
    }
  }

  @Test
  void shouldRefuseASecondCoordinatorOfALiveRunF22() {
    SmallCampaign campaign = new SmallCampaign(folder, "f22");
    try (LodeProcess process = campaign.startHeld()) {
      process.awaitLine("best f:");
      process.freeze();
      campaign.release();
      assertThat(campaign.resume()).isEqualTo(USER);
      assertThat(campaign.screen()).contains("run is under way in another process");
      process.thaw();
      assertThat(process.exitCode()).as(process.output()).isZero();
    }
    campaign.assertSameAs(quiet);
  }

  @Test
  void shouldCommitNothingAfterAnotherTookOverF22() throws Exception {
    SmallCampaign campaign = new SmallCampaign(folder, "f22-fence");
    try (LodeProcess process = campaign.startHeld()) {
      process.awaitLine("best f:");
      process.freeze();
      campaign.release();
      // a lock that was lost, as network disks do: the file is another, and so is the epoch
      Files.delete(campaign.file("lock"));
      assertThat(campaign.resume()).as(campaign.screen()).isZero();
      String trials = campaign.text("trials.jsonl");
      process.thaw();
      assertThat(process.exitCode()).as(process.output()).isEqualTo(INCOMPLETE);
      assertThat(process.output()).contains("another coordinator has taken over");
      assertThat(campaign.text("trials.jsonl")).isEqualTo(trials);
    }
    campaign.assertSameAs(quiet);
  }

  @Test
  void shouldResumeWithOtherWorkersAndThreadsF32() {
    SmallCampaign campaign = new SmallCampaign(folder, "f32");
    try (LodeProcess process = campaign.failing("select@3=halt", "--workers", "2")) {
      process.exitCode();
    }
    try (LodeProcess process =
        LodeProcess.start(
            folder,
            List.of(
                "-Duser.timezone=Asia/Kathmandu",
                "-Duser.language=tr",
                "-XX:ActiveProcessorCount=1"),
            "resume",
            campaign.run().toString(),
            "--workers",
            "3")) {
      assertThat(process.exitCode()).as(process.output()).isZero();
    }
    campaign.assertSameAs(quiet);
  }

  @Test
  void shouldRefuseOtherSettingsByBothValuesF32() {
    SmallCampaign campaign = new SmallCampaign(folder, "f32-settings");
    quiet.copyTo(campaign);
    String before = campaign.text("events.jsonl");
    assertThat(campaign.resume("-D", "seed=5")).isEqualTo(INTEGRITY);
    assertThat(campaign.screen()).contains("another setting seed: begun=1 now=5");
    assertThat(campaign.resume("--data", "generated:60x401")).isEqualTo(INTEGRITY);
    assertThat(campaign.screen()).contains("data_fingerprint", "begun=", "now=");
    assertThat(campaign.resume("-D", "no.such=1")).isEqualTo(USER);
    assertThat(campaign.text("events.jsonl")).isEqualTo(before);
  }

  @Test
  void shouldLeaveNoFolderOfWhatCannotBeRun() {
    SmallCampaign campaign = new SmallCampaign(folder, "bad");
    assertThat(campaign.mine("--data", "nowhere")).isEqualTo(USER);
    assertThat(campaign.mine("-D", "no.such=1")).isEqualTo(USER);
    assertThat(campaign.mine("--universe", "al")).isEqualTo(USER);
    assertThat(campaign.mine("-D", "vocabulary.windows=[0]")).isNotZero();
    assertThat(campaign.run()).doesNotExist();
  }
}
