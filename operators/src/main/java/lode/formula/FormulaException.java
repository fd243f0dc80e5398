package lode.formula;

/** A text that is not a formula: the rule that broke, with its position and the remedy. */
public final class FormulaException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;
  private static final int AROUND = 48;
  private final int position;

  /** With the reason; {@code position} counts characters from 0, -1 where there is none. */
  public FormulaException(String message, int position) {
    super(message);
    this.position = position;
  }

  /** {@code rule: details position=4 remedy}; details and remedy may be empty. */
  static FormulaException at(int position, String rule, String details, String remedy) {
    StringBuilder message = new StringBuilder(rule).append(':');
    if (!details.isEmpty()) {
      message.append(' ').append(details);
    }
    if (position >= 0) {
      message.append(" position=").append(position);
    }
    if (!remedy.isEmpty()) {
      message.append(' ').append(remedy);
    }
    return new FormulaException(message.toString(), position);
  }

  /** Character where it broke, or -1. */
  public int position() {
    return position;
  }

  /**
   * Two lines for a terminal: the text around the position and a caret under the character where it
   * broke; empty where there is no position.
   *
   * @param text the text that was parsed
   */
  public String caret(String text) {
    if (position < 0) {
      return "";
    }
    int from = position > AROUND ? position - AROUND : 0;
    int to = Math.min(text.length(), position + AROUND);
    String head = from > 0 ? "..." : "";
    String tail = to < text.length() ? "..." : "";
    String shown = text.substring(Math.min(from, to), to).replaceAll("[^ -~]", " ");
    return head + shown + tail + '\n' + " ".repeat(head.length() + position - from) + '^';
  }
}
