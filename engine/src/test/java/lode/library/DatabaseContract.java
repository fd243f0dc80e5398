package lode.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lode.formula.Formula;
import lode.journal.Stamp;
import lode.market.SampleMarket;
import lode.panel.Panel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a library in any database must do. */
abstract class DatabaseContract {
  private static final Factor WHOLE =
      new Factor(
          "abc1",
          "cs_rank(close)",
          -1,
          Factor.Status.DEPRECATED,
          "run-1",
          "2026-01-01T00:00:00Z",
          "data",
          "top300",
          "5d@open",
          "2",
          Map.of("rank_icir", 0.1 + 0.2, "t", 1e-300),
          Map.of("rank_ic", -0.05),
          Map.of("ls_sharpe", Double.NaN),
          List.of(Check.atLeast("t", 3, 4.5), Check.atMost("correlation", .7, Double.NaN)),
          "it's \"tired\"",
          "reversal; drop table factor",
          "价格",
          new Factor.Lineage(7, List.of("aaaa", "bbbb")));

  /** A fresh empty database. */
  abstract String address();

  private static Factor factor(String fid) {
    return FactorLibraryTest.factor(fid, 0.1);
  }

  @Test
  void shouldReadBackWhatItWrote() {
    String address = address();
    try (FactorLibrary library = FactorLibrary.open(address)) {
      library.put(WHOLE);
    }
    try (FactorLibrary library = FactorLibrary.open(address)) {
      assertThat(library.all()).containsExactly(WHOLE);
    }
  }

  @Test
  void shouldKeepTheOrderOfEntryWhateverChanges() {
    try (FactorDatabase library = FactorDatabase.open(address())) {
      for (String fid : List.of("cc", "aa", "bb")) {
        library.put(factor(fid));
      }
      library.change("aa", Factor.Status.DEPRECATED, "weak");
      library.change("cc", Factor.Status.RETIRED, "dead");
      assertThat(library.all()).extracting(Factor::fid).containsExactly("cc", "aa", "bb");
      assertThat(library.active()).extracting(Factor::fid).containsExactly("bb");
    }
  }

  @Test
  void shouldRetireTheReplacedAndAddTheNewAndBeDoneAgainForNothing() {
    try (FactorDatabase library = FactorDatabase.open(address())) {
      library.put(factor("old"));
      library.enter(factor("new"), "old");
      library.enter(factor("new"), "old");
      assertThat(library.active()).extracting(Factor::fid).containsExactly("new");
      assertThat(library.require("old").note()).isEqualTo("replaced by new");
      assertThat(library.events("old"))
          .extracting(FactorDatabase.Event::kind)
          .containsExactly("entered", "retired");
      assertThat(library.events("new")).hasSize(1);
    }
  }

