package lode.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clocks that differ between machines and jump by hours either way while a campaign runs. Each
 * process reads a wall clock of its own, made by libfaketime and set by a file; what counts how
 * long something takes is left alone, as it is by whoever sets a clock. ({@code
 * ArchitectureTest.NOBODY_COUNTS_WITH_THE_WALL_CLOCK_F27} holds why nothing changes.)
 */
@Timeout(300)
class ClockFaultTest {
  private static final Pattern AT = Pattern.compile("(?m)^(\\d{4}-\\d\\d-\\d\\dT\\S+Z) ");
  private static Path library;

  @TempDir private Path folder;

  @BeforeAll
  static void findLibrary() throws IOException {
    try (Stream<Path> found =
        Stream.of("/usr/lib", "/usr/lib64", "/usr/local/lib")
            .map(Path::of)
            .filter(Files::isDirectory)
            .flatMap(ClockFaultTest::below)) {
      library = found.findFirst().orElse(null);
    }
    Assumptions.assumeTrue(library != null, "no libfaketime here");
  }

  private static Stream<Path> below(Path root) {
    try {
      return Files.find(root, 4, (file, _) -> file.endsWith("faketime/libfaketime.so.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The wall clock of a process. */
  private final class WallClock {
    private final Path file;

    WallClock(String name, int hours) {
      file = folder.resolve(name);
      jump(hours);
    }

    /** Sets it, so many hours from the true time. */
    void jump(int hours) {
      try {
        Path next = Files.writeString(folder.resolve("next"), "%+dh".formatted(hours));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Words before those of a process that has it, in a time zone. */
    List<String> before(String zone) {
      return List.of(
          "env",
          "LD_PRELOAD=" + library,
          "FAKETIME_TIMESTAMP_FILE=" + file,
          "FAKETIME_CACHE_DURATION=1",
          "FAKETIME_DONT_FAKE_MONOTONIC=1",
          "FAKETIME_FORCE_MONOTONIC_FIX=0",
          "TZ=" + zone);
    }
  }

  @Test
  void shouldFindTheSameWhileClocksDifferAndJumpF27() {
    Mining mining = Mining.of("f27");
    WallClock own = new WallClock("coordinator", 0);
    WallClock early = new WallClock("early", -1);
    WallClock late = new WallClock("late", 1);
    try (LodeProcess process = mining.mine(own.before("UTC"), mining.held(4, List.of()));
        LodeProcess _ =
            mining.worker(early.before("America/New_York"), List.of(), mining.joining())) {
      mining.awaitLog(Mining.JOINED, 2, process);
      jump(own, 1, early, 1);
      try (LodeProcess _ =
          mining.worker(late.before("Asia/Kathmandu"), List.of(), mining.joining())) {
        mining.awaitLog(Mining.JOINED, 3, process);
        jump(own, -1, late, -1);
        mining.release();
        mining.assertEnded(process);
      }
    }
    assertThat(jumps(mining.log())).as("hours by which the log's times jump").contains(1, -2);
    assertThat(seconds(mining)).isSorted().allMatch(s -> s >= 0 && s < 3000);
  }

  /** Sets two clocks; processes look at theirs once a second. */
  private static void jump(WallClock one, int hours, WallClock other, int otherHours) {
    one.jump(hours);
    other.jump(otherHours);
    Wait.pause(Duration.ofSeconds(3));
  }

  /** Whole hours between a line of a log and the next, where there are any. */
  private static List<Integer> jumps(String log) {
    List<Instant> times =
        AT.matcher(log).results().map(found -> Instant.parse(found.group(1))).toList();
    List<Integer> jumps = new ArrayList<>();
    for (int i = 1; i < times.size(); i++) {
      long hours =
          Math.round(Duration.between(times.get(i - 1), times.get(i)).toSeconds() / 3600.0);
      if (hours != 0) {
        jumps.add((int) hours);
      }
    }
    return jumps;
  }

  /** What the run says that it took, generation by generation and in the end. */
  private static List<Double> seconds(Mining mining) {
    List<Double> seconds = new ArrayList<>();
    read(mining.run().resolve("generations.csv"))
        .lines()
        .skip(1)
        .forEach(row -> seconds.add(Double.valueOf(row.substring(row.lastIndexOf(',') + 1))));
    Matcher whole =
        Pattern.compile("\"seconds\"\\s*:\\s*([0-9.E-]+)")
            .matcher(read(mining.run().resolve("summary.json")));
    assertThat(whole.find()).isTrue();
    seconds.add(Double.valueOf(whole.group(1)));
    return seconds;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
