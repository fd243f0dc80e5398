package lode.validation;

import java.util.List;
import java.util.Optional;

/**
 * What one factor did on every date that may be seen: train and validation, never the holdout.
 * Nothing is oriented: where {@code direction} is -1, low values are the good ones and a negative
 * IC is a good one. Missing numbers are NaN in memory and {@code null} in the file ({@link
 * StudyFile}).
 *
 * @param version form of the record; keys are only ever added
 * @param fid id of the formula
 * @param formula canonical text
 * @param direction 1 where high values foretold high returns on train, -1 where low ones did
 * @param data fingerprint of the panel, cut at the end of validation
 * @param universe stocks that were looked at
 * @param target label that the factor was made for, such as {@code 5d@open}
 * @param horizon days of that label
 * @param trainTo how many of the dates, from the first on, are train; 0 where there was no split
 * @param validationFrom index of the first date of validation; what lies between is embargo
 * @param sizeField field of the size slices and controls; empty where the panel has none
 * @param groupField field of the group slices and controls; empty where the panel has none
 * @param index what the regimes are taken from: a benchmark's name, or {@code equal weight}
 * @param dates ISO dates; the index of every daily array of the study
 * @param daily daily series that no horizon changes
 * @param horizons daily series and figures by horizon, ascending; the target's is among them
 * @param quantiles values by quantile, lowest first
 * @param walkForward purged folds, forward in time
 * @param parts rank IC on {@code train} and on {@code validation}: what the search saw, and what it
 *     did not
 * @param years rank IC by calendar year
 * @param trends rank IC in bull, sideways and bear markets
 * @param volatilities rank IC in times of high and of low volatility
 * @param sizes rank IC among small, middle and large stocks; empty without a size field
 * @param groups rank IC within each group; empty without a group field
 * @param controls rank IC and Fama-MacBeth premium raw, and with size and group taken out
 * @param decay how fast the forecast fades
 * @param enterable what the factor foretells of stocks that could be bought, and of all
 */
public record FactorStudy(
    int version,
    String fid,
    String formula,
    int direction,
    String data,
    String universe,
    String target,
    int horizon,
    int trainTo,
    int validationFrom,
    String sizeField,
    String groupField,
    String index,
    List<String> dates,
    DailyStudy daily,
    List<HorizonStudy> horizons,
    List<QuantileValues> quantiles,
    WalkForward walkForward,
    List<Slice> parts,
    List<Slice> years,
    List<Slice> trends,
    List<Slice> volatilities,
    List<Slice> sizes,
    List<Slice> groups,
    List<Control> controls,
    DecayStudy decay,
    Enterable enterable) {
  /** The form of the record that this code writes. */
  public static final int VERSION = 1;

  /** The tear sheet of a horizon. */
  public Optional<HorizonStudy> at(int days) {
    return horizons.stream().filter(h -> h.days() == days).findFirst();
  }

  /** The tear sheet of the target's horizon. */
  public HorizonStudy main() {
    return at(horizon).orElseThrow();
  }
}
