package lode.report.html;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import lode.backtest.TearSheet;
import lode.ledger.Look;
import lode.ledger.TrialLedger;
import lode.market.DataCheck;
import lode.report.CsvRows;
import lode.report.Progress;
import lode.run.Holdout;
import lode.run.RunBacktests;
import lode.run.RunDirectory;
import lode.run.RunRecords;
import lode.run.RunStudies;
import lode.run.Validation;
import lode.validation.FactorStudy;

/**
 * All of a run's folder that a report draws, and the looks at the holdout of its data, read once.
 * What an unfinished run does not have yet is empty.
 *
 * @param run the folder
 * @param progress how far it came
 * @param manifest what it is a function of
 * @param generations a row a generation, from column to text
 * @param trials every distinct formula that was tried
 * @param verdicts finalists as they were judged
 * @param events what happened
 * @param ledger how hard it searched
 * @param validation significance of the finalists
 * @param looks at the sealed holdout of its data, as far as the ledger of the data lies here
 * @param holdout what the last look for this run showed
 * @param dataCheck what its data are like
 * @param studies of promoted factors by fid, in the order of the search
 * @param backtests of promoted factors by fid, in the order of the search
 */
record RunData(
    RunDirectory run,
    Progress progress,
    Optional<ObjectNode> manifest,
    List<Map<String, String>> generations,
    List<ObjectNode> trials,
    List<ObjectNode> verdicts,
    List<ObjectNode> events,
    Optional<TrialLedger> ledger,
    Optional<Validation> validation,
    List<Look> looks,
    Optional<Holdout> holdout,
    Optional<DataCheck> dataCheck,
    Map<String, FactorStudy> studies,
    Map<String, TearSheet> backtests) {

  /** Reads a folder. */
  static RunData of(RunDirectory run) {
    List<ObjectNode> verdicts = RunRecords.verdicts(run);
    List<String> promoted =
        verdicts.stream()
            .filter(v -> v.get("ev").asText().equals("promoted"))
            .map(v -> v.get("fid").asText())
            .toList();
    return new RunData(
        run,
        Progress.of(run),
        RunRecords.manifest(run),
        CsvRows.read(run.generations()),
        RunRecords.trials(run),
        verdicts,
        RunRecords.events(run),
        RunRecords.ledger(run),
        RunRecords.validation(run),
        RunRecords.looks(run),
        RunRecords.holdout(run),
        RunRecords.dataCheck(run),
        each(promoted, fid -> RunStudies.of(run, fid)),
        each(promoted, fid -> RunBacktests.of(run, fid)));
  }

  private static <T> Map<String, T> each(List<String> fids, Function<String, Optional<T>> read) {
    Map<String, T> found = new LinkedHashMap<>();
    fids.forEach(fid -> read.apply(fid).ifPresent(value -> found.put(fid, value)));
    return found;
  }

  /** The fids of promoted factors, in the order of the search. */
  List<String> promoted() {
    return verdicts.stream()
        .filter(v -> v.get("ev").asText().equals("promoted"))
        .map(v -> v.get("fid").asText())
        .toList();
  }

  /** How a finalist was judged. */
  Optional<Validation.Finalist> finalist(String fid) {
    return validation.stream()
        .flatMap(v -> v.finalists().stream())
        .filter(f -> f.fid().equals(fid))
        .findFirst();
  }

  /** The verdict on a formula. */
  Optional<ObjectNode> verdict(String fid) {
    return verdicts.stream().filter(v -> v.get("fid").asText().equals(fid)).findFirst();
  }

  /** Trials by fid. */
  Map<String, ObjectNode> born() {
    return trials.stream()
        .collect(Collectors.toMap(t -> t.get("fid").asText(), t -> t, (a, b) -> a));
  }
}
