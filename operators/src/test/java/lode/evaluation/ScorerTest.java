package lode.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.Period;
import lode.panel.Price;
import org.junit.jupiter.api.Test;

class ScorerTest {
  private static final Market MARKET = Market.of(200, 60, 1);
  private static final Panel PANEL = MARKET.panel();
  private static final Period PERIOD = new Period(70, 190);
  private static final List<Target> TARGETS =
      List.of(new Target(5, Price.OPEN), new Target(1, Price.CLOSE));
  private static final List<Formula> FORMULAS = RandomFormulas.each(11, 1);
  private static final List<Score> EXPECTED = scorer().score(FORMULAS);

  @Test
  void shouldGiveTheSameBitsOneByOne() {
    Scorer scorer = scorer();
    for (int f = FORMULAS.size() - 1; f >= 0; f--) {
      same(scorer.score(List.of(FORMULAS.get(f))).getFirst(), f);
    }
  }

  @Test
  void shouldGiveTheSameBitsForAnyChunkAndMemory() {
    Labels labels = Labels.of(PANEL, "all", TARGETS, PERIOD);
    for (int chunk : new int[] {1, 7, 64, 1000}) {
      same(new Scorer(PANEL, labels, chunk, Memory.bytes()).score(FORMULAS));
      same(new Scorer(PANEL, labels, chunk, 1 << 20).score(FORMULAS));
    }
  }

  @Test
  void shouldGiveTheSameBitsOnSeveralThreadsThatShareLabels() throws Exception {
    Labels labels = Labels.of(PANEL, "all", TARGETS, PERIOD);
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<List<Score>>> futures = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        futures.add(threads.submit(() -> new Scorer(PANEL, labels).score(FORMULAS)));
      }
      for (Future<List<Score>> future : futures) {
        same(future.get());
      }
    }
  }

  @Test
  void shouldGiveTheSameDaysForAnyPeriod() {
    Scorer later = new Scorer(PANEL, "all", TARGETS, new Period(130, 170));
    List<Score> scores = later.score(FORMULAS);
    for (int f = 0; f < scores.size(); f++) {
      for (int target = 0; target < TARGETS.size(); target++) {
        DailySeries part = scores.get(f).series().get(target);
        DailySeries whole = EXPECTED.get(f).series().get(target);
        assertThat(part.rankIc()).isEqualTo(Arrays.copyOfRange(whole.rankIc(), 60, 100));
        assertThat(part.ic()).isEqualTo(Arrays.copyOfRange(whole.ic(), 60, 100));
        assertThat(Arrays.copyOfRange(part.turnover(), 1, 40))
            .isEqualTo(Arrays.copyOfRange(whole.turnover(), 61, 100));
      }
    }
  }

  @Test
  void shouldForetellFullyWhatIsTheLabel() {
    // the label of 1 day at the close is known to this formula two days later
    Formula past = Formula.parse("ts_pct_change(close,1)");
    DailySeries series = scorer().score(List.of(past)).getFirst().series().get(1);
    Labels labels = Labels.of(PANEL, "all", TARGETS, PERIOD);
    float[] row = new float[PANEL.stride()];
    FactorRow factor = new FactorRow(60);
    Correlation correlation = new Correlation(60);
    Values.stream(
        PANEL,
        "all",
        List.of(past),
        new Period(72, 190),
        (root, date, data, offset) -> {
          System.arraycopy(data, offset, row, 0, row.length);
          factor.load(row, 0, labels.members(date - 2));
          correlation.of(factor, labels.row(1, date - 2));
          assertThat(correlation.rankIc()).isCloseTo(1, within(1e-9));
        });
    assertThat(Metric.RANK_IC.of(series, PERIOD)).isBetween(-0.1, 0.1);
  }

  @Test
  void shouldCountCoverageAndNamesAmongTheTradedUniverse() {
    Score all = scorer().score(List.of(Formula.parse("volume"))).getFirst();
    Score half =
        scorer().score(List.of(Formula.parse("mask(volume,gt(volume,100000))"))).getFirst();
    DailySeries whole = all.series().getFirst();
    DailySeries part = half.series().getFirst();
    for (int day = 0; day < PERIOD.size(); day++) {
      int members = Universe.of(PANEL, "all", PERIOD).members(PERIOD.from() + day).length;
      assertThat(whole.names()[day]).isLessThanOrEqualTo(members);
      assertThat(part.coverage()[day] * members)
          .isCloseTo(Math.round(part.coverage()[day] * members), within(1e-3f));
      assertThat(part.coverage()[day]).isLessThan(whole.coverage()[day]);
      assertThat(part.names()[day]).isLessThan(whole.names()[day]);
    }
    assertThat(whole.turnover()[0]).isNaN();
    assertThat(whole.turnover()[1]).isBetween(0.01f, 1f);
  }

  @Test
  void shouldScoreNothing() {
    assertThat(scorer().score(List.of())).isEmpty();
  }

  private static Scorer scorer() {
    return new Scorer(PANEL, "all", TARGETS, PERIOD);
  }

  private static void same(List<Score> actual) {
    assertThat(actual).hasSameSizeAs(EXPECTED);
    for (int f = 0; f < actual.size(); f++) {
      same(actual.get(f), f);
    }
  }

  private static void same(Score actual, int f) {
    String text = FORMULAS.get(f).text();
    Score expected = EXPECTED.get(f);
    assertThat(actual.sketch().ranks()).as(text).isEqualTo(expected.sketch().ranks());
    for (int target = 0; target < TARGETS.size(); target++) {
      DailySeries a = actual.series().get(target);
      DailySeries e = expected.series().get(target);
      assertThat(a.ic()).as(text).isEqualTo(e.ic());
      assertThat(a.rankIc()).as(text).isEqualTo(e.rankIc());
      assertThat(a.coverage()).as(text).isEqualTo(e.coverage());
      assertThat(a.turnover()).as(text).isEqualTo(e.turnover());
      assertThat(a.names()).as(text).isEqualTo(e.names());
      assertThat(a.ties()).as(text).isEqualTo(e.ties());
    }
  }
}
