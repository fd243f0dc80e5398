package lode.timing;

import lode.evaluation.Target;

/**
 * All that decides what trading stocks by a combination comes to, except the data.
 *
 * @param factors what is combined
 * @param universe among whose members a factor's standing is taken
 * @param mode what a score may know
 * @param target label that directions are learned against
 * @param rules when is bought and sold
 * @param from ISO date of the first close that may give an order; empty: the first of the data
 * @param to ISO date of the last close; empty: the last of the data
 */
public record Question(
    Combination factors,
    String universe,
    Mode mode,
    Target target,
    Rules rules,
    String from,
    String to) {}
