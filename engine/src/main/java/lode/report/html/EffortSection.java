package lode.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lode.ledger.TrialLedger;
import lode.statistics.EffectiveTrials;
import lode.validation.Luck;

/** How hard the search looked, and what luck alone would have found by looking as hard. */
final class EffortSection {
  private EffortSection() {}

  static Optional<Section> of(RunData data) {
    return data.ledger()
        .map(ledger -> {
          StringBuilder body = new StringBuilder(counts(ledger));
          data.validation().ifPresent(v -> body.append(luck(v.luck())));
          body.append(distribution(ledger, data));
          return new Section("effort", "How hard we searched", body.toString());
        });
  }

  private static String counts(TrialLedger ledger) {
    HtmlTable table = new HtmlTable("formulas", "count");
    table.row("proposed", Shown.count(ledger.counts().proposed()));
    table.row("distinct in text", Shown.count(ledger.counts().distinct()));
    table.row("distinct in meaning: tried", Shown.count(ledger.tried()));
    table.row("scored on the whole universe", Shown.count(ledger.counts().evaluated()));
    table.row("left out after a race on some stocks", Shown.count(ledger.counts().raced()));
    ledger
        .rejected()
        .forEach((why, n) -> table.row("not tried: " + why.replace('_', ' '), Shown.count(n)));
    table.row("tried on these data for life", Shown.count(ledger.triedForLife()));
    return table.toString();
  }

  private static String luck(Luck luck) {
    EffectiveTrials n = luck.effective();
    HtmlTable table = new HtmlTable("what luck alone would show", "value", "what it means");
    table.row(
        "best |z| expected",
        Shown.fixed(luck.expected(), 2),
        "of all formulas tried on these data, were all worthless and none like another: the bar of"
            + " promotion");
    table.row(
        "as alike as they are",
        Shown.fixed(luck.expectedAlike(), 2),
        "the same, with their likeness taken from the sample");
    table.row(
        "needed |z|",
        Shown.fixed(luck.significant(), 2),
        "only one such search in twenty gets there by luck");
    table.row(
        "effective trials",
        Shown.count(luck.effectiveForLife()),
        "independent formulas that all tried were worth, by the largest of them");
    table.row(
        "of the sample of " + n.tries(),
        Shown.fixed(n.maxCalibrated(), 1),
        String.format(
            Locale.ROOT,
            "max-calibrated; implied %.1f, participation ratio %.1f, Li-Ji %.1f, Nyholt %.1f",
            n.implied(),
            n.participationRatio(),
            n.liJi(),
            n.nyholt()));
    table.row(
        "daily Sharpe ratio by luck",
        Shown.fixed(luck.sharpeByLuck(), 3),
        "of the best on train; the deflated Sharpe ratio compares with it");
    return table.toString();
  }

  private static String distribution(TrialLedger ledger, RunData data) {
    List<String> labels = new ArrayList<>();
    double[] counts = new double[ledger.histogram().counts().size()];
    for (int k = 0; k < counts.length; k++) {
      double middle = ledger.histogram().from() + (k + 0.5) * ledger.histogram().step();
      labels.add(String.format(Locale.ROOT, "%.1f", middle));
      counts[k] = ledger.histogram().counts().get(k);
    }
    String bar =
        data.validation()
            .map(v ->
                " Luck alone is expected to reach " + Shown.fixed(v.luck().expected(), 2) + ".")
            .orElse("");
    return Html.figure(
        "Newey-West t of the rank IC on train, over every formula tried." + bar,
        BarChart.of("t over all formulas tried", labels, List.of(new Series("formulas", counts))));
  }
}
