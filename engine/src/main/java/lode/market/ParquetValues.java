package lode.market;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import lode.evaluation.Values;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * Writes the values of formulas to a Parquet file in long form: {@code date}, {@code symbol} and
 * one FLOAT column per formula, null where missing. A row for each date and stock of the universe,
 * by date, then in the panel's order of stocks. Not compressed.
 *
 * <p>Some dates make a row group. Every column's place in it is reserved at its greatest length, so
 * that threads write what they compute without waiting for each other and the file is the same for
 * any number of them; what missing values leave free is a hole.
 */
final class ParquetValues {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  /** Rows that a group should have: a page of a column is then about a megabyte. */
  private static final int GROUP_ROWS = 1 << 18;

  private static final int REQUIRED = 0;
  private static final int OPTIONAL = 1;
  private static final int INT32 = 1;
  private static final int FLOAT = 4;
  private static final int BYTE_ARRAY = 6;
  private static final int UTF8 = 0;
  private static final int DATE = 6;

  private final Panel panel;
  private final List<String> names;
  private final int[][] members;
  private final List<Group> groups = new ArrayList<>();
  private final FileChannel channel;
  private final ParquetPage.Floats[] pages;

  /** Rows of some dates: where each column's chunk begins, and its bytes once written. */
  private static final class Group {
    final Period dates;
    final int rows;
    final long[] offsets;
    final int[] dictionaries;
    final int[] bytes;

    Group(Period dates, int rows, int columns) {
      this.dates = dates;
      this.rows = rows;
      this.offsets = new long[columns];
      this.dictionaries = new int[columns];
      this.bytes = new int[columns];
    }
  }

  private ParquetValues(Panel panel, int[][] members, List<String> names, FileChannel channel) {
    this.panel = panel;
    this.names = names;
    this.members = members;
    this.channel = channel;
    this.pages = new ParquetPage.Floats[names.size()];
  }

