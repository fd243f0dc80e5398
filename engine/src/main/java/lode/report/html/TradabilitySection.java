package lode.report.html;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import lode.validation.FactorStudy;

/** What of the data each factor could speak of, and what of that could be traded. */
final class TradabilitySection {
  private TradabilitySection() {}

  static Optional<Section> of(RunData data) {
    if (data.studies().isEmpty()) {
      return Optional.empty();
    }
    HtmlTable table =
        new HtmlTable(
            "factor",
            "coverage",
            "names a day",
            "no label",
            "no label, bought side",
            "rank IC all",
            "rank IC enterable",
            "gap");
    for (Map.Entry<String, FactorStudy> entry : data.studies().entrySet()) {
      FactorStudy s = entry.getValue();
      table.row(
          Shown.link(entry.getKey(), true),
          Shown.percent(mean(s.daily().coverage())),
          Shown.fixed(mean(s.main().names()), 0),
          Shown.percent(s.enterable().blocked()),
          Shown.percent(s.enterable().blockedTop()),
          Shown.fixed(s.enterable().all().mean(), 4),
          Shown.fixed(s.enterable().enterable().mean(), 4),
          Shown.fixed(s.enterable().gap(), 4));
    }
    return Optional.of(
        new Section(
            "tradability",
            "Data and tradability",
            Html.paragraph(
                    "Coverage is the share of the traded universe that has a value. No label: at a"
                        + " price limit or suspended at the entry, or suspended while held; such"
                        + " names earn nothing in any figure of this report but those named all.")
                + table));
  }

  private static double mean(float[] daily) {
    return Arrays.stream(Shown.doubles(daily))
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }
}
