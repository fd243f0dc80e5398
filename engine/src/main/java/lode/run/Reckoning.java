package lode.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import lode.evaluation.Split;
import lode.evaluation.TrackRecord;
import lode.evolution.Generation;
import lode.formula.Formula;
import lode.journal.FailPoint;
import lode.journal.JsonFile;
import lode.journal.Scan;
import lode.ledger.DailySample;
import lode.ledger.DataLedger;
import lode.ledger.Life;
import lode.ledger.Look;
import lode.ledger.Searched;
import lode.ledger.Trial;
import lode.ledger.TrialLedger;
import lode.panel.Dates;
import lode.panel.Panel;
import lode.panel.Period;
import lode.validation.Deflation;
import lode.validation.Luck;
import lode.validation.Observations;
import lode.validation.Significance;

/**
 * The reckoning when a search is over: how many formulas it tried, and what of what it found is
 * luck. A function of the run's trials and the panel; every step may be done again.
 */
final class Reckoning {
  private final Settings settings;
  private final RunDirectory run;
  private final Panel panel;
  private final Split split;
  private final Journal journal;
  private final BooleanSupplier stop;

  Reckoning(
      Settings settings,
      RunDirectory run,
      Panel panel,
      Split split,
      Journal journal,
      BooleanSupplier stop) {
    this.settings = settings;
    this.run = run;
    this.panel = panel;
    this.split = split;
    this.journal = journal;
    this.stop = stop;
  }

  /**
   * How hard the run searched, and the formulas whose daily series are kept.
   *
   * @param ledger its counts and sums
   * @param trials every formula tried
   * @param rows the sample first, in order of ids; then the finalists that are not in it, best
   *     first
   * @param formulas of the rows
   */
  record Tally(
      TrialLedger ledger, List<Trial> trials, List<DailySample.Row> rows, List<Formula> formulas) {}

  /**
   * What is luck in what it found.
   *
   * @param luck what luck alone would have found
   * @param significance of each finalist, in their order
   */
  record Result(Luck luck, List<Significance> significance) {}

  /** Counts what was tried, and writes it into the run's ledger and that of the data. */
  Tally count(Generation last, List<Formula> finalists) {
    String campaign = Manifest.read(run).campaign();
    List<Trial> trials = trials();
    TrialLedger ledger =
        TrialLedger.of(
            campaign,
            panel.fingerprint(),
            settings.target().key(),
            last.counts(),
            trials,
            settings.sample().size(trials.size()),
            before(run).without(campaign));
    journal.persist(() -> JsonFile.write(run.ledger(), ledger));
    FailPoint.hit("ledger");
    journal.persist(() ->
        data(settings, panel)
            .enter(
                new Searched(
                    campaign, run.id(), last.counts(), ledger.moments(), split.holdout().from())));

    journal.persist(() -> tellReach(campaign, finalists));
    return tally(ledger, trials, finalists);
  }

  /** Writes the sample, and measures the finalists against it. */
  Result weigh(Tally tally, List<Formula> finalists, Observations seen) {
    DailySample sample = sample(tally, seen);
    journal.persist(() -> sample.write(run.sample()));
    FailPoint.hit("sample");
    Deflation deflation =
        Patience.during(
            stop,
            () ->
                new Deflation(tally.ledger(), tally.trials(), sample, settings.target().horizon()));
    List<String> fids = sample.about().rows().stream().map(DailySample.Row::fid).toList();
    return new Result(
        deflation.luck(),
        finalists.stream().map(f -> deflation.of(fids.indexOf(f.fid()))).toList());
  }

