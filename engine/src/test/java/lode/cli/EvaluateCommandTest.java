package lode.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import lode.evaluation.Metric;
import lode.ledger.Counts;
import lode.ledger.DataLedger;
import lode.ledger.Look;
import lode.ledger.Searched;
import lode.market.SampleMarket;
import lode.panel.Panel;
import lode.panel.PanelFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvaluateCommandTest {
  @TempDir static Path folder;
  private static Path data;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void writeMarket() {
    data = folder.resolve("market.panel");
    new SampleMarket(5, 40, 300, true).write(data);
  }

  @Test
  void shouldShowMetricsByHorizonAndYear() {
    assertThat(run("neg(ts_mean(returns,5))")).isZero();
    List<String> firsts = out.toString().lines().map(l -> l.replaceAll(" .*", "")).toList();
    assertThat(firsts).containsSubsequence("horizon", "1d", "5d", "10d", "20d", "year");
    assertThat(out.toString()).contains("universe=all entry=open").contains("fid=");
    assertThat(out.toString().lines().skip(1)).allMatch(line -> line.length() <= 100);
  }

  @Test
  void shouldShowTheSameAsJson() throws Exception {
    assertThat(run("close", "volume", "-o", "json", "--horizon", "3,5", "--entry", "close"))
        .isZero();
    JsonNode tree = new ObjectMapper().readTree(out.toString());
    assertThat(tree.get("entry").asText()).isEqualTo("close");
    assertThat(tree.get("formulas")).hasSize(2);
    JsonNode close = tree.get("formulas").get(0);
    assertThat(close.get("formula").asText()).isEqualTo("close");
    assertThat(close.get("horizons")).hasSize(2);
    assertThat(close.get("year_horizon").asInt()).isEqualTo(5);
    for (Metric metric : Metric.values()) {
      assertThat(close.get("horizons").get(1).has(metric.key())).isTrue();
    }
    double days = 0;
    for (JsonNode year : close.get("years")) {
      days += year.get("days").asDouble();
    }
    assertThat(days).isEqualTo(close.get("horizons").get(1).get("days").asDouble());
  }

  @Test
  void shouldLeaveTheHoldoutSealedUnlessAskedAloud() throws Exception {
    String ledger = folder.resolve("ledger").toString();
    assertThat(run("close", "--horizon", "5", "-o", "json", "--ledger", ledger)).isZero();
    JsonNode sealed = new ObjectMapper().readTree(out.toString());
    assertThat(sealed.get("dates").asInt()).isEqualTo(245);
    assertThat(sealed.get("sealed_from").asText()).isGreaterThan(sealed.get("to").asText());
    assertThat(days(sealed)).isEqualTo(245 - 6);
    assertThat(Path.of(ledger)).doesNotExist();

    assertThat(run("close", "--open-holdout", "--ledger", ledger)).isEqualTo(1);
    assertThat(err.toString()).contains("needs a reason");
    out.getBuffer().setLength(0);
    String[] aloud = {"--open-holdout", "--reason", "a look", "--ledger", ledger};
    assertThat(
            run(
                "close",
                "--horizon",
                "5",
                "-o",
                "json",
                aloud[0],
                aloud[1],
                aloud[2],
                aloud[3],
                aloud[4]))
        .isZero();
    JsonNode open = new ObjectMapper().readTree(out.toString());
    assertThat(open.get("dates").asInt()).isEqualTo(300);
    assertThat(open.has("sealed_from")).isFalse();
    assertThat(err.toString()).contains("holdout opened: look 1");
    try (Panel panel = PanelFile.open(data)) {
      assertThat(DataLedger.of(Path.of(ledger), panel.fingerprint()).holdout().looks())
          .extracting(Look::by, Look::reason)
          .containsExactly(tuple("lode evaluate", "a look"));
    }
  }

  @Test
  void shouldSealWhatTheEarliestCampaignHasSealed() throws Exception {
    Path ledger = folder.resolve("sealed");
    try (Panel panel = PanelFile.open(data)) {
      DataLedger.of(ledger, panel.fingerprint())
          .enter(new Searched("c", "r", Counts.NONE, new TreeMap<>(), 150));
    }
    assertThat(run("close", "-o", "json", "--ledger", ledger.toString())).isZero();
    assertThat(new ObjectMapper().readTree(out.toString()).get("dates").asInt()).isEqualTo(150);
  }

  private static double days(JsonNode tree) {
    return tree.at("/formulas/0/horizons/0/days").asDouble();
  }

  @Test
  void shouldPointAtWhatIsNoFormula() {
    assertThat(run("neg(ts_maen(returns,5))")).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("error: unknown operator: name=ts_maen")
        .contains("\n    ^")
        .doesNotContain("Exception");
  }

  @Test
  void shouldPointAtAFieldThatTheDataLacks() {
    assertThat(run("neg(retruns)")).isEqualTo(1);
    assertThat(err.toString()).contains("name=retruns nearest=returns").contains("\n    ^");
  }

  @Test
  void shouldRefuseWhatCannotBe() {
    assertThat(run("close", "--universe", "moon")).isEqualTo(1);
    assertThat(run("close", "--horizon", "0")).isEqualTo(1);
    assertThat(run("close", "--entry", "noon")).isEqualTo(1);
    assertThat(run("close", "--values", folder.resolve("no/such/f.parquet").toString()))
        .isEqualTo(1);
    assertThat(err.toString())
        .contains("unknown universe: name=moon")
        .contains("a horizon is at least one day: horizon=0")
        .contains("no such folder")
        .doesNotContain("\tat ");
  }

  @Test
  void shouldWriteTheValuesAsParquet() throws Exception {
    Path file = folder.resolve("values.parquet");
    assertThat(run("ts_mean(close,3)", "volume", "--values", file.toString())).isZero();
    try (Panel panel = PanelFile.open(data);
        Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet rows =
            duck.createStatement()
                .executeQuery("select * from '" + file + "' order by date, symbol")) {
      assertThat(rows.getMetaData().getColumnCount()).isEqualTo(4);
      int volume = panel.field("volume");
      int compared = 0;
      while (rows.next()) {
        int date = panel.dates().indexOf(rows.getDate(1).toLocalDate());
        float expected = panel.at(volume, date, panel.stocks().indexOf(rows.getString(2)));
        float actual = rows.getFloat(4);
        assertThat(rows.wasNull() ? Float.NaN : actual).isEqualTo(Float.valueOf(expected));
        compared++;
      }
      assertThat(compared).isGreaterThan(10_000);
    }
  }

  @Test
  void shouldNameTheOnlyColumnValue() throws Exception {
    Path file = folder.resolve("one.parquet");
    assertThat(run("ts_mean(close,3)", "--values", file.toString())).isZero();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet rows =
            duck.createStatement()
                .executeQuery("select avg(value), count(*) from '" + file + "'")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getDouble(1)).isNotCloseTo(0, within(1e-3));
      assertThat(rows.getInt(2)).isGreaterThan(10_000);
    }
  }

  @Test
  void shouldScoreASetALineEach() throws Exception {
    assertThat(run("--formulas", "alpha101", "--horizon", "5,10", "--threads", "2")).isZero();
    List<String> lines = out.toString().lines().toList();
    assertThat(lines.get(2)).startsWith("5d").contains("rank_ic");
    assertThat(lines).filteredOn(l -> l.startsWith("alpha")).hasSize(82);
    assertThat(lines).filteredOn(l -> l.startsWith("alpha101 ")).hasSize(1);
    String both = out.toString();
    out.getBuffer().setLength(0);
    assertThat(run("--formulas", "alpha101", "--horizon", "5,10", "--threads", "1")).isZero();
    assertThat(out.toString()).isEqualTo(both);
  }

  @Test
  void shouldWriteASetAsAPanelForAnyNumberOfThreads() throws Exception {
    Path one = folder.resolve("one.panel");
    Path two = folder.resolve("two.panel");
    String[] sets = {"--formulas", "alpha158,alpha101", "--no-scores"};
    assertThat(run(sets[0], sets[1], sets[2], "--values", one.toString(), "--threads", "1"))
        .isZero();
    assertThat(run(sets[0], sets[1], sets[2], "--values", two.toString(), "--threads", "3"))
        .isZero();
    assertThat(out.toString()).isEmpty();
    assertThat(two).hasSameBinaryContentAs(one);
    PanelFile.verify(one);
    try (Panel panel = PanelFile.open(data);
        Panel values = PanelFile.open(one)) {
      assertThat(values.fields()).hasSize(158 + 82 + 1);
      int date = 200;
      int stock = 7;
      float open = panel.at(panel.field("open"), date, stock);
      float close = panel.at(panel.field("close"), date, stock);
      assertThat(values.at(values.field("open0"), date, stock)).isEqualTo(open / close);
      assertThat(values.fields().get(values.field("alpha006")).meaning())
          .isEqualTo("neg(ts_corr(open,volume,10))");
      assertThat(values.at(values.field("universe_all"), date, stock)).isEqualTo(1);
    }
  }

  @Test
  void shouldWriteEqualFormulasAndNamesThatDifferOnlyInCapitals() throws Exception {
    Path set = folder.resolve("set.txt");
    Files.writeString(set, "kmid = close\nKMID = close\ndate = open\n");
    for (String form : List.of("equal.parquet", "equal.panel")) {
      Path file = folder.resolve(form);
      assertThat(run("close", "close", "--formulas", set.toString(), "--values", file.toString()))
          .isZero();
    }
    String fid = lode.formula.Formula.parse("close").fid();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet rows =
            duck.createStatement()
                .executeQuery("describe select * from '" + folder.resolve("equal.parquet") + "'")) {
      List<String> columns = new ArrayList<>();
      while (rows.next()) {
        columns.add(rows.getString(1));
      }
      assertThat(columns)
          .containsExactly("date", "symbol", fid, fid + "_2", "kmid", "KMID_2", "date_2");
    }
    try (Panel values = PanelFile.open(folder.resolve("equal.panel"))) {
      String field = Character.isDigit(fid.charAt(0)) ? "f_" + fid : fid;
      assertThat(values.fields().stream().map(f -> f.name()))
          .containsExactly(field, field + "_2", "kmid", "kmid_2", "date_2", "universe_all");
    }
  }

  @Test
  void shouldSayWhatItWasGivenInVain() {
    assertThat(run()).isEqualTo(1);
    assertThat(run("--formulas", "alpha102")).isEqualTo(1);
    assertThat(run("close", "--no-scores")).isEqualTo(1);
    assertThat(run("close", "--values", folder.resolve("f.txt").toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("nothing to evaluate: give a formula, or --formulas")
        .contains("unknown formula set: name=alpha102 nearest=alpha101")
        .contains("--no-scores needs --values")
        .contains("unknown form of values")
        .doesNotContain("\tat ");
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("evaluate", "--data", data.toString()));
    all.addAll(List.of(arguments));
    CommandLine line = Lode.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(all.toArray(String[]::new));
  }
}
