package lode.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a program of the system to its end. */
final class Shell {
  private Shell() {}

  /**
   * Runs a program.
   *
   * @return what it printed
   * @throws IllegalStateException if it failed
   */
  static String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.outputWriter().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(List.of(command) + ": " + output.strip());
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Whether a program runs here and succeeds. */
  static boolean succeeds(String... command) {
    try {
      run(command);
      return true;
    } catch (UncheckedIOException | IllegalStateException e) {
      return false;
    }
  }
}
