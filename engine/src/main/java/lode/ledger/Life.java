package lode.ledger;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * What campaigns tried on one set of data, ever. The same campaign run twice finds the same and
 * counts once; formulas that two campaigns have in common count twice, which errs on the harsh
 * side.
 *
 * @param campaigns each once, by digest
 */
public record Life(List<Searched> campaigns) {
  /** Nobody before. */
  public static final Life NONE = new Life(List.of());

  /** Sorts them. */
  public Life {
    campaigns = campaigns.stream().sorted(Comparator.comparing(Searched::campaign)).toList();
  }

  /** All but one. */
  public Life without(String campaign) {
    return new Life(campaigns.stream().filter(c -> !c.campaign().equals(campaign)).toList());
  }

  /** The earliest date index that one of them has declared its holdout from; empty without any. */
  public OptionalInt sealedFrom() {
    return campaigns.stream().mapToInt(Searched::sealedFrom).min();
  }

  /** Formulas tried. */
  public long tried() {
    return campaigns.stream().mapToLong(c -> c.counts().semanticallyDistinct()).sum();
  }

  /** The counts of all together. */
  public Counts counts() {
    return campaigns.stream().map(Searched::counts).reduce(Counts.NONE, Counts::plus);
  }

  /** How a metric was spread over all tried by campaigns that came to their end. */
  public PowerSums moments(String metric) {
    Collection<PowerSums> parts =
        campaigns.stream()
            .map(c -> c.moments().get(metric))
            .filter(java.util.Objects::nonNull)
            .toList();
    return PowerSums.of(parts);
  }
}
