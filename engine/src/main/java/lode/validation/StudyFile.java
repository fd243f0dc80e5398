package lode.validation;

import java.nio.file.Path;
import lode.journal.JsonFile;

/**
 * A study as JSON in one line: keys in snake_case, numbers printed so that they read back equal,
 * what is not finite as {@code null} and back as NaN, and dates in order. The text is a function of
 * the study.
 */
public final class StudyFile {
  private StudyFile() {}

  /** The study as one line of JSON with a line feed. */
  public static String text(FactorStudy study) {
    return JsonFile.line(study);
  }

  /**
   * Reads a study.
   *
   * @throws lode.journal.DamagedException if the file is no study, with its name
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public static FactorStudy read(Path file) {
    return JsonFile.read(file, FactorStudy.class);
  }
}
