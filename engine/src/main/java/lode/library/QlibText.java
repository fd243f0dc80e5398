package lode.library;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lode.formula.Formula;
import lode.operator.Attribute;
import lode.operator.Operator;
import lode.operator.Parameter;

/**
 * A formula as an expression of Qlib. Values are the same where nothing is missing and a window is
 * full; elsewhere Qlib has its own rules: it takes windows from their first row on, divides by zero
 * into infinity, finds the oldest of equal extremes, and counts an average that fades from the
 * first date. Its expressions see one stock, so what is over the stocks of a date has no
 * counterpart, and neither have WMA (its weights differ between versions) and what Qlib lacks.
 */
public final class QlibText {
  /** One row an operator, in the words of {@link Operator#signature}. */
  private static final Map<String, String> TABLE =
      """
      neg (0-x)
      abs Abs(x)
      sign Sign(x)
      relu Greater(x,0)
      clip Less(Greater(x,lo),hi)
      log Log(x)
      log1p Log((1+x))
      slog1p (Sign(x)*Log((1+Abs(x))))
      exp Power(2.718281828459045,x)
      sqrt Power(x,0.5)
      ssqrt (Sign(x)*Power(Abs(x),0.5))
      square (x*x)
      inv (1/x)
      tanh (1-(2/(1+Power(7.38905609893065,x))))
      sigmoid (1/(1+Power(0.36787944117144233,x)))
      signedpower (Sign(x)*Power(Abs(x),c))
      add (x+y)
      sub (x-y)
      mul (x*y)
      div (x/y)
      sdiv (x/Power((1+(y*y)),0.5))
      pow Power(x,y)
      spow (Sign(x)*Power(Abs(x),y))
      max Greater(x,y)
      min Less(x,y)
      gt If(Gt(x,y),1,0)
      ge If(Ge(x,y),1,0)
      lt If(Lt(x,y),1,0)
      le If(Le(x,y),1,0)
      eq If(Eq(x,y),1,0)
      ne If(Ne(x,y),1,0)
      and If(And(Ne(x,0),Ne(y,0)),1,0)
      or If(Or(Ne(x,0),Ne(y,0)),1,0)
      not If(Eq(x,0),1,0)
      if If(Ne(x,0),y,z)
      is_nan If(Eq(x,x),0,1)
      is_finite If(Eq(x,x),1,0)
      fillna If(Eq(x,x),x,c)
      ts_delay Ref(x,n)
      ts_delta Delta(x,n)
      ts_pct_change ((x/Ref(x,n))-1)
      ts_logret (Log(x)-Log(Ref(x,n)))
      ts_count Count(x,n)
      ts_sum Sum(x,n)
      ts_mean Mean(x,n)
      ts_var Var(x,n)
      ts_std Std(x,n)
      ts_zscore ((x-Mean(x,n))/Std(x,n))
      ts_ir (Mean(x,n)/Std(x,n))
      ts_skew Skew(x,n)
      ts_kurt Kurt(x,n)
      ts_min Min(x,n)
      ts_max Max(x,n)
      ts_range (Max(x,n)-Min(x,n))
      ts_minmax ((x-Min(x,n))/(Max(x,n)-Min(x,n)))
      ts_argmax (n-IdxMax(x,n))
      ts_argmin (n-IdxMin(x,n))
      ts_rank Rank(x,n)
      ts_median Med(x,n)
      ts_quantile Quantile(x,n,q)
      ts_mad Mad(x,n)
      ts_slope Slope(x,n)
      ts_rsquare Rsquare(x,n)
      ts_residual Resi(x,n)
      ts_ema EMA(x,n)
      ts_count_if Sum(If(Ne(x,0),1,0),n)
      ts_cov Cov(x,y,n)
      ts_corr Corr(x,y,n)
      ts_autocorr Corr(x,Ref(x,lag),n)
      ts_beta (Cov(x,y,n)/Var(y,n))
      ts_alpha (Mean(x,n)-((Cov(x,y,n)/Var(y,n))*Mean(y,n)))
      ts_regression_residual ((x-Mean(x,n))-((Cov(x,y,n)/Var(y,n))*(y-Mean(y,n))))
      ts_weighted_mean (Sum((x*y),n)/Sum(y,n))
      ts_sum_if Sum(If(Ne(y,0),x,0),n)
      """
          .lines()
          .map(line -> line.split(" ", 2))
          .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> row[1]));

  private static final Pattern WORD = Pattern.compile("\\b[a-z]+\\b");
  private static final List<String> SERIES = List.of("x", "y", "z");

  private QlibText() {}

  /**
   * The expression of a formula.
   *
   * @throws IllegalArgumentException {@code no counterpart in qlib: operator=...}
   */
  public static String of(Formula formula) {
    return switch (formula) {
      case Formula.Field field -> "$" + field.name();
      case Formula.Literal literal -> number(literal.value());
      case Formula.Call call -> call(call);
    };
  }

  /** Names of the operators that it can write. */
  static java.util.Set<String> operators() {
    return TABLE.keySet();
  }

  private static String call(Formula.Call call) {
    Operator operator = call.operator();
    String row = TABLE.get(operator.name());
    if (row == null) {
      throw new IllegalArgumentException(
          "no counterpart in qlib: operator="
              + operator.name()
              + " remedy=--format python writes every operator; or export the values");
    }
    Map<String, String> words = new HashMap<>();
    for (int i = 0; i < operator.arity(); i++) {
      words.put(SERIES.get(i), of(call.arguments().get(i)));
    }
    List<Parameter> parameters = operator.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      words.put(parameters.get(i).name(), attribute(call.attributes().get(i)));
    }
    UnaryOperator<String> word = w -> words.getOrDefault(w, w);
    return WORD.matcher(row)
        .replaceAll(
            (MatchResult m) -> java.util.regex.Matcher.quoteReplacement(word.apply(m.group())));
  }

  private static String attribute(Attribute attribute) {
    return switch (attribute) {
      case Attribute.Window window -> Integer.toString(window.rows());
      case Attribute.Constant constant -> number(constant.value());
      case Attribute.Group group -> "$" + group.field();
    };
  }

  /** The shortest decimal of the float, which Python reads. */
  static String number(float value) {
    String text = Float.toString(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
