package lode.validation;

import lode.backtest.Backtest;
import lode.evaluation.Fitness;
import lode.formula.Formula;

/**
 * All that is known of a candidate when it asks to be promoted. Its direction was fixed on train;
 * validation has been seen by nobody before.
 *
 * @param formula the candidate
 * @param direction 1 where high values foretell high returns on train, -1 where low ones do
 * @param train metrics on the train period, as measured (not oriented)
 * @param validation metrics on the validation period, as measured
 * @param backtest quantile backtest over the validation period, oriented
 * @param significance whether it is more than luck, on train and on validation
 */
public record Evidence(
    Formula formula,
    int direction,
    Fitness train,
    Fitness validation,
    Backtest backtest,
    Significance significance) {}
