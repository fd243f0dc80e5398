package lode.validation;

/**
 * The rank IC with the target's label on some of the dates, or among some of the stocks.
 *
 * @param name such as {@code 2014}, {@code bull}, {@code small} or a sector
 * @param names mean number of stocks in a day's rank IC
 * @param rankIc what the daily rank IC adds up to
 */
public record Slice(String name, double names, Figures rankIc) {}