  /** A validation behind what an earlier campaign has sealed is a look at its holdout. */
  private void tellReach(String campaign, List<Formula> finalists) {
    DataLedger data = data(settings, panel);
    int sealed = data.life().without(campaign).sealedFrom().orElse(panel.dates().size());
    int reach = split.validation().to();
    boolean told = data.holdout().looks().stream().anyMatch(look -> look.run().equals(run.id()));
    if (reach > sealed && !told) {
      Look look =
          data.holdout()
              .enter(
                  "lode mine",
                  run.id(),
                  "its validation reaches behind the seal of an earlier campaign",
                  finalists.stream().map(Formula::fid).toList(),
                  panel.dates().at(sealed).toString(),
                  panel.dates().at(reach - 1).toString());
      journal.event("holdout_reached", "from", look.from(), "to", look.to(), "look", look.number());
    }
  }

  /** What was tried on the data before the run began. */
  static Life before(RunDirectory run) {
    return Files.exists(run.triedBefore())
        ? JsonFile.read(run.triedBefore(), Life.class)
        : Life.NONE;
  }

  /** What is remembered of a panel for life. */
  static DataLedger data(Settings settings, Panel panel) {
    return DataLedger.of(Inputs.ledger(settings), panel.fingerprint());
  }

  /** Every formula tried, from the records of the run. */
  private List<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    Scan.of(run.trials(), line -> trials.add(trial(line.json())));
    return trials;
  }

  private static Trial trial(JsonNode json) {
    return new Trial(
        json.get("fid").asText(),
        json.get("expr").asText(),
        json.get("ev").asText().equals("raced"),
        number(json, "days"),
        number(json, "ic"),
        number(json, "icir"),
        number(json, "rank_ic"),
        number(json, "rank_icir"),
        number(json, "t"));
  }

  private static double number(JsonNode json, String key) {
    return json.path(key).asDouble(Double.NaN);
  }

  private static Tally tally(TrialLedger ledger, List<Trial> trials, List<Formula> finalists) {
    Map<String, Formula> best = new LinkedHashMap<>();
    finalists.forEach(f -> best.put(f.fid(), f));
    Map<DailySample.Row, Formula> rows = new LinkedHashMap<>();
    for (Trial trial : TrialLedger.sample(trials, ledger.sample().size())) {
      Formula finalist = best.remove(trial.fid());
      rows.put(
          new DailySample.Row(trial.fid(), true, finalist != null, 1, trial.formula()),
          finalist != null ? finalist : Formula.parse(trial.formula()));
    }
    best.forEach((fid, finalist) ->
        rows.put(new DailySample.Row(fid, false, true, 1, finalist.text()), finalist));
    return new Tally(ledger, trials, List.copyOf(rows.keySet()), List.copyOf(rows.values()));
  }

  private DailySample sample(Tally tally, Observations seen) {
    Period period = new Period(split.train().from(), split.validation().to());
    List<TrackRecord> records = tally.formulas().stream().map(seen::record).toList();
    DailySample.Columns train = DailySample.columns(split.train(), period.from());
    List<DailySample.Row> oriented = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      DailySample.Row row = tally.rows().get(i);
      oriented.add(
          new DailySample.Row(
              row.fid(),
              row.sampled(),
              row.finalist(),
              direction(records.get(i).rankIc(), train),
              row.formula()));
    }
    return new DailySample(
        new DailySample.About(
            oriented,
            dates(panel.dates(), period),
            period.from(),
            train,
            DailySample.columns(split.validation(), period.from())),
        records.stream().map(TrackRecord::rankIc).toArray(float[][]::new),
        records.stream().map(TrackRecord::pnl).toArray(float[][]::new));
  }

  private static int direction(float[] rankIc, DailySample.Columns train) {
    double sum = 0;
    for (double ic : DailySample.part(rankIc, train, 1)) {
      sum += Double.isNaN(ic) ? 0 : ic;
    }
    return sum < 0 ? -1 : 1;
  }

  private static List<String> dates(Dates dates, Period period) {
    List<String> all = new ArrayList<>();
    for (int date = period.from(); date < period.to(); date++) {
      all.add(dates.at(date).toString());
    }
    return all;
  }
}
