package lode.formula;

import static lode.formula.FormulaException.at;

/** The characters of a formula text: skips blanks, takes symbols, names and numbers. */
final class Scanner {
  private static final String SYMBOLS = "()+-*/^?:|&=!<>,.";
  private static final int SHOWN = 32;
  private final String text;
  private int next;

  Scanner(String text) {
    this.text = text;
  }

  void begin() {
    if (text.length() > Limits.TEXT) {
      throw at(
          Limits.TEXT,
          "formula too long",
          "length=%d most=%d".formatted(text.length(), Limits.TEXT),
          "");
    }
    if (text.isBlank()) {
      throw at(0, "formula empty", "", "write for example ts_mean(close,20)");
    }
  }

  /** Position of the next character that is not blank; the length of the text at its end. */
  int position() {
    while (next < text.length() && isBlank(text.charAt(next))) {
      next++;
    }
    return next;
  }

  boolean take(String symbol) {
    position();
    if (!text.startsWith(symbol, next)) {
      return false;
    }
    next += symbol.length();
    return true;
  }

  void expect(String symbol, int opened) {
    if (!take(symbol)) {
      throw at(
          position(), "missing " + symbol, "opened=%d found=%s".formatted(opened, found()), "");
    }
  }

  void end() {
    if (position() < text.length()) {
      String remedy =
          switch (text.charAt(next)) {
            case ')' -> "a ( is missing or this ) is too many";
            case '&' -> "write && for and";
            case '|' -> "write || for or";
            case '=' -> "write == for equal";
            default -> "";
          };
      throw at(next, rule("text after the formula"), "found=" + found(), remedy);
    }
  }

  /** The infix operator here that binds at least as tightly, taken; or null. */
  Infix infix(int level) {
    position();
    for (Infix infix : Infix.ALL) {
      if (text.startsWith(infix.symbol(), next)) {
        if (infix.level() < level) {
          return null;
        }
        next += infix.symbol().length();
        return infix;
      }
    }
    return null;
  }

  boolean atComparison() {
    position();
    return Infix.ALL.stream().anyMatch(i -> i.compares() && text.startsWith(i.symbol(), next));
  }

  /** The run of - and ! here, taken, without blanks. */
  String prefixes() {
    int from = position();
    while (position() < text.length() && (text.charAt(next) == '-' || text.charAt(next) == '!')) {
      next++;
    }
    return from == next ? "" : text.substring(from, next).replaceAll("[^-!]", "");
  }

  boolean atNumber() {
    position();
    return digit(next) || (next < text.length() && text.charAt(next) == '.' && digit(next + 1));
  }

  boolean atSignedNumber() {
    int from = position();
    take("-");
    boolean number = atNumber();
    next = from;
    return number;
  }

  float signedNumber() {
    return take("-") ? -number() : number();
  }

  /** An unsigned decimal number: digits, fraction and exponent. */
  float number() {
    int from = position();
    digits();
    if (next < text.length() && text.charAt(next) == '.') {
      next++;
      digits();
    }
    String mantissa = text.substring(from, next);
    exponent();
    String number = text.substring(from, next);
    if (next < text.length() && (isWord(text.charAt(next)) || text.charAt(next) == '.')) {
      throw at(next, "not a number", "text=" + shown(from, next + 1), "");
    }
    float value = Float.parseFloat(number);
    boolean vanished = value == 0 && mantissa.chars().anyMatch(c -> c >= '1' && c <= '9');
    if (Float.isInfinite(value) || vanished) {
      throw at(
          from,
          "number out of range",
          "text=" + shown(from, next),
          "least=1e-45 most=3.4028235e38");
    }
    return value;
  }

  private void exponent() {
    if (next < text.length() && (text.charAt(next) == 'e' || text.charAt(next) == 'E')) {
      int sign = next + 1 < text.length() && "+-".indexOf(text.charAt(next + 1)) >= 0 ? 1 : 0;
      if (digit(next + 1 + sign)) {
        next += 1 + sign;
        digits();
      }
    }
  }

  /** A name; a dollar sign before it means nothing. */
  String name() {
    take("$");
    int from = position();
    while (next < text.length() && isWord(text.charAt(next))) {
      next++;
    }
    if (next == from) {
      throw at(
          from, rule("value expected"), "found=" + found(), "a field, number or operator(...)");
    }
    return text.substring(from, next);
  }

  /** Arguments up to the bracket that closes the one just taken. */
  int countArguments(int opened) {
    int open = 1;
    int commas = 0;
    for (int i = position(); i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(') {
        open++;
      } else if (c == ')' && --open == 0) {
        return i == next ? 0 : commas + 1;
      } else if (c == ',' && open == 1) {
        commas++;
      }
    }
    throw at(text.length(), "missing )", "opened=%d found=end".formatted(opened), "");
  }

  /** The rule, unless the character here belongs to no formula at all. */
  private String rule(String rule) {
    boolean known =
        next >= text.length()
            || isWord(text.charAt(next))
            || SYMBOLS.indexOf(text.charAt(next)) >= 0;
    return known ? rule : "unknown character";
  }

  private String found() {
    return next < text.length() ? shown(next, next + 1) : "end";
  }

  private String shown(int from, int to) {
    String part = text.substring(from, Math.min(to, from + SHOWN));
    return part.chars().allMatch(c -> c > ' ' && c < 127)
        ? part
        : "U+%04X".formatted((int) part.charAt(0));
  }

  private void digits() {
    while (digit(next)) {
      next++;
    }
  }

  private boolean digit(int index) {
    return index < text.length() && Signature.isDigit(text.charAt(index));
  }

  private static boolean isWord(char c) {
    return c == '_' || Signature.isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
