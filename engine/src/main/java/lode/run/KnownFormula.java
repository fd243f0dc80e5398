package lode.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lode.formula.Formula;

/**
 * A formula that a run evaluated, found by its id.
 *
 * @param run that evaluated it
 * @param formula itself
 * @param direction 1 where high values foretold high returns on train, -1 where low ones did
 */
public record KnownFormula(RunDirectory run, Formula formula, int direction) {
  /**
   * Looks an id up.
   *
   * @param run to look in; null: all under {@code runs}, newest first
   * @param fid id, or enough of its first digits
   * @throws SettingsException where no run has it, or one has several
   */
  public static KnownFormula find(String run, String fid) {
    String id = Formula.digits(fid);
    List<RunDirectory> runs =
        run == null ? RunDirectory.all(Path.of("runs")).reversed() : List.of(RunDirectory.of(run));
    for (RunDirectory candidate : runs) {
      Map<String, ObjectNode> found = new LinkedHashMap<>();
      for (ObjectNode trial : RunRecords.trials(candidate)) {
        String known = trial.path("fid").asText();
        if (known.startsWith(id)) {
          found.put(known, trial);
        }
      }
      if (found.size() > 1) {
        throw new SettingsException(
            "several formulas: fid="
                + id
                + " run="
                + candidate.id()
                + " matches="
                + found.keySet().stream().limit(5).toList()
                + " remedy=give more digits");
      }
      if (found.size() == 1) {
        ObjectNode trial = found.values().iterator().next();
        return new KnownFormula(
            candidate,
            Formula.parse(trial.path("expr").asText()),
            trial.path("rank_ic").asDouble() < 0 ? -1 : 1);
      }
    }
    throw new SettingsException(
        "no such formula: fid=" + id + " runs=" + runs.size() + " remedy=name its run by --run");
  }
}
