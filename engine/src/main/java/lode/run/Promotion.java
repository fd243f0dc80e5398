package lode.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import lode.evaluation.Split;
import lode.evolution.Generation;
import lode.evolution.Individual;
import lode.formula.Formula;
import lode.journal.DurableFile;
import lode.journal.FailPoint;
import lode.journal.JsonFile;
import lode.journal.Sealed;
import lode.journal.Stamp;
import lode.library.Factor;
import lode.library.FactorLibrary;
import lode.library.Gate;
import lode.library.Verdict;
import lode.market.DataCheck;
import lode.market.SampleMarket;
import lode.operator.Operators;
import lode.panel.Panel;
import lode.panel.Period;
import lode.validation.Evidence;
import lode.validation.Luck;
import lode.validation.Observations;
import lode.validation.Validator;

/** The end of a campaign: champions are fixed, examined, judged, and the promoted ones kept. */
final class Promotion {
  private final Settings settings;
  private final RunDirectory run;
  private final Panel panel;
  private final Split split;
  private final List<Factor> known;
  private final Journal journal;
  private final CampaignListener listener;
  private final BooleanSupplier stop;

  Promotion(
      Settings settings,
      RunDirectory run,
      Panel panel,
      Split split,
      List<Factor> known,
      Journal journal,
      CampaignListener listener,
      BooleanSupplier stop) {
    this.settings = settings;
    this.run = run;
    this.panel = panel;
    this.split = split;
    this.known = known;
    this.journal = journal;
    this.listener = listener;
    this.stop = stop;
  }

  Summary promote(Generation last, Effort effort, DoubleSupplier seconds) {
    String digest = Sealed.sha256(Records.champions(last.archive()));
    journal.persist(() -> DurableFile.write(run.digest(), digest + "\n"));
    List<Formula> finalists = last.archive().stream().map(Individual::formula).toList();
    listener.validating(finalists.size());

    Reckoning reckoning = new Reckoning(settings, run, panel, split, journal, stop);
    Reckoning.Tally tally = reckoning.count(last, finalists);
    List<Formula> others = new ArrayList<>(known());
    others.addAll(planted().values());
    Observations seen =
        Patience.during(stop, () -> validator().observe(finalists, tally.formulas(), others));
    Reckoning.Result reckoned = reckoning.weigh(tally, finalists, seen);
    List<Formula> all = new ArrayList<>(finalists);
    all.addAll(known());
    double[][] rho = Patience.during(stop, () -> seen.correlations(all));
    List<Verdict> verdicts =
        new Gate(settings.promotion(), reckoned.luck(), rho)
            .judge(seen.evidence(finalists, reckoned.significance()), known);
    journal.verdicts(verdicts);
    Validation.Likeness likeness =
        Validation.Likeness.of(all.stream().map(Formula::fid).toList(), finalists.size(), rho);
    Validation validation = validation(reckoned.luck(), verdicts, likeness);
    journal.persist(() -> JsonFile.write(run.validation(), validation));
    Patience.during(stop, () -> RunBacktests.of(settings, panel, split, verdicts))
        .forEach(sheet -> journal.persist(() -> RunBacktests.write(run, sheet)));
    FailPoint.hit("admit");
    verdicts.stream().filter(Verdict::promoted).forEach(v -> admit(v, last.archive()));
    listener.judged(verdicts, reckoned.luck());

    List<Formula> promoted =
        verdicts.stream().filter(Verdict::promoted).map(v -> v.evidence().formula()).toList();
    study(promoted);
    checkData();
    List<PlantedMatch> matches = matches(seen, promoted);
    listener.matched(matches);
    matches.forEach(this::tell);
    Summary summary =
        new Summary(
            matches.size(),
            (int) matches.stream().filter(PlantedMatch::found).count(),
            promoted.size(),
            last.counts().evaluated(),
            last.counts().raced(),
            effort.formulasPerSecond(),
            effort.storeHits(),
            effort.storeMisses(),
            digest,
            seconds.getAsDouble());
    journal.persist(() -> JsonFile.write(run.summary(), summary));
    journal.written(run.results());
    return summary;
  }

  private Validator validator() {
    return new Validator(
        panel,
        settings.universe(),
        settings.target(),
        split,
        settings.backtest(),
        Wiring.workers(settings));
  }