  /**
   * Writes all dates of a panel, to a temporary name beside the file, which is renamed when whole.
   *
   * @param names of the columns
   * @param rows hands out the rows of every column, each in order of the dates
   * @return the number of rows written
   * @throws IllegalArgumentException if the file cannot be written
   */
  static long write(
      Path file, Panel panel, String universe, List<String> names, Consumer<Values.Sink> rows) {
    Path partial = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".partial");
    int[][] members = members(panel, universe);
    try {
      try (FileChannel channel =
          FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ParquetValues values = new ParquetValues(panel, members, names, channel);
        values.writeAxes();
        rows.accept(values::row);
        values.writeFooter();
      }
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw refused(file, e);
    } finally {
      try {
        Files.deleteIfExists(partial);
      } catch (IOException e) {
        throw refused(file, e);
      }
    }
    return Arrays.stream(members).mapToLong(m -> m.length).sum();
  }

  private static IllegalArgumentException refused(Path file, IOException e) {
    return new IllegalArgumentException("values not written: file=" + file + " reason=" + e, e);
  }

  /** The stocks of the universe, by date. */
  private static int[][] members(Panel panel, String universe) {
    int mask = panel.universe(universe);
    int[][] members = new int[panel.dates().size()][];
    float[] row = new float[panel.stride()];
    for (int date = 0; date < members.length; date++) {
      panel.row(mask, date, row, 0);
      members[date] = IntStream.range(0, panel.stocks().size()).filter(s -> row[s] == 1).toArray();
    }
    return members;
  }

  /** Reserves all places and writes the columns date and symbol. */
  private void writeAxes() throws IOException {
    write(ByteBuffer.wrap(MAGIC), 0);
    long end = MAGIC.length;
    int span = Math.max(1, GROUP_ROWS / Math.max(1, panel.stocks().size()));
    ByteBuffer symbols = ParquetPage.texts(panel.stocks().symbols());
    for (int from = 0; from < members.length; from += span) {
      Period dates = new Period(from, Math.min(members.length, from + span));
      int rows = Arrays.stream(members, dates.from(), dates.to()).mapToInt(m -> m.length).sum();
      if (rows == 0) {
        continue;
      }
      Group group = new Group(dates, rows, 2 + names.size());
      end = writeAxis(group, 0, end, days(dates), ParquetPage.indices(dateIndices(dates, rows)));
      int[] stocks =
          IntStream.range(dates.from(), dates.to())
              .flatMap(t -> Arrays.stream(members[t]))
              .toArray();
      end = writeAxis(group, 1, end, symbols.duplicate(), ParquetPage.indices(stocks));
      for (int column = 2; column < group.offsets.length; column++) {
        group.offsets[column] = end;
        end += ParquetPage.Floats.most(rows);
      }
      groups.add(group);
    }
  }

  private ByteBuffer days(Period dates) {
    return ParquetPage.days(
        IntStream.range(dates.from(), dates.to()).map(panel.dates()::epochDay).toArray());
  }

  private int[] dateIndices(Period dates, int rows) {
    int[] indices = new int[rows];
    int at = 0;
    for (int date = dates.from(); date < dates.to(); date++) {
      Arrays.fill(indices, at, at + members[date].length, date - dates.from());
      at += members[date].length;
    }
    return indices;
  }

  private long writeAxis(Group group, int column, long at, ByteBuffer dictionary, ByteBuffer data)
      throws IOException {
    group.offsets[column] = at;
    group.dictionaries[column] = dictionary.remaining();
    group.bytes[column] = dictionary.remaining() + data.remaining();
    write(data, at + dictionary.remaining());
    write(dictionary, at);
    return at + group.bytes[column];
  }

  /** A row of a formula, in order of the dates; one thread at a time for a formula. */
  private void row(int formula, int date, float[] data, int offset) {
    Group group = groupOf(date);
    if (group == null) {
      return;
    }
    if (pages[formula] == null) {
      pages[formula] = new ParquetPage.Floats(group.rows);
    }
    for (int stock : members[date]) {
      pages[formula].add(data[offset + stock]);
    }
    if (date + 1 == group.dates.to()) {
      try {
        ByteBuffer page = pages[formula].page();
        pages[formula] = null;
        group.bytes[2 + formula] = page.remaining();
        write(page, group.offsets[2 + formula]);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Group groupOf(int date) {
    int span = Math.max(1, GROUP_ROWS / Math.max(1, panel.stocks().size()));
    for (int g = Math.min(date / span, groups.size() - 1); g >= 0; g--) {
      Group group = groups.get(g);
      if (date >= group.dates.from()) {
        return date < group.dates.to() ? group : null;
      }
    }
    return null;
  }

  private void writeFooter() throws IOException {
    ThriftOut footer = new ThriftOut().i32(1, 1).structs(2, 3 + names.size());
    footer.element().text(4, "values").i32(5, 2 + names.size()).end();
    footer.element().i32(1, INT32).i32(3, REQUIRED).text(4, "date").i32(6, DATE).end();
    footer.element().i32(1, BYTE_ARRAY).i32(3, REQUIRED).text(4, "symbol").i32(6, UTF8).end();
    for (String name : names) {
      footer.element().i32(1, FLOAT).i32(3, OPTIONAL).text(4, name).end();
    }
    footer.i64(3, Arrays.stream(members).mapToLong(m -> m.length).sum());
    footer.structs(4, groups.size());
    groups.forEach(group -> describe(group, footer));
    byte[] bytes = footer.text(6, "lode").bytes();
    ByteBuffer end = ByteBuffer.allocate(bytes.length + 8).order(ByteOrder.LITTLE_ENDIAN);
    write(end.put(bytes).putInt(bytes.length).put(MAGIC).flip(), footerAt());
  }

  private long footerAt() {
    if (groups.isEmpty()) {
      return MAGIC.length;
    }
    Group last = groups.getLast();
    int column = last.offsets.length - 1;
    return last.offsets[column] + last.bytes[column];
  }

  private void describe(Group group, ThriftOut footer) {
    footer.element().structs(1, group.offsets.length);
    for (int column = 0; column < group.offsets.length; column++) {
      boolean axis = column < 2;
      long at = group.offsets[column];
      footer.element().i64(2, at).struct(3);
      footer.i32(1, axis ? column == 0 ? INT32 : BYTE_ARRAY : FLOAT);
      if (axis) {
        footer.i32s(2, ParquetPage.PLAIN, ParquetPage.RLE, ParquetPage.RLE_DICTIONARY);
      } else {
        footer.i32s(2, ParquetPage.PLAIN, ParquetPage.RLE);
      }
      footer.texts(3, List.of(axis ? column == 0 ? "date" : "symbol" : names.get(column - 2)));
      footer.i32(4, 0).i64(5, group.rows);
      footer.i64(6, group.bytes[column]).i64(7, group.bytes[column]);
      footer.i64(9, at + group.dictionaries[column]);
      if (axis) {
        footer.i64(11, at);
      }
      footer.end().end();
    }
    long total = Arrays.stream(group.bytes).asLongStream().sum();
    footer.i64(2, total).i64(3, group.rows).end();
  }

  private void write(ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }
}
