package lode.journal;

import java.nio.file.Path;

/** A file is not as it was written. */
public final class DamagedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the file and what is wrong with it. */
  public DamagedException(Path file, String reason) {
    super("damaged file: file=" + file + " reason=" + reason);
  }
}
