package lode.timing;

/**
 * A purchase and its sale.
 *
 * @param bought ISO date
 * @param buyPrice adjusted price at which was bought, before costs
 * @param sold ISO date; of an open one the last date
 * @param sellPrice the same of the sale; of an open one the last close, of one closed out what was
 *     still got for it
 * @param profit return after costs; of an open one without those of a sale
 * @param days of the exchange between the two
 * @param open whether it was still held at the end
 * @param closedOut whether the stock had stopped trading, and the rule for that ended it
 */
public record RoundTrip(
    String bought,
    double buyPrice,
    String sold,
    double sellPrice,
    double profit,
    int days,
    boolean open,
    boolean closedOut) {}
