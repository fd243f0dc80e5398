package lode.panel;

/** A panel file that cannot be used; the message says which rule broke, where, and what to do. */
public final class PanelException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the reason. */
  public PanelException(String message) {
    super(message);
  }

  /** With the reason and its cause. */
  public PanelException(String message, Throwable cause) {
    super(message, cause);
  }
}
