package lode.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lode.library.DecayWatch;
import lode.library.Factor;
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
            Map.of(),
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
            Map.of("aaaaaaaaaaaa", watch),
            folder,
            5);

    assertThat(page).contains("id=\"since\"", "<span class=\"fail\">rolling</span>", "-3.20");
  }
}
