package lode.market;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import lode.panel.GeneratedPanel;
import lode.panel.Panel;
import lode.panel.PanelFile;

/**
 * An opened source of market data: wherever a command asks for data, this resolves the answer.
 *
 * @param panel the mapped panel; to be closed by its owner
 * @param file the panel file behind it
 */
public record DataSource(Panel panel, Path file) implements AutoCloseable {
  /** Where imported sources are kept when nothing else is said. */
  public static final Path DEFAULT_CACHE = Path.of("runs", ".cache");

  /**
   * Raised with every change of what an import derives, so that cached panels of older imports are
   * not used.
   */
  private static final String DERIVATION = "2";

  /**
   * As {@link #open(String, Path, ImportOptions, Consumer)}, with defaults and the notes not shown.
   */
  public static DataSource open(String source, Path cache) {
    return open(source, cache, ImportOptions.DEFAULT, line -> {});
  }

  /**
   * Opens {@code sample}, {@code sample:noise}, {@code generated:<stocks>x<days>} (nothing but
   * size, {@link GeneratedPanel}), a {@code .panel} file, or a CSV, Parquet or Qlib source, which
   * is imported once into the cache folder and found there again until one of its files changes
   * size or time, or the options change.
   *
   * @param notes gets a line for what an import dropped or assumed
   * @throws DataException for data that cannot be used
   * @throws lode.panel.PanelException for a broken panel file
   * @throws IllegalArgumentException for a source that does not exist
   */
  public static DataSource open(
      String source, Path cache, ImportOptions options, Consumer<String> notes) {
    Path file =
        source.endsWith(".panel") ? existing(source) : cached(source, cache, options, notes);
    return new DataSource(PanelFile.open(file), file);
  }

  private static Path existing(String source) {
    Path file = Path.of(source);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "no such panel file: file=" + file + " remedy=lode data import <source> --out " + file);
    }
    return file;
  }

  private static Path cached(
      String source, Path cache, ImportOptions options, Consumer<String> notes) {
    Import.makeFolder(cache);
    Optional<SampleMarket> sample = SampleMarket.named(source);
    if (sample.isPresent()) {
      String version = SampleMarket.VERSION + "." + PanelFile.VERSION;
      Path file = cache.resolve(source.replace(':', '-') + "-" + version + ".panel");
      if (!Files.isRegularFile(file)) {
        sample.get().write(file);
      }
      return file;
    }
    Optional<GeneratedPanel> generated = GeneratedPanel.named(source);
    if (generated.isPresent()) {
      Path file = cache.resolve(source.replace(':', '-') + "-" + GeneratedPanel.VERSION + ".panel");
      if (!Files.isRegularFile(file)) {
        generated.get().write(file);
      }
      return file;
    }
    Path file = cache.resolve(name(source) + "-" + key(source, options) + ".panel");
    if (!Files.isRegularFile(file)) {
      Ledger ledger = new Ledger();
      Import.read(source, options, ledger).write(file);
      ledger.lines().forEach(notes);
    }
    return file;
  }

  private static String name(String source) {
    Path last =
        Path.of(source.replaceAll("[*?\\[{].*", "x")).toAbsolutePath().normalize().getFileName();
    return String.valueOf(last).replaceAll("\\..*", "").replaceAll("[^A-Za-z0-9_-]", "_");
  }

  /**
   * Names the content of the files without reading them: path, size, time, and what is made of
   * them.
   */
  private static String key(String source, ImportOptions options) {
    StringBuilder text = new StringBuilder(DERIVATION);
    text.append(' ').append(PanelFile.VERSION).append('\n').append(options).append('\n');
    try {
      for (Path f : Import.files(source)) {
        text.append(f.toAbsolutePath().normalize())
            .append(' ')
            .append(Files.size(f))
            .append(' ')
            .append(Files.getLastModifiedTime(f).toMillis())
            .append('\n');
      }
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (IOException e) {
      throw new DataException(
          "unreadable source: source=" + source + " reason=" + e.getMessage(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    panel.close();
  }
}
