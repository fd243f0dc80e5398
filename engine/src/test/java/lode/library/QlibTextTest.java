package lode.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lode.formula.Formula;
import lode.operator.Operators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QlibTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "neg(ts_delta(close,10)) | (0-Delta($close,10))",
        "ts_corr(close,log(volume),20) | Corr($close,Log($volume),20)",
        "ts_zscore(vwap,5) | (($vwap-Mean($vwap,5))/Std($vwap,5))",
        "ts_quantile(low,20,0.8) | Quantile($low,20,0.8)",
        "if(gt(open,close),1,0.5) | If(Ne(If(Gt($open,$close),1,0),0),1,0.5)",
        "clip(returns,-1,2) | Less(Greater($returns,-1),2)",
        "ts_autocorr(x,20,5) | Corr($x,Ref($x,5),20)"
      })
  void shouldWriteWhatQlibReads(String formula, String expression) {
    assertThat(QlibText.of(Formula.parse(formula))).isEqualTo(expression);
  }

  @Test
  void shouldNameTheOperatorThatHasNoCounterpart() {
    assertThatThrownBy(() -> QlibText.of(Formula.parse("ts_mean(cs_rank(close),5)")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("operator=cs_rank");
  }

  @Test
  void shouldKnowOnlyOperatorsThatExist() {
    assertThat(QlibText.operators()).allMatch(name -> Operators.find(name).isPresent());
  }
}
