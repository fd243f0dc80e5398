package lode.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CombinationTest {
  private static Combination of(String text) {
    List<Term> terms = Term.parse(text);
    return Combination.of(terms, terms.stream().map(t -> 1).toList());
  }

  @Test
  void shouldReadWeightsAndFormulasWithCommas() {
    assertThat(Term.parse(" 0.6*f:3a9c , 0.4 * neg(ts_mean(returns,5))"))
        .containsExactly(new Term(0.6, "f:3a9c"), new Term(0.4, "neg(ts_mean(returns,5))"));
  }

  @Test
  void shouldWeighAllTheSameWhereNoneHasAWeight() {
    assertThat(Term.parse("close,ts_mean(open,5),volume,vwap"))
        .allMatch(term -> term.weight() == 0.25)
        .hasSize(4);
  }

  @Test
  void shouldRefuseAWeightForSomeOnly() {
    assertThatThrownBy(() -> Term.parse("0.5*close,volume"))
        .hasMessage("a weight for each factor or for none: weighted=1 factors=2");
  }

  @Test
  void shouldRefuseWeightsThatDoNotSumToOneAndNameTheSum() {
    assertThatThrownBy(() -> of("0.5*close,0.25*volume"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("weights must sum to 1: sum=0.75")
        .hasMessageContaining("remedy=divide each by 0.75");
  }

  @Test
  void shouldRefuseANegativeWeight() {
    assertThatThrownBy(() -> of("1.5*close,-0.5*volume"))
        .hasMessage(
            "weight not positive: weight=-0.5 factor=volume remedy=turn the factor round"
                + " by neg(...)");
  }

  @Test
  void shouldTurnAFactorRoundByItsDirection() {
    Combination both = Combination.of(Term.parse("0.7*close,0.3*volume"), List.of(1, -1));
    assertThat(both.rows()).containsExactly(new Combination.Row("", List.of(0.7, -0.3)));
  }

  @Test
  void shouldReadWeightsThatChange() {
    Combination changing =
        Combination.parse(
            List.of(
                "# a comment",
                "from,weight,formula",
                "2020-01-02,1,ts_mean(close,5)",
                "2020-02-03,0.4,ts_mean(close,5)",
                "2020-02-03,-0.6,volume"),
            "w.csv");
    assertThat(changing.formulas()).containsExactly("ts_mean(close,5)", "volume");
    assertThat(changing.rows())
        .containsExactly(
            new Combination.Row("2020-01-02", List.of(1.0, 0.0)),
            new Combination.Row("2020-02-03", List.of(0.4, -0.6)));
  }

  @Test
  void shouldNameTheLineThatIsNoWeight() {
    assertThatThrownBy(() -> Combination.parse(List.of("2020-13-02,1,close"), "w.csv"))
        .hasMessage("not a line of weights: file=w.csv line=1 expected=from,weight,formula");
  }
}
