package lode.market;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import lode.panel.Panel;

/** Small made sources, and look-ups in the panels that come of them. */
final class Sources {
  private Sources() {}

  /** Writes lines to a file. */
  static Path write(Path folder, String name, String... lines) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a Qlib bin file. */
  static Path bin(Path file, float... startAndValues) {
    try {
      Files.createDirectories(file.getParent());
      ByteBuffer b = ByteBuffer.allocate(4 * startAndValues.length).order(ByteOrder.LITTLE_ENDIAN);
      b.asFloatBuffer().put(startAndValues);
      return Files.write(file, b.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Panel read(Path source) {
    return read(source, new Ledger());
  }

  static Panel read(Path source, Ledger ledger) {
    return Import.read(source.toString(), ImportOptions.DEFAULT, ledger).build();
  }

  /** A value by names. */
  static float at(Panel panel, String field, String day, String symbol) {
    return panel.at(
        panel.field(field),
        panel.dates().indexOf(LocalDate.parse(day)),
        panel.stocks().indexOf(symbol));
  }

  /** The status of a stock on a day. */
  static int status(Panel panel, String day, String symbol) {
    return (int) at(panel, "status", day, symbol);
  }

  /** The label of a stock's group on a day, or null. */
  static String group(Panel panel, String field, String day, String symbol) {
    float id = at(panel, field, day, symbol);
    return Float.isNaN(id) ? null : panel.groups(field).get((int) id);
  }
}
