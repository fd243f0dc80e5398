package lode.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lode.cluster.Poison;
import lode.evolution.Evaluation;
import lode.evolution.Generation;
import lode.journal.Fence;
import lode.journal.Scan;
import lode.journal.Sealed;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a stopped run are cut, flipped and replaced; nothing damaged is ever believed. */
class RecoveryFaultTest {
  private static final int GENERATIONS = 5;
  private static final int FLIPS = 200;

  @TempDir static Path folder;
  private static String digest;
  private static Map<Path, byte[]> stopped;
  private static int copies;

  private RunDirectory run;

  @BeforeAll
  static void mineAndStop() throws IOException {
    digest = mine("quiet", Integer.MAX_VALUE).orElseThrow().championsSha256();
    assertThat(mine("stopped", GENERATIONS - 1)).isEmpty();
    stopped = read(folder.resolve("stopped"));
  }

  private static Optional<Summary> mine(String name, int stopAfter) {
    Map<String, Object> options = new HashMap<>();
    options.put("run-dir", folder.resolve(name).toString());
    options.put("cache", folder.resolve("cache").toString());
    options.put("data", "generated:60x400");
    options.put("generations", GENERATIONS);
    options.put("population", 16);
    options.put("workers", 1);
    options.put("formulas", List.of("alpha101"));
    options.put("store", false);
    options.put("search.archive", 8);
    options.put("search.eligibility.min-days", 20);
    options.put("vocabulary.windows", List.of(3, 5));
    Config config = Settings.resolve(null, ConfigFactory.parseMap(options));
    AtomicInteger done = new AtomicInteger();
    CampaignListener counting =
        new CampaignListener() {
          @Override
          public void generation(Generation generation, int of, double seconds) {
            done.incrementAndGet();
          }
        };
    return Campaign.start(config, "", counting, () -> done.get() >= stopAfter);
  }

