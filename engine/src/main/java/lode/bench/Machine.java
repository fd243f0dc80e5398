package lode.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lode.simd.Simd;

/**
 * What a benchmark ran on.
 *
 * @param cpu as it calls itself, or its architecture
 * @param cores that this process may use
 * @param java version of the virtual machine
 * @param rows the way rows are computed
 */
public record Machine(String cpu, int cores, String java, String rows) {
  static Machine here() {
    return new Machine(
        processor(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().toString(),
        Simd.ROWS.getClass().getSimpleName());
  }

  private static String processor() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
