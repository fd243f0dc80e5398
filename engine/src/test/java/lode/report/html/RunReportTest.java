package lode.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import lode.cli.Lode;
import lode.run.RunDirectory;
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
