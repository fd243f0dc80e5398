package lode.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The disk is full, read-only, or fails: the campaign waits and finds what it would have found. */
@Timeout(300)
class DiskFaultTest {
  private static final int INCOMPLETE = 3;

  @TempDir static Path folder;
  private static SmallCampaign quiet;
  private static Path disk;

  @BeforeAll
  static void mineQuietly() {
    quiet = new SmallCampaign(folder, "quiet");
    assertThat(quiet.mine()).as(quiet.screen()).isZero();
  }

  /** A disk of its own for a test; skips it where none can be mounted. */
  private static Path mount() throws IOException {
    disk = Files.createTempDirectory(folder, "disk");
    Assumptions.assumeTrue(
        Shell.succeeds("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()),
        "no disk can be mounted here: needs Linux and root");
    return disk;
  }

  @AfterAll
  static void unmount() {
    if (disk != null) {
      try (var mounts = Files.list(folder)) {
        mounts
            .filter(path -> path.getFileName().toString().startsWith("disk"))
            .forEach(path -> Shell.succeeds("umount", path.toString()));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  private static void awaitPaused(LodeProcess process) {
    process.awaitLine("waiting for the disk");
    process.awaitLine("PAUSED_DISK");
  }

  private static Path fill(Path disk) throws IOException {
    Path ballast = disk.resolve("ballast");
    try (var out = Files.newOutputStream(ballast)) {
      byte[] piece = new byte[4096];
      while (true) {
        out.write(piece);
      }
    } catch (IOException e) {
      return ballast;
    }
  }

  /** The same campaign on the small disk; its market and its store, if any, lie elsewhere. */
  private static SmallCampaign on(Path disk) {
    return new SmallCampaign(disk, "run");
  }

  private static String[] elsewhere(String... more) {
    List<String> options =
        new java.util.ArrayList<>(List.of("-D", "cache=" + folder.resolve("cache")));
    options.addAll(List.of(more));
    return options.toArray(String[]::new);
  }

  @Test
  void shouldWaitWhileTheDiskIsFullF20() throws IOException {
    SmallCampaign campaign = on(mount());
    try (LodeProcess process = campaign.startHeldFrom(folder, elsewhere())) {
      process.awaitLine("best f:");
      Path ballast = fill(disk);
      campaign.release();
      awaitPaused(process);
      assertThat(campaign.text("status.json")).contains("\"state\":\"PAUSED_DISK\"");
      assertThat(process.alive()).isTrue();
      Files.delete(ballast);
      assertThat(process.exitCode()).as(process.output()).isZero();
      assertThat(process.output()).contains("the disk can be written again");
    }
    campaign.assertSameAs(quiet);
    assertThat(campaign.events("went_on")).isNotEmpty();
  }

  @Test
  void shouldStopAndResumeWhileTheDiskIsFullF20() throws IOException {
    SmallCampaign campaign = on(mount());
    try (LodeProcess process = campaign.startHeldFrom(folder, elsewhere())) {
      process.awaitLine("best f:");
      Path ballast = fill(disk);
      campaign.release();
      awaitPaused(process);
      process.signal("TERM");
      assertThat(process.exitCode()).as(process.output()).isEqualTo(INCOMPLETE);
      Files.delete(ballast);
    }
    assertThat(campaign.resume()).as(campaign.screen()).isZero();
    campaign.assertSameAs(quiet);
  }

  @Test
  void shouldDoWithoutTheStoreWhereItsDiskIsFullF20() throws IOException {
    SmallCampaign campaign = new SmallCampaign(folder, "f20-store");
    Path cache = mount().resolve("cache");
    Files.createDirectories(cache);
    Path panel;
    try (var files = Files.list(folder.resolve("cache"))) {
      panel = files.filter(f -> f.toString().endsWith(".panel")).findFirst().orElseThrow();
    }
    fill(disk);
    try (LodeProcess process =
        campaign.start(
            List.of(),
            "--data",
            panel.toString(),
            "-D",
            "store=true",
            "-D",
            "cache=" + cache,
            "-D",
            "ledger=" + folder.resolve("ledger"))) {
      assertThat(process.exitCode()).as(process.output()).isZero();
    }
    campaign.assertSameAs(quiet);
  }

  @Test
  void shouldWaitWhileTheDiskIsReadOnlyF21() {
    SmallCampaign campaign = new SmallCampaign(folder, "f21-read-only");
    try (LodeProcess process = campaign.startHeld()) {
      process.awaitLine("best f:");
      // a disk with files open for writing cannot be made read-only politely: a part of it can
      String part = campaign.file("checkpoints").toString();
      Assumptions.assumeTrue(
          Shell.succeeds("mount", "--bind", part, part),
          "no bind mounts here: needs Linux and root");
      try {
        Shell.run("mount", "-o", "remount,ro,bind", part);
        campaign.release();
        awaitPaused(process);
        assertThat(campaign.text("status.json")).contains("Read-only file system");
      } finally {
        Shell.run("umount", part);
      }
      assertThat(process.exitCode()).as(process.output()).isZero();
    }
    campaign.assertSameAs(quiet);
  }

  @ParameterizedTest(name = "F21 {0} fails")
  @CsvSource({
    "force:gen-000002.json",
    "force:trials.jsonl",
    "append:events.jsonl",
    "renamed:gen-000001.json",
    "force:verdicts.jsonl"
  })
  void shouldNeverReportAFailedForceAsSuccessF21(String place) {
    SmallCampaign campaign = new SmallCampaign(folder, "f21-" + place.replaceAll("\\W", "-"));
    lode.journal.FailPoint.arm(place + "@1-2=fail");
    try {
      assertThat(campaign.mine()).as(campaign.screen()).isZero();
    } finally {
      lode.journal.FailPoint.arm("");
    }
    campaign.assertSameAs(quiet);
    if (!place.startsWith("append")) {
      assertThat(campaign.screen()).contains("waiting for the disk", "going on");
    }
  }
}
