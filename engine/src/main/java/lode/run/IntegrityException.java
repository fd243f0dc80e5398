package lode.run;

/** Two things that must agree do not: results of the run are not to be trusted. */
public final class IntegrityException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With what disagrees. */
  public IntegrityException(String message) {
    super(message);
  }
}