  @Test
  void shouldTakeThePromotionsOfCampaignsThatRunAtOnce() throws Exception {
    String address = address();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<?>> campaigns = new ArrayList<>();
      for (int c = 0; c < 3; c++) {
        String own = "own" + c;
        campaigns.add(
            threads.submit(() -> {
              for (int i = 0; i < 10; i++) {
                try (FactorLibrary library = FactorLibrary.open(address)) {
                  library.enter(factor(own + i), "");
                  library.enter(factor("shared" + i), i == 0 ? "" : "shared" + (i - 1));
                }
              }
            }));
      }
      for (Future<?> campaign : campaigns) {
        campaign.get();
      }
    }
    try (FactorLibrary library = FactorLibrary.open(address)) {
      assertThat(library.all()).hasSize(40);
      assertThat(library.find("shared9")).map(Factor::status).contains(Factor.Status.ACTIVE);
    }
  }

  @Test
  void shouldStayUsableWhenAWriterIsKilled() throws IOException, InterruptedException {
    String address = address();
    try (FactorLibrary library = FactorLibrary.open(address)) {
      library.put(factor("aa"));
    }
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Killed.class.getName(),
                address)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isEqualTo(Killed.CODE);
    try (FactorLibrary library = FactorLibrary.open(address)) {
      assertThat(library.all()).extracting(Factor::fid).containsExactly("aa");
      library.put(factor("bb"));
      assertThat(library.all()).hasSize(2);
    }
  }

  /** Dies in the middle of a transaction. */
  static final class Killed {
    static final int CODE = 77;

    private Killed() {}

    public static void main(String[] args) {
      try (Database database = Database.open(LibraryAddress.of(args[0]))) {
        database.write(handle -> {
          FactorRows.put(handle, factor("half"), Stamp.now());
          Runtime.getRuntime().halt(CODE);
          return null;
        });
      }
    }
  }

  @Test
  void shouldMigrateALibraryOfTheFirstVersion() {
    LibraryAddress address = LibraryAddress.of(address());
    try (Database old = Database.open(address, "1")) {
      old.write(handle -> {
        FactorRows.put(handle, WHOLE, Stamp.now());
        return null;
      });
      assertThatThrownBy(() -> new Measurements(old).files()).hasMessageContaining("value_file");
    }
    try (FactorDatabase library = FactorDatabase.open(address)) {
      assertThat(library.all()).containsExactly(WHOLE);
      assertThat(library.measurements().files()).isEmpty();
    }
  }

  @Test
  void shouldRefuseALibraryOfANewerVersion() {
    LibraryAddress address = LibraryAddress.of(address());
    try (Database database = Database.open(address)) {
      database.write(handle ->
          handle.execute(
              """
              insert into flyway_schema_history (installed_rank, version, description, type, script,
                checksum, installed_by, execution_time, success)
              values (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', 1, %s)
              """
                  .formatted(address instanceof LibraryAddress.Server ? "true" : "1")));
    }
    assertThatThrownBy(() -> FactorDatabase.open(address))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("library of a newer version", "version=99", "known=2");
  }

  @Test
  void shouldKeepWhatUpdatesMeasure() {
    try (FactorDatabase library = FactorDatabase.open(address())) {
      library.put(factor("aa"));
      library.put(factor("bb"));
      Measurements measurements = library.measurements();
      Measurements.Day day =
          new Measurements.Day("2026-01-05", .1f, Float.NaN, 1, Float.NaN, 300, 1e-9f);
      Measurements.Standing standing =
          new Measurements.Standing(
              "aa", "2026-01-05", "SH600000", 1e30f, -1.5f, .25f, 1, Float.NaN);
      DecayWatch watch = new DecayWatch(.01, .05, -3, 8, 6.9, List.of("rolling", "cusum"));
      Measurements.Update update =
          new Measurements.Update(
              "2026-01-05",
              List.of(),
              List.of(),
              Map.of("aa", List.of(day)),
              Map.of("aa", Map.of("20d", Map.of("rank_ic", .1))),
              Map.of("aa", watch),
              List.of(new Measurements.Likeness("aa", "bb", -.4)),
              List.of(standing),
              "2026-01-01");
      measurements.save(update);
      measurements.save(update);
      assertThat(measurements.days("aa")).containsExactly(day);
      assertThat(measurements.standings("aa", "2026-01-05")).containsExactly(standing);
      assertThat(measurements.decay()).containsEntry("aa", watch);
      assertThat(measurements.likeness("bb"))
          .containsExactly(new Measurements.Likeness("bb", "aa", -.4));
      assertThat(measurements.performance("aa"))
          .contains(new Measurements.Performance("20d", "2026-01-05", Map.of("rank_ic", .1)));
      assertThat(library.events("aa"))
          .extracting(FactorDatabase.Event::text)
          .contains("rolling,cusum on 2026-01-05")
          .hasSize(2);
    }
  }

  @Test
  void shouldBeUpdatedDayByDay(@TempDir Path values) {
    Panel panel = new SampleMarket(5, 30, 150, true).panel();
    try (FactorDatabase library = FactorDatabase.open(address())) {
      String fid = Formula.parse("cs_rank(ts_delta(close,5))").fid();
      Factor factor = LibraryUpdateTest.factor("cs_rank(ts_delta(close,5))");
      library.put(factor);
      LibraryUpdate.Choices choices = new LibraryUpdate.Choices(values, 50, 2, false, 1);
      LibraryUpdate.run(library, panel.until(149), choices);
      LibraryUpdate.Outcome outcome = LibraryUpdate.run(library, panel, choices);
      assertThat(outcome.days()).isEqualTo(1);
      assertThat(library.measurements().days(fid)).hasSize(150);
      assertThat(library.measurements().standings(fid, outcome.evaluated())).isNotEmpty();
      assertThat(library.measurements().performance(fid))
          .extracting(Measurements.Performance::period)
          .contains("20d", "60d", "120d", "all");
    }
  }

  @Test
  void shouldChangeNothingWhereAStepFails() {
    try (FactorDatabase library = FactorDatabase.open(address())) {
      library.put(factor("aa"));
      Factor broken =
          new Factor(
              "bb",
              null,
              1,
              Factor.Status.ACTIVE,
              "",
              "",
              "",
              "",
              "",
              "",
              null,
              null,
              null,
              null,
              "",
              "",
              "",
              Factor.Lineage.NONE);
      assertThatThrownBy(() -> library.enter(broken, "aa"))
          .hasMessageContaining("library not usable");
      assertThat(library.all()).containsExactly(factor("aa"));
    }
  }
}
