package lode.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import lode.journal.JsonFile;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialLedgerTest {
  private static final Counts COUNTS = new Counts(120, 100, 80, 60, 20, 15, 12, 8, 5);

  @TempDir Path folder;

  private static List<Trial> trials(int n) {
    Random random = new Random(3);
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double t = i == 11 ? Double.NaN : random.nextGaussian();
      trials.add(
          new Trial(
              "%012x".formatted(random.nextLong() >>> 16),
              "f" + i,
              i % 3 == 0,
              i == 12 ? Double.NaN : 500,
              t / 30,
              t / 20,
              t / 40,
              t / 25,
              t));
    }
    return trials;
  }

  private static TrialLedger ledger(List<Trial> trials) {
    return TrialLedger.of("campaign", "data", "5d@open", COUNTS, trials, 10, Life.NONE);
  }

  @Test
  void shouldBeTheSameBitsInAnyOrder() {
    List<Trial> trials = trials(500);
    String text = JsonFile.text(ledger(trials));
    for (int i = 0; i < 5; i++) {
      Collections.shuffle(trials, new Random(i));
      assertThat(JsonFile.text(ledger(trials))).isEqualTo(text);
    }
  }

  @Test
  void shouldHaveTheMomentsOfAllThatHaveTheFigure() {
    List<Trial> trials = trials(80);
    PowerSums t = ledger(trials).moments().get("t");
    DescriptiveStatistics oracle = new DescriptiveStatistics();
    trials.stream().mapToDouble(Trial::t).filter(Double::isFinite).forEach(oracle::addValue);
    assertThat(t.n()).isEqualTo(79);
    assertThat(t.mean()).isCloseTo(oracle.getMean(), within(1e-14));
    assertThat(t.deviation()).isCloseTo(oracle.getStandardDeviation(), within(1e-14));
    assertThat(t.sum4())
        .isCloseTo(
            trials.stream()
                .mapToDouble(Trial::t)
                .filter(Double::isFinite)
                .map(x -> x * x * x * x)
                .sum(),
            within(1e-10));
    assertThat(Math.abs(t.largest())).isEqualTo(Math.max(oracle.getMax(), -oracle.getMin()));
  }

  @Test
  void shouldSampleTheSmallestIdsOfWhatWasScored() {
    List<Trial> trials = trials(80);
    List<String> sample = ledger(trials).sample();
    List<String> all = trials.stream().filter(t -> !t.rejected()).map(Trial::fid).sorted().toList();
    assertThat(sample).isEqualTo(all.subList(0, 10));
  }

  @Test
  void shouldCountWhatWasNotTriedByReason() {
    assertThat(ledger(trials(80)).rejected())
        .containsEntry("text_seen_before", 15L)
        .containsEntry("meaning_seen_before", 12L)
        .containsEntry("orders_nothing", 8L)
        .containsEntry("beyond_limits", 5L)
        .containsEntry("could_not_be_scored", 1L);
  }

  @Test
  void shouldReadBackWhatItWrote() {
    TrialLedger ledger = ledger(trials(80));
    Path file = folder.resolve("ledger.json");
    JsonFile.write(file, ledger);
    assertThat(JsonFile.read(file, TrialLedger.class)).isEqualTo(ledger);
  }

  @Test
  void shouldAddUpCampaignsInAnyOrder() {
    List<Searched> campaigns = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      TrialLedger one = ledger(trials(50 + i));
      campaigns.add(new Searched("c" + i, "r", COUNTS, new TreeMap<>(one.moments()), 800));
    }
    Life life = new Life(campaigns);
    assertThat(life.tried()).isEqualTo(7 * 80);
    PowerSums t = life.moments("t");
    Collections.shuffle(campaigns, new Random(1));
    assertThat(new Life(campaigns)).isEqualTo(life);
    assertThat(new Life(campaigns).moments("t")).isEqualTo(t);
    assertThat(life.without("c3").tried()).isEqualTo(6 * 80);
  }
}
