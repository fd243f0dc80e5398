package lode.market;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a source says, before anything is derived.
 *
 * @param data prices and further columns on their axes
 * @param universes point-in-time memberships
 * @param groups sector, industry
 * @param special per symbol, whether it is under special treatment, by first day (days since
 *     1970-01-01)
 * @param listed per symbol, its listing day
 * @param benchmarks closes by name, one per date of the data
 * @param provenance where it came from, for the meanings of the fields
 */
record RawMarket(
    MarketData data,
    List<Universe> universes,
    List<Groups> groups,
    Map<String, TreeMap<Integer, Boolean>> special,
    Map<String, Integer> listed,
    Map<String, float[]> benchmarks,
    String provenance) {}
