package lode.timing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A factor as it is written in a list of weighted factors.
 *
 * @param weight what it counts
 * @param factor a formula, or a factor's id such as {@code f:3a9c}
 */
public record Term(double weight, String factor) {
  private static final Pattern WEIGHTED =
      Pattern.compile("([-+]?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)\\s*\\*\\s*(.+)");

  /**
   * Reads {@code 0.6*f:3a9c,0.4*neg(ts_mean(returns,5))}: commas inside brackets belong to a
   * formula; where no factor has a weight, all weigh the same. A number before the first {@code *}
   * is always a weight.
   *
   * @throws IllegalArgumentException if only some have a weight
   */
  public static List<Term> parse(String text) {
    List<String> parts = parts(text);
    List<Term> terms = new ArrayList<>();
    int weighted = 0;
    for (String part : parts) {
      Matcher matcher = WEIGHTED.matcher(part);
      boolean has = matcher.matches();
      weighted += has ? 1 : 0;
      terms.add(
          has
              ? new Term(Double.parseDouble(matcher.group(1)), matcher.group(2).strip())
              : new Term(1.0 / parts.size(), part));
    }
    if (weighted != 0 && weighted != terms.size()) {
      throw new IllegalArgumentException(
          "a weight for each factor or for none: weighted=%d factors=%d"
              .formatted(weighted, terms.size()));
    }
    return List.copyOf(terms);
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ',';
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && (depth == 0 || i == text.length())) {
        String part = text.substring(from, i).strip();
        if (!part.isEmpty()) {
          parts.add(part);
        }
        from = i + 1;
      }
    }
    return parts;
  }
}
