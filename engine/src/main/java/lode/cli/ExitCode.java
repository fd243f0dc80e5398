package lode.cli;

/** What the process's exit code says. */
final class ExitCode {
  /** Done. */
  static final int OK = 0;

  /** The user asked for something that cannot be. */
  static final int USER = 1;

  /** The data cannot be used as it is. */
  static final int DATA = 2;

  /** Not finished, and can be resumed. */
  static final int INCOMPLETE = 3;

  /** Something that must agree does not. */
  static final int INTEGRITY = 4;

  private ExitCode() {}
}
