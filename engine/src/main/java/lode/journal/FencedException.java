package lode.journal;

/** Another process has taken the folder over: this one may write nothing there any more. */
public final class FencedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With both epochs. */
  FencedException(java.nio.file.Path file, long mine, long current) {
    super(
        "another coordinator has taken over: file="
            + file
            + " epoch="
            + mine
            + " current="
            + current);
  }
}
