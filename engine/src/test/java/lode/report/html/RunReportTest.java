package lode.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import lode.backtest.Capacity;
import lode.backtest.TearSheet;
import lode.cli.Lode;
import lode.market.DataCheck;
import lode.run.RunBacktests;
import lode.run.RunDirectory;
import lode.run.RunRecords;
import lode.run.Validation;
import lode.validation.Haircuts;
import lode.validation.Luck;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import picocli.CommandLine;

/** The report of a small campaign that begins with two of the sample market's planted factors. */
class RunReportTest {
  private static final int FIVE_MEGABYTES = 5 << 20;

  @TempDir static Path folder;
  private static RunDirectory run;
  private static String page;

  @BeforeAll
  static void mineOnce() throws IOException {
    Path seeds = folder.resolve("seeds.txt");
    Files.writeString(seeds, "ts_ir(volume,20)\nts_corr(close,volume,20)\n");
    Path path = folder.resolve("run");
    StringWriter screen = new StringWriter();
    CommandLine line = Lode.commandLine();
    line.setOut(new PrintWriter(screen));
    line.setErr(new PrintWriter(screen));
    int code =
        line.execute(
            "mine",
            "--run-dir",
            path.toString(),
            "--generations",
            "3",
            "--population",
            "40",
            "--formulas",
            seeds.toString(),
            "-D",
            "cache=" + folder.resolve("cache"),
            "-D",
            "ledger=" + folder.resolve("ledger"),
            "-D",
            "store=false",
            "-D",
            "search.archive=10");
    assertThat(code).as(screen.toString()).isZero();
    run = RunDirectory.of(path.toString());
    page = RunReport.of(run, 2);
  }

  @Test
  void shouldHoldEverySection() {
    assertThat(ids(page))
        .contains(
            "verdict",
            "provenance",
            "effort",
            "evolution",
            "front",
            "champions",
            "overfitting",
            "likeness",
            "lineage",
            "tradability",
            "glossary")
        .anyMatch(id -> id.startsWith("f-"));
  }

  @Test
  void shouldOpenOfflineWithoutAnyScript() {
    assertThat(page).doesNotContain("http:", "https:", "<script", "src=", "url(", "@import");
  }

  @Test
  void shouldShowWhatIsLeftOfASharpeRatio() {
    Validation.Finalist promoted = validation().promoted().getFirst();
    Haircuts cuts = promoted.significance().haircuts();
    assertThat(section(page, "overfitting"))
        .contains("<title>haircuts</title>", "p naive")
        .contains(
            "%s <small>(%.0f%%)</small>"
                .formatted(
                    Shown.perYear(cuts.bonferroni().sharpe()), 100 * cuts.bonferroni().cut()))
        .contains(Shown.perYear(promoted.significance().sharpeTrain()));
  }

  @Test
  void shouldDrawTheLogitsBehindTheProbabilityOfOverfitting() {
    Luck luck = validation().luck();
    assertThat(luck.choices().combinations()).isPositive();
    assertThat(section(page, "overfitting"))
        .contains("<title>logits of the relative rank</title>")
        .contains("over " + luck.choices().combinations() + " halvings")
        .contains("a share of " + Shown.fixed(luck.overfitting(), 3));
  }

  @Test
  void shouldDrawTheCapacityCurveOfEachFactor() {
    String fid = validation().promoted().getFirst().fid();
    Capacity capacity =
        RunBacktests.of(run, fid).orElseThrow().figures().get(TearSheet.LONG_SHORT).capacity();
    assertThat(section(page, "f-" + fid))
        .contains("<title>capacity curve of the Sharpe ratio</title>")
        .contains("<title>capacity curve of the return</title>")
        .contains("Capacity of long-short: " + Shown.money(capacity.money()))
        .contains(
            "long-short " + Unit.PLAIN.told(capacity.steps().getFirst().sharpe()) + "</title>");
  }

  @Test
  void shouldShowTheChecksOfAFactorWithValueAndLimit() {
    Validation.Finalist promoted = validation().promoted().getFirst();
    String section = section(page, "f-" + promoted.fid());
    assertThat(section.split("class=\"held\"", -1)).hasSize(promoted.checks().size() + 1);
    assertThat(section).contains("holds: &ge; 3.00");
  }

  @Test
  void shouldDrawTheFinalistsBesideThoseLikeThem() {
    assertThat(section(page, "likeness"))
        .contains("<title>correlation of finalists</title>")
        .contains("The " + validation().finalists().size() + " finalists are");
  }

  @Test
  void shouldTellWhatTheDataAreLike() {
    DataCheck check = RunRecords.dataCheck(run).orElseThrow();
    DataCheck.Finding suspended =
        check.findings().stream()
            .filter(f -> f.name().equals("suspended"))
            .findFirst()
            .orElseThrow();
    assertThat(check.lastDate()).isEqualTo(validation().validation().to());
    assertThat(section(page, "tradability"))
        .contains(
            "<th scope=\"row\">suspended</th><td class=\"n\">" + Shown.count(suspended.count()))
        .contains("up to the end of validation");
  }

  @Test
  void shouldNameWhatIsNaive() {
    assertThat(page).contains("t naive", "p naive", "Naive: as if the formula were the only one");
  }

