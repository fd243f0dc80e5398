package lode.library;

import java.util.List;
import lode.validation.Evidence;

/**
 * What became of a candidate, promoted or not.
 *
 * @param evidence what it was judged by
 * @param checks every check with limit and value
 * @param promoted whether it entered the library
 * @param nearest fid of the library factor most correlated to it; empty where there was none
 * @param replaced fid of the weaker twin that it replaced; empty where none
 */
public record Verdict(
    Evidence evidence, List<Check> checks, boolean promoted, String nearest, String replaced) {
  /** Names of the checks that failed. */
  public List<String> failed() {
    return checks.stream().filter(c -> !c.passed()).map(Check::name).toList();
  }
}
