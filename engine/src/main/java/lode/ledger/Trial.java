package lode.ledger;

/**
 * A formula that was tried, with the figures on train that a correction for luck needs; NaN where
 * one is undefined.
 *
 * @param fid formula id: the first 12 hex digits of a hash, so that the smallest ids are a fair
 *     sample of all formulas
 * @param formula canonical text
 * @param raced whether it was only raced: scored on some of the stocks and dates, and left out
 * @param days days with a rank IC; NaN where no worker could score it
 * @param ic mean IC
 * @param icir IC per deviation, daily
 * @param rankIc mean rank IC
 * @param rankIcir rank IC per deviation, daily
 * @param t Newey-West t of the rank IC
 */
public record Trial(
    String fid,
    String formula,
    boolean raced,
    double days,
    double ic,
    double icir,
    double rankIc,
    double rankIcir,
    double t) {
  /** Whether no worker could score it. */
  public boolean rejected() {
    return Double.isNaN(days);
  }
}
