package lode.report.html;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import lode.market.DataCheck;
import lode.validation.FactorStudy;
import lode.validation.Orientation;

/** What the data are like, what was left out and why, and what could not be traded. */
final class DataSection {
  private DataSection() {}

  static Optional<Section> of(RunData data) {
    StringBuilder body = new StringBuilder();
    data.dataCheck().ifPresent(check -> body.append(quality(check)));
    if (!data.studies().isEmpty()) {
      body.append(tradability(data));
    }
    return body.isEmpty()
        ? Optional.empty()
        : Optional.of(new Section("tradability", "Data and tradability", body.toString()));
  }

  private static String quality(DataCheck check) {
    long traded =
        check.findings().stream()
            .filter(f -> f.name().equals("traded"))
            .mapToLong(DataCheck.Finding::count)
            .findFirst()
            .orElse(0);
    HtmlTable found =
        new HtmlTable("found", "count", "of traded", "first", "what it says about the data");
    for (DataCheck.Finding f : check.findings()) {
      boolean days = f.meaning().startsWith("stock-days");
      found.row(
          ChecksPart.words(f.name()),
          Shown.count(f.count()),
          days && traded > 0 ? Shown.percent((double) f.count() / traded) : "",
          f.first(),
          f.meaning());
    }
    HtmlTable fields = new HtmlTable("field", "missing", "of traded stock-days", "");
    double most = check.fields().stream().mapToDouble(f -> f.missingRatio()).max().orElse(0);
    for (DataCheck.FieldCount f : check.fields()) {
      fields.row(
          f.name(),
          Shown.count(f.missing()),
          Shown.fixed(100 * f.missingRatio(), 2) + "%",
          HtmlTable.Cell.share(most > 0 ? f.missingRatio() / most : 0));
    }
    HtmlTable universes = new HtmlTable("universe", "fewest", "mean", "most stocks a day");
    for (DataCheck.UniverseSize u : check.universes()) {
      universes.row(
          u.name().replaceFirst("^universe_", ""), u.min(), Shown.fixed(u.mean(), 0), u.max());
    }
    return Html.paragraph(
            "%s: %s dates, %s to %s, %s stocks; up to the end of validation."
                .formatted(
                    check.source(),
                    Shown.count(check.dates()),
                    check.firstDate(),
                    check.lastDate(),
                    Shown.count(check.stocks())))
        + Html.figure("What a look at every bar found", found.toString())
        + Html.beside(
            Html.figure("Missing values where the stock traded", fields.toString()),
            Html.figure("Universes", universes.toString()));
  }

  private static String tradability(RunData data) {
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
      FactorStudy s = Orientation.of(entry.getValue());
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
    return "<h3>What could not be traded</h3>\n"
        + Html.paragraph(
            "Coverage is the share of the traded universe that has a value. No label: at a price"
                + " limit or suspended at the entry, or suspended while held; such names earn"
                + " nothing in any figure of this report but those named all.")
        + table;
  }

  private static double mean(float[] daily) {
    return Arrays.stream(Shown.doubles(daily))
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }
}
