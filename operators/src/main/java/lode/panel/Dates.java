package lode.panel;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** The date axis of a panel: strictly increasing trading days, addressed by index. Immutable. */
public final class Dates {
  private final int[] epochDays;

  private Dates(int[] epochDays) {
    this.epochDays = epochDays;
  }

  /**
   * An axis of these days.
   *
   * @throws IllegalArgumentException if the days are not strictly increasing
   */
  public static Dates of(List<LocalDate> days) {
    return ofEpochDays(days.stream().mapToInt(d -> Math.toIntExact(d.toEpochDay())).toArray());
  }

  /** As {@link #of}, from days since 1970-01-01. */
  public static Dates ofEpochDays(int[] days) {
    for (int i = 1; i < days.length; i++) {
      if (days[i] <= days[i - 1]) {
        throw new IllegalArgumentException(
            "dates not increasing: position="
                + i
                + " date="
                + LocalDate.ofEpochDay(days[i])
                + " before="
                + LocalDate.ofEpochDay(days[i - 1]));
      }
    }
    return new Dates(days.clone());
  }

  /** Number of days. */
  public int size() {
    return epochDays.length;
  }

  /** The day at an index. */
  public LocalDate at(int index) {
    return LocalDate.ofEpochDay(epochDays[index]);
  }

  /** The day at an index in days since 1970-01-01. */
  public int epochDay(int index) {
    return epochDays[index];
  }

  /** Index of a day, or a negative number where it is not a trading day. */
  public int indexOf(LocalDate day) {
    return Arrays.binarySearch(epochDays, Math.toIntExact(day.toEpochDay()));
  }

  /** Index of the first trading day at or after a day; {@link #size()} where there is none. */
  public int ceiling(LocalDate day) {
    int i = indexOf(day);
    return i >= 0 ? i : -i - 1;
  }

  /** The first {@code size} days. */
  public Dates until(int size) {
    return new Dates(Arrays.copyOf(epochDays, size));
  }
}
