package lode.run;

/** A setting that cannot be: the user's to mend; the message says how. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the rule that broke. */
  public SettingsException(String message) {
    super(message);
  }
}