  /** What the library holds already. */
  private List<Formula> known() {
    return known.stream().map(f -> Formula.parse(f.formula())).toList();
  }

  private Validation validation(Luck luck, List<Verdict> verdicts, Validation.Likeness likeness) {
    return new Validation(
        Validation.SCHEMA,
        run.id(),
        panel.fingerprint(),
        settings.target().key(),
        span(split.train()),
        span(split.validation()),
        span(split.holdout()),
        luck,
        verdicts.stream().map(Validation.Finalist::of).toList(),
        likeness);
  }

  private Validation.Span span(Period period) {
    return period.size() == 0
        ? null
        : new Validation.Span(
            panel.dates().at(period.from()).toString(),
            panel.dates().at(period.to() - 1).toString());
  }

  /** Writes down all that is known of each promoted factor. */
  private void study(List<Formula> promoted) {
    if (!promoted.isEmpty()) {
      Patience.during(stop, () -> RunStudies.of(settings, panel, split, promoted))
          .forEach(study -> {
            journal.persist(() -> RunStudies.write(run, study));
            FailPoint.hit("studied");
          });
    }
  }

  /** Writes down what the data are like that all of it rests on; nothing of the holdout. */
  private void checkData() {
    DataCheck check =
        Patience.during(
            stop, () -> DataCheck.of(settings.data(), panel.until(split.validation().to())));
    journal.persist(() -> JsonFile.write(run.dataCheck(), check));
  }

  private void tell(PlantedMatch match) {
    journal.event(
        "planted",
        "name",
        match.name(),
        "found",
        match.found(),
        "nearest",
        match.nearest(),
        "correlation",
        match.correlation());
  }

  private void admit(Verdict verdict, List<Individual> finalists) {
    Evidence evidence = verdict.evidence();
    Factor.Lineage lineage =
        finalists.stream()
            .filter(i -> i.formula().equals(evidence.formula()))
            .findFirst()
            .map(i -> new Factor.Lineage(i.born(), i.parents()))
            .orElse(Factor.Lineage.NONE);
    Factor factor =
        new Factor(
            evidence.formula().fid(),
            evidence.formula().text(),
            evidence.direction(),
            Factor.Status.ACTIVE,
            run.id(),
            Stamp.now(),
            panel.fingerprint(),
            settings.universe(),
            settings.target().key(),
            Operators.VERSION,
            Records.metrics(evidence.train()),
            Records.metrics(evidence.validation()),
            Records.backtest(evidence.backtest()),
            verdict.checks(),
            "",
            "",
            "",
            lineage);
    if (!settings.library().isEmpty()) {
      journal.persist(() -> enter(settings.library(), factor, verdict.replaced()));
    }
    journal.persist(() -> enter(run.library().toString(), factor, verdict.replaced()));
    FailPoint.hit("admitted");
  }

  /** Brings a library to where it should be, from wherever a crash, or another run, left it. */
  private static void enter(String address, Factor factor, String replaced) {
    try (FactorLibrary library = FactorLibrary.open(address)) {
      library.enter(factor, replaced);
    }
  }

  /** The factors that were planted into a sample market, by name. */
  private Map<String, Formula> planted() {
    Map<String, Formula> planted = new LinkedHashMap<>();
    SampleMarket.named(settings.data())
        .map(SampleMarket::planted)
        .orElse(List.of())
        .forEach(p -> planted.put(p.name(), Formula.parse(p.formula()).canonical()));
    return planted;
  }

  /** For each planted factor, the promoted one that is most like it. */
  private List<PlantedMatch> matches(Observations seen, List<Formula> promoted) {
    Map<String, Formula> planted = planted();
    List<Formula> all = new ArrayList<>(promoted);
    all.addAll(planted.values());
    double[][] rho = planted.isEmpty() ? new double[0][] : seen.correlations(all);
    List<PlantedMatch> matches = new ArrayList<>();
    for (String name : planted.keySet()) {
      double[] likeness = rho[promoted.size() + matches.size()];
      int best = -1;
      for (int f = 0; f < promoted.size(); f++) {
        if (best < 0 || Math.abs(likeness[f]) > Math.abs(likeness[best])) {
          best = f;
        }
      }
      matches.add(
          new PlantedMatch(
              name, best < 0 ? "" : promoted.get(best).fid(), best < 0 ? 0 : likeness[best]));
    }
    return List.copyOf(matches);
  }
}
