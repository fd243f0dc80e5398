package lode.market;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the real market data that is not part of the project. */
public final class SharedData {
  private SharedData() {}

  /**
   * The folder of a data set: in {@code LODE_DATA}, else in the first {@code shared/data} upwards.
   * Skips the test if absent.
   */
  public static Path folder(String name) {
    String given = System.getenv("LODE_DATA");
    Path found = given == null ? upwards(name) : Path.of(given, name);
    assumeTrue(
        found != null && Files.isDirectory(found),
        "real data absent: set=" + name + " remedy=set LODE_DATA to the folder that holds it");
    return found;
  }

  private static Path upwards(String name) {
    for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
      Path candidate = p.resolve("shared/data").resolve(name);
      if (Files.isDirectory(candidate)) {
        return candidate;
      }
    }
    return null;
  }
}