  private static Map<Path, byte[]> read(Path from) throws IOException {
    Map<Path, byte[]> files = new HashMap<>();
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(from.relativize(file), Files.readAllBytes(file));
      }
    }
    return files;
  }

  @BeforeEach
  void copy() throws IOException {
    run = new RunDirectory(folder.resolve("copy-" + copies++));
    for (Map.Entry<Path, byte[]> file : stopped.entrySet()) {
      Path to = run.path().resolve(file.getKey());
      Files.createDirectories(to.getParent());
      Files.write(to, file.getValue());
    }
  }

  private void assertResumesToTheSame() {
    assertThat(
            Campaign.resume(run, ConfigFactory.empty(), CampaignListener.NONE, () -> false)
                .orElseThrow()
                .championsSha256())
        .isEqualTo(digest);
    List<Long> seqs =
        RunRecords.trials(run).stream().map(trial -> trial.get("seq").asLong()).toList();
    assertThat(seqs).isEqualTo(Stream.iterate(0L, i -> i + 1).limit(seqs.size()).toList());
    assertThat(RunRecords.trials(run).stream().map(t -> t.get("fid").asText()))
        .doesNotHaveDuplicates()
        .hasSize(RunRecords.summary(run).orElseThrow().get("formulas_evaluated").asInt());
  }

  private static int lastTwoRecords(byte[] text) {
    int newlines = 0;
    int at = text.length - 1;
    while (at > 0 && (text[at] != '\n' || ++newlines < 3)) {
      at--;
    }
    return at + 1;
  }

  @ParameterizedTest(name = "F17 {0}")
  @ValueSource(strings = {"trials.jsonl", "events.jsonl", "generations.jsonl"})
  void shouldRecoverFromATailTornAtAnyByteF17(String name) throws IOException {
    Path file = run.path().resolve(name);
    byte[] whole = Files.readAllBytes(file);
    String text = new String(whole, StandardCharsets.UTF_8);
    int from = lastTwoRecords(whole);
    for (int length = from; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      long records = recordsBefore(whole, length);
      assertThat(Scan.of(file, line -> {}).records()).as("cut at " + length).isEqualTo(records);
      if ((length - from) % 23 == 0) {
        Recovery recovery = Recovery.of(run);
        assertThat(recovery.trialsKept()).isLessThanOrEqualTo(recovery.trials().records());
        assertThat(recovery.historyKept()).isLessThanOrEqualTo(recovery.history().records());
        assertThat(recovery.generation()).isBetween(GENERATIONS - 4, GENERATIONS - 2);
      }
    }
    Files.write(file, Arrays.copyOf(whole, whole.length - 20));
    assertResumesToTheSame();
    Path torn = run.path().resolve(name + ".torn");
    assertThat(Files.readString(torn))
        .endsWith(text.substring(0, text.length() - 20).substring(text.length() - 40));
  }

  @Test
  void shouldUseTheWholeRecordsOfATornScoreJournalF17() throws IOException {
    Path file = run.scores(GENERATIONS - 2);
    byte[] all = Files.readAllBytes(file);
    int third =
        IntStream.range(1, all.length)
            .filter(n -> recordsBefore(all, n) == 3)
            .findFirst()
            .orElseThrow();
    byte[] whole = Arrays.copyOf(all, third);
    int from = lastTwoRecords(whole);
    try (Fence fence = run.take();
        ScoreJournal journal = new ScoreJournal(run, fence)) {
      for (int length = from; length < whole.length; length++) {
        Files.write(file, Arrays.copyOf(whole, length));
        int records = recordsBefore(whole, length);
        if ((length - from) % 101 == 0) {
          assertThat(journal.begin(GENERATIONS - 2)).as("cut at " + length).isEqualTo(records);
        } else {
          assertThat(Scan.of(file, line -> {}).records()).as("cut at " + length).isEqualTo(records);
        }
      }
    }
    assertThat(file.resolveSibling(file.getFileName() + ".torn")).isNotEmptyFile();
  }

  @Test
  void shouldNotBelieveADamagedScoreF17() throws IOException {
    Path file = run.scores(GENERATIONS - 2);
    byte[] whole = Files.readAllBytes(file);
    Map<String, String> scores = new HashMap<>();
    Map<String, Long> hashes = new HashMap<>();
    Scan.of(
        file,
        line -> {
          String text = line.json().get("expr").asText();
          if (line.json().has("hash")) {
            hashes.put(text, Long.parseUnsignedLong(line.json().get("hash").asText(), 16));
          } else {
            scores.put(text, line.json().get("score").asText());
          }
        });
    int all = scores.size() + hashes.size();
    assertThat(scores).isNotEmpty();
    assertThat(hashes.keySet()).containsAll(scores.keySet());
    try (Fence fence = run.take();
        ScoreJournal journal = new ScoreJournal(run, fence)) {
      for (int at = 0; at < whole.length; at += 101) {
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) (1 << at % 8);
        Files.write(file, flipped);
        // each record proves itself, so only the one that was hit is lost, or two with the line end
        // between
        assertThat(journal.begin(GENERATIONS - 2)).as("flip at " + at).isBetween(all - 2, all - 1);
        scores.forEach((text, score) ->
            assertThat(journal.known(false, text).map(Evaluation::encoded).orElse(score))
                .isEqualTo(score));
        hashes.forEach((text, hash) -> assertThat(journal.hash(text).orElse(hash)).isEqualTo(hash));
      }
    }
  }

  private static int recordsBefore(byte[] lines, int end) {
    int newlines = 0;
    for (int at = 0; at < end; at++) {
      newlines += lines[at] == '\n' ? 1 : 0;
    }
    return newlines;
  }

  /** Two formulas were given up. */
  private void quarantine() {
    try (Fence fence = run.take();
        PoisonRecord record = new PoisonRecord(run, fence)) {
      record.add(new Poison("close", "OutOfMemoryError: Java heap space", List.of("w1", "w2")));
      record.add(new Poison("open", "worker lost", List.of("w1", "w3")));
    }
  }

  private List<String> quarantined() {
    try (Fence fence = run.take();
        PoisonRecord record = new PoisonRecord(run, fence)) {
      return record.known().stream().map(Poison::formula).toList();
    }
  }

  @Test
  void shouldTellDamageOfWhatWasGivenUpF18() throws IOException {
    quarantine();
    assertThat(quarantined()).containsExactly("close", "open");
    byte[] whole = Files.readAllBytes(run.poison());
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 2;
      Files.write(run.poison(), flipped);
      assertThat(Recovery.of(run).notes())
          .as("flip at " + at)
          .anyMatch(note -> note.contains("poison.jsonl"));
    }
    Files.write(run.poison(), Arrays.copyOf(whole, whole.length - 9));
    assertResumesToTheSame();
    assertThat(quarantined()).containsExactly("close");
    assertThat(run.poison().resolveSibling("poison.jsonl.torn")).isNotEmptyFile();
  }

  /** Whether the damage of a file is told, or refused by its name. */
  private boolean detected(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (file.getParent().equals(run.journal())) {
      Path torn = file.resolveSibling(name + ".torn");
      try (Fence fence = run.take();
          ScoreJournal journal = new ScoreJournal(run, fence)) {
        journal.begin(Integer.parseInt(name.replaceAll("\\D", "")));
      }
      return Files.deleteIfExists(torn);
    }
    try {
      Manifest.read(run);
      return Recovery.of(run).notes().stream().anyMatch(note -> note.contains(name));
    } catch (IntegrityException e) {
      return e.getMessage().contains(name);
    }
  }

  @Test
  void shouldDetectEveryFlippedBitF18() throws IOException {
    long seed = Long.getLong("lode.fault.seed", System.nanoTime() & 0xffffff);
    System.out.println(
        "F18 seed=" + seed + " again: -Dtest=RecoveryFaultTest -Dlode.fault.seed=" + seed);
    Random random = new Random(seed);
    quarantine();
    List<Path> files = new ArrayList<>(run.allCheckpoints());
    files.addAll(
        List.of(
            run.manifest(),
            run.resolved(),
            run.seeds(),
            run.trials(),
            run.events(),
            run.history(),
            run.poison()));
    try (Stream<Path> journals = Files.list(run.journal())) {
      journals.forEach(files::add);
    }
    for (int flip = 0; flip < FLIPS; flip++) {
      Path file = files.get(flip % files.size());
      byte[] whole = Files.readAllBytes(file);
      byte[] flipped = whole.clone();
      int at = random.nextInt(flipped.length);
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, flipped);
      assertThat(detected(file)).as("flip at " + at + " of " + file).isTrue();
      Files.write(file, whole);
    }
  }

  @ParameterizedTest(name = "F18 {0}")
  @ValueSource(strings = {"checkpoint", "trials", "events", "history"})
  void shouldGoOnFromBeforeTheDamageF18(String what) throws IOException {
    Path file =
        switch (what) {
          case "checkpoint" -> run.checkpoint(GENERATIONS - 2);
          case "trials" -> run.trials();
          case "history" -> run.history();
          default -> run.events();
        };
    byte[] bytes = Files.readAllBytes(file);
    int from =
        what.equals("events")
            ? new String(bytes, StandardCharsets.UTF_8).indexOf("\"gen\":" + (GENERATIONS - 2))
            : bytes.length - 40;
    bytes[from] ^= 4;
    Files.write(file, bytes);
    Recovery recovery = Recovery.of(run);
    assertThat(recovery.generation()).isEqualTo(GENERATIONS - 3);
    assertThat(recovery.notes()).anyMatch(note -> note.contains(file.getFileName().toString()));
    assertResumesToTheSame();
  }

  @Test
  void shouldStopWhereNothingWholeReachesBackF18() throws IOException {
    byte[] bytes = Files.readAllBytes(run.trials());
    bytes[50] ^= 1;
    Files.write(run.trials(), bytes);
    assertThatThrownBy(
            () -> Campaign.resume(run, ConfigFactory.empty(), CampaignListener.NONE, () -> false))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("trials.jsonl");
    assertThat(Files.readAllBytes(run.trials())).isEqualTo(bytes);
  }

  @ParameterizedTest(name = "F19 {0}")
  @ValueSource(strings = {"", "garbage", "{\"sha256\":\"0\",\n\"format\":\"lode-checkpoint\"}"})
  void shouldFallBackFromACheckpointThatIsNoneF19(String content) throws IOException {
    Path newest = run.checkpoint(GENERATIONS - 2);
    Files.writeString(newest, content);
    Recovery recovery = Recovery.of(run);
    assertThat(recovery.last().orElseThrow().file()).isEqualTo(run.checkpoint(GENERATIONS - 3));
    assertThat(recovery.notes()).anyMatch(note -> note.contains(newest.toString()));
    assertResumesToTheSame();
    assertThat(newest.resolveSibling(newest.getFileName() + ".aside")).hasContent(content);
  }

  @ParameterizedTest(name = "F19 version {0}")
  @ValueSource(ints = {0, 99})
  void shouldRefuseACheckpointOfAnotherVersionF19(int version) {
    Path newest = run.checkpoint(GENERATIONS - 2);
    ObjectNode node = Sealed.read(newest);
    node.remove("sha256");
    node.put("version", version);
    Sealed.write(newest, node, false);
    assertThatThrownBy(() -> Recovery.of(run))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("version=" + version)
        .hasMessageContaining(newest.toString());
  }

  @Test
  void shouldRefuseWhereNoCheckpointIsLeftF19() throws IOException {
    for (Path checkpoint : run.allCheckpoints()) {
      Files.delete(checkpoint);
    }
    assertThatThrownBy(() -> Recovery.of(run))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining(run.checkpoints().toString());
  }

  @Test
  void shouldNotGoBackInEpochsWhereTheFileIsLostF22() throws IOException {
    Files.writeString(run.path().resolve("epoch"), "nonsense");
    Files.writeString(run.path().resolve("lock"), "left behind by somebody");
    assertResumesToTheSame();
    assertThat(Fence.read(run.path())).isEqualTo(2);
  }
}
