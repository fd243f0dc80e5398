package lode.timing;

/**
 * A purchase and its sale.
 *
 * @param bought ISO date
 * @param buyPrice adjusted price at which was bought, before costs
 * @param sold ISO date; of an open one the last date
 * @param sellPrice the same of the sale; of an open one the last close
 * @param profit return after costs; of an open one without those of a sale
 * @param days of the exchange between the two
 * @param open whether it was still held at the end
 */
public record RoundTrip(
    String bought,
    double buyPrice,
    String sold,
    double sellPrice,
    double profit,
    int days,
    boolean open) {}
