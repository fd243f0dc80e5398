package lode.library;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;

/**
 * A factor of the library: a formula with its direction, where it came from and what was measured.
 * What an older file does not say is empty.
 *
 * @param fid formula id
 * @param formula canonical text
 * @param direction 1 where high values are good, -1 where low values are
 * @param status where it stands
 * @param run id of the run that promoted it; empty where a person added it
 * @param promoted time at which it entered the library, ISO-8601 UTC
 * @param data fingerprint of the panel it was found on
 * @param universe universe it was measured in
 * @param target label it was measured against, e.g. {@code 5d@open}
 * @param operators operator-set version
 * @param train metrics on train by key
 * @param validation metrics on validation by key
 * @param backtest figures of the quantile backtest on validation by key
 * @param checks the checks it passed
 * @param note why its status is what it is; empty where it was simply promoted
 * @param name what people call it
 * @param category what people file it under
 * @param lineage where its formula came from
 */
@JsonPropertyOrder({"fid", "name", "category", "formula", "status"})
public record Factor(
    String fid,
    String formula,
    int direction,
    Status status,
    String run,
    String promoted,
    String data,
    String universe,
    String target,
    String operators,
    Map<String, Double> train,
    Map<String, Double> validation,
    Map<String, Double> backtest,
    List<Check> checks,
    String note,
    String name,
    String category,
    Lineage lineage) {
  /** Where a factor stands. */
  public enum Status {
    /** Proposed; not yet in use. */
    CANDIDATE,
    /** In use. */
    ACTIVE,
    /** Still measured, no longer to be used; the note says why. */
    DEPRECATED,
    /** No longer; the note says why. */
    RETIRED
  }

  /**
   * Where a formula came from.
   *
   * @param generation of the run in which it was born; -1 where none was
   * @param parents fids of the formulas it was made of
   */
  public record Lineage(int generation, List<String> parents) {
    /** Of a formula that no search made. */
    public static final Lineage NONE = new Lineage(-1, List.of());

    /** Copies the parents. */
    public Lineage {
      parents = parents == null ? List.of() : List.copyOf(parents);
    }
  }

  /** Makes what is not there empty. */
  public Factor {
    train = train == null ? Map.of() : train;
    validation = validation == null ? Map.of() : validation;
    backtest = backtest == null ? Map.of() : backtest;
    checks = checks == null ? List.of() : List.copyOf(checks);
    note = note == null ? "" : note;
    name = name == null ? "" : name;
    category = category == null ? "" : category;
    lineage = lineage == null ? Lineage.NONE : lineage;
  }

  /** The same factor with another status, for a reason. */
  public Factor with(Status next, String reason) {
    return new Factor(
        fid,
        formula,
        direction,
        next,
        run,
        promoted,
        data,
        universe,
        target,
        operators,
        train,
        validation,
        backtest,
        checks,
        reason,
        name,
        category,
        lineage);
  }
}
