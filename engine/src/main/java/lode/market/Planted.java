package lode.market;

/**
 * A factor that a sample market was made to obey.
 *
 * @param name what it is called in reports
 * @param formula its formula, native text; larger values foretell higher returns
 * @param rankIc its stated strength: mean daily rank IC against the return from the next day's open
 *     to the open five days later, over the whole market and any long part of it
 */
public record Planted(String name, String formula, double rankIc) {}
