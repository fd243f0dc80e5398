package lode.market;

/**
 * Market data that cannot be used. The message says which rule broke, with file, line and column
 * where they are known, and what to do; the command line prints it alone and exits with code 2.
 */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the reason. */
  public DataException(String message) {
    super(message);
  }

  /** With the reason and its cause. */
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
