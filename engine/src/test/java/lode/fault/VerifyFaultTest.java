package lode.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lode.cli.Lode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A run that has ended lies on a disk for years; what became of it there is found. */
@Timeout(120)
class VerifyFaultTest {
  private static final int FLIPS = 200;
  private static final int INTEGRITY = 4;

  /** They inform, and decide nothing, as do bytes that were cut off. */
  private static final Set<String> UNPROVEN =
      Set.of("campaign.conf", "status.json", "lock", "lode.log");

  @TempDir static Path folder;
  private static SmallCampaign campaign;

  @BeforeAll
  static void mine() {
    campaign = new SmallCampaign(folder, "old");
    assertThat(campaign.mine(SmallCampaign.promoting(folder.resolve("library.jsonl"))))
        .as(campaign.screen())
        .isZero();
  }

  private final StringWriter screen = new StringWriter();

  private int verify(String... options) {
    screen.getBuffer().setLength(0);
    CommandLine line = Lode.commandLine();
    line.setOut(new PrintWriter(screen));
    line.setErr(new PrintWriter(screen));
    return line.execute(
        Stream.concat(Stream.of("verify", campaign.run().toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  @Test
  void shouldFindARunWholeThatNobodyTouched() {
    assertThat(verify()).as(screen.toString()).isZero();
    assertThat(screen.toString())
        .contains("manifest.json", "trials.jsonl", "champions.csv", "verdicts.jsonl", "gen-0000")
        .contains(
            "generations.csv", "library.jsonl", "summary.json", "epoch", "studies", "backtest")
        .doesNotContain("damaged", "torn");
    assertThat(verify("-o", "json")).isZero();
    assertThat(screen.toString()).contains("\"state\" : \"WHOLE\"");
  }

  @Test
  void shouldFindItWholeWhenItsEndWasReachedTwice() {
    assertThat(campaign.resume()).as(campaign.screen()).isZero();
    assertThat(verify()).as(screen.toString()).isZero();
  }

  @Test
  void shouldFindEveryFlippedBitF18() throws IOException {
    Seed seed = Seed.of("F18", getClass());
    List<Path> files;
    try (Stream<Path> all = Files.walk(campaign.run())) {
      files =
          all.filter(Files::isRegularFile)
              .filter(file -> !UNPROVEN.contains(file.getFileName().toString()))
              .filter(file -> !file.toString().endsWith(".torn"))
              .sorted()
              .toList();
    }
    assertThat(files).contains(campaign.file("library.jsonl"), campaign.file("summary.json"));
    for (int flip = 0; flip < FLIPS; flip++) {
      Path file = files.get(flip % files.size());
      byte[] whole = Files.readAllBytes(file);
      byte[] flipped = whole.clone();
      int at = seed.between(0, flipped.length);
      flipped[at] ^= (byte) (1 << seed.between(0, 8));
      Files.write(file, flipped);
      assertThat(verify()).as("flip at " + at + " of " + file).isNotZero();
      Files.write(file, whole);
    }
    byte[] verdicts = Files.readAllBytes(campaign.file("verdicts.jsonl"));
    Files.delete(campaign.file("verdicts.jsonl"));
    assertThat(verify()).isEqualTo(INTEGRITY);
    assertThat(screen.toString()).contains("verdicts.jsonl", "damaged", "now=none");
    Files.write(campaign.file("verdicts.jsonl"), verdicts);
  }
}
