package lode.validation;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lode.evaluation.Target;

/**
 * The holding periods of a study. Labels are made for every one of 1 to {@link DecayStudy#DAYS}
 * days, and the target's; a tear sheet for some of them.
 *
 * @param target what the factor was made for
 */
record Horizons(Target target) {
  private static final List<Integer> SHEETS = List.of(1, 5, 10, 20);

  /** Days of the tear sheets, ascending, the target's among them. */
  int[] sheets() {
    return Stream.concat(SHEETS.stream(), Stream.of(target.horizon()))
        .distinct()
        .sorted()
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** All labels: those of 1, 2, 3 ... days, and the target's last where it is longer. */
  List<Target> labels() {
    return IntStream.concat(
            IntStream.rangeClosed(1, DecayStudy.DAYS),
            IntStream.of(target.horizon()).filter(days -> days > DecayStudy.DAYS))
        .mapToObj(days -> new Target(days, target.entry()))
        .toList();
  }

  /** Index of the label of so many days. */
  int label(int days) {
    return days <= DecayStudy.DAYS ? days - 1 : DecayStudy.DAYS;
  }

  /** Dates before a date that its figures look back to. */
  int lookBack() {
    return Math.max(DecayStudy.DAYS, target.horizon());
  }
}
