package lode.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import lode.panel.Dates;
import lode.panel.Panel;
import lode.panel.PanelFile;
import lode.timing.KnownValues;

/**
 * The raw values that the updates of a library wrote, each on the day when it was new, read back by
 * formula and date. Open while it is read; one owner thread.
 */
public final class StoredValues implements KnownValues, AutoCloseable {
  /** A file of values, and which stock of the panel each of its stocks is; below 0 if none. */
  private record Part(Panel values, Set<String> fids, int[] stock) {}

  private final List<Part> parts = new ArrayList<>();
  private final Dates dates;
  private float[] row = {};

  /**
   * The values of a library.
   *
   * @param folder where its updates write them
   * @param panel whose dates and stocks they are asked by
   * @param universe only what was computed among it
   */
  public StoredValues(FactorDatabase library, Path folder, Panel panel, String universe) {
    this.dates = panel.dates();
    for (Measurements.ValueFile file : library.measurements().files()) {
      if (file.universe().equals(universe)) {
        Panel values = PanelFile.open(folder.resolve(file.file()));
        parts.add(new Part(values, Set.copyOf(file.fids()), stocks(values, panel)));
      }
    }
  }

  /** Where the updates of a library write values, unless they are told otherwise. */
  public static Path folder(LibraryAddress address) {
    return address instanceof LibraryAddress.Embedded file
        ? file.file().resolveSibling(file.file().getFileName() + ".values")
        : Path.of("library.values");
  }

  private static int[] stocks(Panel values, Panel panel) {
    return values.stocks().symbols().stream().mapToInt(panel.stocks()::indexOf).toArray();
  }

  @Override
  public boolean row(String fid, int date, float[] into) {
    for (Part part : parts) {
      int at = part.fids().contains(fid) ? part.values().dates().indexOf(dates.at(date)) : -1;
      if (at >= 0) {
        read(part, fid, at, into);
        return true;
      }
    }
    return false;
  }

  private void read(Part part, String fid, int date, float[] into) {
    row = row.length < part.values().stride() ? new float[part.values().stride()] : row;
    part.values().row(part.values().field(ValueHistory.PREFIX + fid), date, row, 0);
    Arrays.fill(into, Float.NaN);
    for (int s = 0; s < part.stock().length; s++) {
      if (part.stock()[s] >= 0) {
        into[part.stock()[s]] = row[s];
      }
    }
  }

  @Override
  public void close() {
    parts.forEach(part -> part.values().close());
  }
}
