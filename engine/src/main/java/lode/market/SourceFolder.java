package lode.market;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The files of a CSV or Parquet source, by the layout that {@code package-info} documents.
 *
 * @param prices files with one row per date and symbol; at least one
 * @param extra files with further columns to join
 * @param side the other files of the folder, by name
 */
record SourceFolder(List<Path> prices, List<Path> extra, List<Path> side) {
  /**
   * Finds the files of a source: a file, a folder, or a glob.
   *
   * @throws IllegalArgumentException if there is no such file or folder
   * @throws DataException if a folder holds no table of prices
   */
  static SourceFolder of(String source) {
    Path path = path(source);
    if (path != null && Files.isDirectory(path)) {
      return folder(path);
    }
    List<Path> files = path != null && Files.isRegularFile(path) ? List.of(path) : glob(source);
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          "no such data: source="
              + source
              + " expected=sample, sample:noise, generated:<stocks>x<days>, a .panel file, a CSV or"
              + " Parquet file, glob or folder, or a Qlib folder");
    }
    for (Path f : files) {
      if (!TableFile.isTable(f)) {
        throw new DataException(
            "unknown kind of file: file=" + f + " expected=.csv, .csv.gz or .parquet");
      }
    }
    return new SourceFolder(files, List.of(), List.of());
  }

  private static Path path(String source) {
    try {
      return Path.of(source);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static SourceFolder folder(Path folder) {
    List<Path> all = list(folder, Files::isRegularFile);
    List<Path> prices =
        all.stream().filter(f -> TableFile.isTable(f) && stem(f).equals("prices")).toList();
    if (prices.isEmpty()) {
      prices = all.stream().filter(f -> TableFile.isTable(f) && !isSide(stem(f))).toList();
    }
    if (prices.isEmpty()) {
      throw new DataException(
          "no prices: folder="
              + folder
              + " expected=prices.csv, prices.csv.gz, prices.parquet, or files of prices under other names");
    }
    return new SourceFolder(
        prices,
        all.stream().filter(f -> TableFile.isTable(f) && stem(f).equals("extra")).toList(),
        all);
  }

  private static List<Path> glob(String pattern) {
    int star = pattern.replaceAll("[*?\\[{].*", "").lastIndexOf('/');
    Path root = Path.of(star < 0 ? "." : pattern.substring(0, star + 1));
    if (!pattern.matches(".*[*?\\[{].*") || !Files.isDirectory(root)) {
      return List.of();
    }
    PathMatcher matcher =
        FileSystems.getDefault().getPathMatcher("glob:" + (star < 0 ? "./" + pattern : pattern));
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(f -> Files.isRegularFile(f) && matcher.matches(f)).sorted().toList();
    } catch (IOException e) {
      throw new DataException("unreadable folder: folder=" + root + " reason=" + e.getMessage(), e);
    }
  }

  private static List<Path> list(Path folder, Predicate<Path> keep) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(keep).sorted().toList();
    } catch (IOException e) {
      throw new DataException(
          "unreadable folder: folder=" + folder + " reason=" + e.getMessage(), e);
    }
  }

  private static boolean isSide(String stem) {
    return List.of("extra", "names", "industry_history", "meta").contains(stem)
        || stem.startsWith("benchmark")
        || stem.startsWith("universe_");
  }

  /** A file name up to its first dot, in lower case. */
  static String stem(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\..*", "");
  }

  /** The table of this name beside the prices, or null. */
  Path table(String stem) {
    return side.stream()
        .filter(f -> TableFile.isTable(f) && stem(f).equals(stem))
        .findFirst()
        .orElse(null);
  }

  /** The files whose name starts so, in order. */
  List<Path> sideFiles(String prefix, String ending) {
    return side.stream()
        .filter(f ->
            stem(f).startsWith(prefix) && f.toString().toLowerCase(Locale.ROOT).contains(ending))
        .toList();
  }

  /** Every file that the import reads. */
  List<Path> files() {
    return Stream.of(prices, extra, side).flatMap(List::stream).distinct().toList();
  }
}
