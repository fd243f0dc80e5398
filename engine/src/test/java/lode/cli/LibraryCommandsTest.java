package lode.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import lode.formula.Formula;
import lode.market.SampleMarket;
import lode.panel.Field;
import lode.panel.Panel;
import lode.panel.PanelColumns;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What people do with a library, by the command line. */
class LibraryCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MEAN = "ts_mean(returns,5)";
  private static final String RANK = "cs_rank(neg(ts_delta(close,10)))";

  @TempDir static Path markets;
  private static String early;
  private static String late;

  @TempDir Path folder;
  private String library;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void makeMarkets() {
    late = markets.resolve("late.panel").toString();
    new SampleMarket(5, 30, 200, true).write(Path.of(late));
    early = markets.resolve("early.panel").toString();
    try (Panel panel = lode.panel.PanelFile.open(Path.of(late))) {
      cut(panel.until(190), Path.of(early));
    }
  }

  /** A panel file of another panel's values and masks. */
  private static void cut(Panel panel, Path file) {
    var fields = panel.fields().stream().filter(f -> f.kind() != Field.Kind.GROUP).toList();
    float[] row = new float[panel.stride()];
    try (PanelColumns columns = new PanelColumns(file, panel.dates(), panel.stocks(), fields)) {
      for (int f = 0; f < fields.size(); f++) {
        for (int date = 0; date < panel.dates().size(); date++) {
          panel.row(panel.field(fields.get(f).name()), date, row, 0);
          columns.row(f, row, 0);
        }
      }
      columns.finish();
    }
  }

  @BeforeEach
  void makeLibrary() {
    library = folder.resolve("library.db").toString();
    assertThat(lode("add", MEAN, "--library", library, "--name", "mean")).isZero();
    assertThat(lode("add", RANK, "--library", library)).as(err.toString()).isZero();
  }

  private int lode(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine line = Lode.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    String[] all = new String[args.length + 1];
    all[0] = "library";
    System.arraycopy(args, 0, all, 1, args.length);
    return line.execute(all);
  }

  private String ledger() {
    return folder.resolve("ledger").toString();
  }

  private static String fid(String formula) {
    return Formula.parse(formula).fid();
  }

  @Test
  void shouldAddACandidateOnce() {
    assertThat(lode("ls", "--library", library, "--status", "candidate")).isZero();
    assertThat(out.toString()).contains("f:" + fid(MEAN), "candidate", RANK);
    assertThat(lode("add", "ts_mean( returns , 5)", "--library", library)).isEqualTo(ExitCode.USER);
    assertThat(err.toString()).contains("already in the library: fid=" + fid(MEAN));
  }

  @Test
  void shouldPointIntoAFormulaThatIsNone() {
    assertThat(lode("add", "ts_maen(close,5)", "--library", library)).isEqualTo(ExitCode.USER);
    assertThat(err.toString()).contains("unknown operator", "nearest=ts_mean", "^");
  }

  @Test
  void shouldUpdateThenGoOnWithTheNewDays() {
    assertThat(lode("update", "--library", library, "--data", early, "--ledger", ledger()))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("2 factors, new days 190");
    assertThat(lode("update", "--library", library, "--data", late, "--ledger", ledger())).isZero();
    assertThat(out.toString()).contains("2 factors, new days 10", "wrote: all_");
    assertThat(err.toString()).contains("holdout of these data opened: look 1");
    assertThat(
            lode(
                "update", "--library", library, "--data", late, "-o", "json", "--ledger", ledger()))
        .isZero();
    assertThat(out.toString()).contains("\"days\" : 0");
    assertThat(lode("show", fid(MEAN), "--library", library)).isZero();
    assertThat(out.toString())
        .contains("measured 2", "20d", "decay: none seen", "most alike", "entered", "mean");
  }

  @Test
  void shouldChangeTheStatusForAReasonAndRemember() {
    assertThat(lode("promote", fid(MEAN), "--library", library, "--reason", "good")).isZero();
    assertThat(out.toString()).contains("candidate -> active");
    assertThat(lode("demote", fid(MEAN), "--library", library, "--reason", "tired")).isZero();
    assertThat(lode("note", fid(MEAN), "look again in May", "--library", library)).isZero();
    assertThat(lode("retire", fid(MEAN), "--library", library, "--reason", "dead")).isZero();
    assertThat(lode("retire", fid(MEAN), "--library", library, "--reason", "x"))
        .isEqualTo(ExitCode.USER);
    assertThat(err.toString()).contains("nothing to change");
    assertThat(lode("show", fid(MEAN), "--library", library)).isZero();
    assertThat(out.toString()).contains("good", "tired", "look again in May", "dead", "RETIRED");
  }

  @Test
  void shouldNotMakeALibraryByLookingAtIt() {
    String typo = folder.resolve("typo.db").toString();
    assertThat(lode("ls", "--library", typo)).isEqualTo(ExitCode.USER);
    assertThat(err.toString()).contains("no such library: library=" + typo);
    assertThat(lode("update", "--library", typo, "--data", early)).isEqualTo(ExitCode.USER);
    assertThat(Path.of(typo)).doesNotExist();
  }

  @Test
  void shouldAskForAReason() {
    assertThat(lode("demote", fid(MEAN), "--library", library)).isEqualTo(ExitCode.USER);
    assertThat(err.toString()).contains("--reason");
  }

  @Test
  void shouldImportWhatItExported() throws IOException {
    Path file = folder.resolve("factors.json");
    assertThat(lode("export", "--library", library, "--format", "json", "--out", file.toString()))
        .isZero();
    String copy = folder.resolve("copy.db").toString();
    assertThat(lode("import", file.toString(), "--library", copy)).as(err.toString()).isZero();
    assertThat(out.toString()).contains("added=2 replaced=0 kept=0");
    assertThat(lode("diff", library, copy)).isZero();
    assertThat(out.toString()).contains("the same factors");
    assertThat(lode("demote", fid(MEAN), "--library", copy, "--reason", "tired")).isZero();
    assertThat(lode("diff", library, copy, "-o", "json")).isZero();
    JsonNode differences = JSON.readTree(out.toString());
    assertThat(differences).hasSize(1);
    assertThat(differences.get(0).get("differing").asText()).isEqualTo("status,note");
  }

  @Test
  void shouldWriteValuesThatReadBackTheSame() {
    for (String format : new String[] {"csv", "parquet", "panel"}) {
      String file = folder.resolve("values." + format).toString();
      assertThat(
              lode(
                  "export",
                  "--library",
                  library,
                  "--format",
                  format,
                  "--data",
                  late,
                  "--out",
                  file,
                  "--status",
                  "candidate"))
          .as(err.toString())
          .isZero();
      assertThat(out.toString()).containsPattern("read back: cells=1\\d{4} differing=0");
    }
  }

  @Test
  void shouldWriteFormulasForOtherTools() {
    assertThat(lode("promote", fid(MEAN), "--library", library, "--reason", "good")).isZero();
    assertThat(lode("export", "--library", library, "--format", "qlib")).isZero();
    assertThat(out.toString()).isEqualTo("f_" + fid(MEAN) + "\tMean($returns,5)\n");
    assertThat(lode("export", "--library", library, "--format", "python")).isZero();
    assertThat(out.toString()).contains("return ts_mean(d[\"returns\"], 5)");
    assertThat(lode("promote", fid(RANK), "--library", library, "--reason", "good")).isZero();
    assertThat(lode("export", "--library", library, "--format", "qlib")).isEqualTo(ExitCode.USER);
    assertThat(err.toString()).contains("no counterpart in qlib: operator=cs_rank", fid(RANK));
    assertThat(lode("export", fid(MEAN), "--library", library, "--format", "qlib")).isZero();
  }

  @Test
  void shouldSayHowALibraryOfJsonLinesIsChanged() throws IOException {
    Path lines = folder.resolve("old.jsonl");
    assertThat(lode("export", "--library", library, "--format", "json")).isZero();
    StringBuilder text = new StringBuilder();
    for (JsonNode factor : JSON.readTree(out.toString())) {
      text.append(factor).append('\n');
    }
    Files.writeString(lines, text);
    assertThat(lode("ls", "--library", lines.toString())).isZero();
    assertThat(out.toString().lines()).hasSize(3);
    assertThat(lode("note", fid(MEAN), "x", "--library", lines.toString()))
        .isEqualTo(ExitCode.USER);
    assertThat(err.toString()).contains("remedy=lode library import " + lines);
    String moved = folder.resolve("moved.db").toString();
    assertThat(lode("import", lines.toString(), "--library", moved)).isZero();
    assertThat(lode("diff", library, moved)).isZero();
    assertThat(out.toString()).contains("the same factors");
  }
}
