package lode.market;

import java.util.List;

/**
 * What an import makes besides the fields that every panel has.
 *
 * @param technical names of technical fields, or {@code all} or {@code none} alone
 * @param market whose price limits hold: a market of {@code market-rules.conf}, {@code none}, or
 *     {@code auto}: the one whose symbols look like the data's
 * @param fields further columns to keep; empty for all
 */
public record ImportOptions(List<String> technical, String market, List<String> fields) {
  /** No technical fields, market by the look of the symbols, all columns. */
  public static final ImportOptions DEFAULT =
      new ImportOptions(List.of(), MarketRules.AUTO, List.of());

  /** Copies the lists. */
  public ImportOptions {
    technical = List.copyOf(technical);
    fields = List.copyOf(fields);
  }
}