  @Test
  void shouldSayWhoLookedAtTheHoldout() {
    assertThat(section(page, "effort")).contains("Nobody has looked at it");
  }

  @Test
  void shouldSayHowToHaveTheOtherFactors() {
    List<String> promoted = validation().promoted().stream().map(f -> f.fid()).toList();
    String one = RunReport.of(run, 1);
    assertThat(section(one, "others"))
        .contains("lode report run --factor f:" + promoted.getLast())
        .doesNotContain(promoted.getFirst());
    assertThat(ids(RunReport.of(run, 99))).doesNotContain("others");
  }

  @Test
  void shouldDrawARunOlderThanItsPictures() throws IOException {
    Path old = folder.resolve("old");
    copy(run.path(), old);
    Path file = old.resolve("validation.json");
    JsonMapper json = JsonMapper.builder().build();
    ObjectNode validation = (ObjectNode) json.readTree(Files.readString(file));
    validation.remove("likeness");
    ((ObjectNode) validation.get("luck")).remove("choices");
    validation
        .get("finalists")
        .forEach(f -> ((ObjectNode) f.get("significance")).remove("haircuts"));
    Files.writeString(file, validation.toString());
    delete(old.resolve("data.json"));
    assertThat(ids(RunReport.of(RunDirectory.of(old.toString()), 1)))
        .contains("overfitting", "likeness", "tradability");
  }

  @Test
  void shouldEscapeWhatTheFolderSays() throws IOException {
    Path hostile = folder.resolve("hostile");
    copy(run.path(), hostile);
    Path file = hostile.resolve("data.json");
    Files.writeString(
        file, Files.readString(file).replace("\"sample\"", "\"<script>alert('1')</script>\""));
    assertThat(RunReport.of(RunDirectory.of(hostile.toString()), 1))
        .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;")
        .doesNotContain("<script");
  }

  @Test
  void shouldStayBelowFiveMegabytes() {
    assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(FIVE_MEGABYTES);
  }

  @Test
  void shouldBeAFunctionOfTheFolder() {
    assertThat(RunReport.of(run, 2)).isEqualTo(page);
  }

  @Test
  void shouldDrawEveryChartAsWellFormedSvg() throws Exception {
    Matcher svg = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL).matcher(page);
    int charts = 0;
    while (svg.find()) {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg.group())));
      assertThat(svg.group()).doesNotContain("NaN", "Infinity");
      charts++;
    }
    assertThat(charts).isGreaterThan(15);
  }

  @Test
  void shouldGiveOnlyTheFirstFactorsAPartOfTheirOwn() {
    assertThat(ids(RunReport.of(run, 1)).stream().filter(id -> id.startsWith("f-"))).hasSize(1);
  }

  @Test
  void shouldShowAFactorByItself() {
    String fid = ids(page).stream().filter(id -> id.startsWith("f-")).findFirst().orElseThrow();
    assertThat(ids(RunReport.of(run, fid.substring(2, 8)))).contains(fid).doesNotContain("front");
  }

  @Test
  void shouldNameWhatWasPromotedWhereAFactorIsUnknown() {
    assertThatThrownBy(() -> RunReport.of(run, "f:000000000000"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no such promoted factor: fid=000000000000")
        .hasMessageContaining("promoted=[");
  }

  @Test
  void shouldSayOfAnUnfinishedRunHowFarItCame() throws IOException {
    Path cut = folder.resolve("cut");
    copy(run.path(), cut);
    for (String later :
        List.of(
            "verdicts.jsonl",
            "validation.json",
            "ledger.json",
            "summary.json",
            "studies",
            "backtests",
            "data.json",
            "champions.sha256")) {
      delete(cut.resolve(later));
    }
    String unfinished = RunReport.of(RunDirectory.of(cut.toString()), 5);
    assertThat(unfinished).contains("nothing has been judged yet");
    assertThat(ids(unfinished))
        .contains("verdict", "provenance", "evolution", "front")
        .doesNotContain("champions", "overfitting");
  }

  @Test
  void shouldBeDrawnByABrowserInLightAndInDark() throws Exception {
    Path file = folder.resolve("report.html");
    Files.writeString(file, page);
    byte[] light = Browser.screenshot(file, "report-light", false);
    byte[] dark = Browser.screenshot(file, "report-dark", true);
    assertThat(light.length).isGreaterThan(30_000);
    assertThat(dark).isNotEqualTo(light);
  }

  private static Validation validation() {
    return RunRecords.validation(run).orElseThrow();
  }

  /** From the heading of a section to the next. */
  private static String section(String html, String id) {
    int from = html.indexOf("<section id=\"" + id + "\"");
    assertThat(from).as("section " + id).isNotNegative();
    return html.substring(from, html.indexOf("</section>", from));
  }

  private static List<String> ids(String html) {
    return Pattern.compile("<section id=\"([^\"]+)\"")
        .matcher(html)
        .results()
        .map(m -> m.group(1))
        .toList();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void delete(Path path) throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> files = Files.walk(path)) {
        for (Path file : files.toList().reversed()) {
          Files.delete(file);
        }
      }
    }
  }
}
