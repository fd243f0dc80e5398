package lode.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lode.library.DecayWatch;
import lode.library.Factor;
import lode.library.Measurements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryReportTest {
  @TempDir Path folder;

  private static Factor factor(String fid, Factor.Status status, String note) {
    return new Factor(
        fid,
        "ts_mean(close,5)",
        1,
        status,
        "gone",
        "2030-01-02T03:04:05Z",
        "data",
        "all",
        "5d@open",
        "2",
        Map.of("rank_ic", 0.05),
        Map.of("rank_ic", 0.04, "t", 3.5),
        Map.of(),
        List.of(),
        note,
        "",
        "",
        Factor.Lineage.NONE);
  }

  @Test
  void shouldCountFactorsByStatusAndEscapeNotes() {
    String page =
        LibraryReport.of(
            "x",
            List.of(
                factor("aaaaaaaaaaaa", Factor.Status.ACTIVE, ""),
                factor("bbbbbbbbbbbb", Factor.Status.RETIRED, "a <worse> twin")),
            LibraryReport.Measured.NONE,
            folder,
            5);

    assertThat(page)
        .contains("<b>1</b><span>active", "<b>1</b><span>retired", "a &lt;worse&gt; twin", "0.0400")
        .doesNotContain("id=\"since\"");
  }

  @Test
  void shouldFlagAFactorThatDecays() {
    DecayWatch watch = new DecayWatch(0.01, 0.05, -3.2, 1, 5, List.of("rolling"));

    String page =
        LibraryReport.of(
            "x",
            List.of(factor("aaaaaaaaaaaa", Factor.Status.ACTIVE, "")),
            new LibraryReport.Measured(Map.of("aaaaaaaaaaaa", watch), List.of(), Map.of()),
            folder,
            5);

    assertThat(page).contains("id=\"since\"", "<span class=\"fail\">rolling</span>", "-3.20");
  }

  @Test
  void shouldShowHowAlikeFactorsAre() {
    String page =
        LibraryReport.of(
            "x",
            List.of(
                factor("aaaaaaaaaaaa", Factor.Status.ACTIVE, ""),
                factor("bbbbbbbbbbbb", Factor.Status.ACTIVE, "")),
            new LibraryReport.Measured(
                Map.of(),
                List.of(new Measurements.Likeness("aaaaaaaaaaaa", "bbbbbbbbbbbb", -.62)),
                Map.of()),
            folder,
            5);

    assertThat(page)
        .contains("<title>correlation of factors</title>", "mean 0.62", "cell down3")
        .contains("f:aaaaaa", "f:bbbbbb");
  }

  @Test
  void shouldDrawTheRankIcSince() {
    List<Measurements.Day> days =
        IntStream.range(0, 100)
            .mapToObj(t ->
                new Measurements.Day(
                    LocalDate.of(2030, 1, 1).plusDays(t).toString(), 0, .05f, 1, 0, 9, 0))
            .toList();
    String page =
        LibraryReport.of(
            "x",
            List.of(factor("aaaaaaaaaaaa", Factor.Status.ACTIVE, "")),
            new LibraryReport.Measured(Map.of(), List.of(), Map.of("aaaaaaaaaaaa", days)),
            folder,
            5);

    assertThat(page)
        .contains("<title>rolling rank IC</title>")
        .contains("f:aaaaaaaaaaaa: lowest 0.0500, highest 0.0500");
  }
}
