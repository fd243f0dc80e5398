package lode.validation;

/**
 * What is left of a factor when some things are taken out of it.
 *
 * @param name what is taken out: {@code none}, {@code size}, {@code group} or {@code size+group}
 * @param rankIc of what is left in the ranks after a regression on the controls, per date
 * @param premium Fama-MacBeth: the daily slope of the target's forward return on the ranks (one
 *     standard deviation as the unit), the controls beside them
 */
public record Control(String name, Figures rankIc, Figures premium) {}
