package lode.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanelFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() {
    file = folder.resolve("example.panel");
    Example.writer().write(file);
  }

  @Test
  void shouldHoldWhatAPanelInMemoryHolds() {
    Panel expected = Example.writer().build();
    try (Panel panel = PanelFile.open(file)) {
      assertThat(panel.fields()).isEqualTo(expected.fields());
      assertThat(panel.stocks().symbols()).isEqualTo(expected.stocks().symbols());
      assertThat(panel.dates().at(4)).isEqualTo(expected.dates().at(4));
      assertThat(panel.groups("sector")).isEqualTo(expected.groups("sector"));
      assertThat(panel.benchmark("market")).isEqualTo(expected.benchmark("market"));
      assertThat(panel.fingerprint()).isEqualTo(expected.fingerprint());
      for (int f = 0; f < panel.fields().size(); f++) {
        assertThat(panel.segment(f).mismatch(expected.segment(f))).isEqualTo(-1);
      }
    }
  }

  @Test
  void shouldAlignEveryRow() {
    try (Panel panel = PanelFile.open(file)) {
      for (int f = 0; f < panel.fields().size(); f++) {
        assertThat(panel.segment(f).address() % PanelFile.ROW_ALIGNMENT).isZero();
      }
      assertThat(panel.stride() * Float.BYTES % PanelFile.ROW_ALIGNMENT).isZero();
    }
  }

  @Test
  void shouldWriteTheSameBytesTwice() throws IOException {
    Path other = folder.resolve("other.panel");
    Example.writer().write(other);

    assertThat(Files.mismatch(file, other)).isEqualTo(-1);
  }

  @Test
  void shouldVerifyWhatWasWritten() {
    assertThatCode(() -> PanelFile.verify(file)).doesNotThrowAnyException();
  }

  @Test
  void shouldFindAnyFlippedByte() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    int step = 37; // coprime to every alignment, so that all places of a row are met
    for (int at = 0; at < whole.length; at += step) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 0x10;
      Path broken = Files.write(folder.resolve("broken.panel"), flipped);
      assertThatThrownBy(() -> PanelFile.verify(broken))
          .as("byte %d", at)
          .isInstanceOf(PanelException.class);
    }
  }

  @Test
  void shouldNameTheFieldWhoseDataDiffers() throws IOException {
    int sector = header().offsetOf("sector");
    patch(bytes -> bytes.put(sector + 4, (byte) 1));

    assertThatCode(() -> PanelFile.open(file).close()).doesNotThrowAnyException();
    assertThatThrownBy(() -> PanelFile.verify(file))
        .hasMessageStartingWith("panel data differs from its checksum")
        .hasMessageContaining("field=sector");
  }

  @Test
  void shouldFindAFingerprintThatIsNotTheContents() throws IOException {
    patch(bytes -> {
      bytes.put(50, (byte) ~bytes.get(50));
      seal(bytes);
    });

    assertThatThrownBy(() -> PanelFile.verify(file))
        .hasMessageStartingWith("panel content differs from its fingerprint");
  }

  @Test
  void shouldRefuseAFileOfAnotherKind() throws IOException {
    Files.writeString(file, "date,symbol,open\n");
    refuse("not a panel file: file=" + file);
    Files.write(file, new byte[0]);
    refuse("not a panel file");
    assertThatThrownBy(() -> PanelFile.open(folder.resolve("absent.panel")))
        .isInstanceOf(PanelException.class)
        .hasMessageStartingWith("no such panel file");
    assertThatThrownBy(() -> PanelFile.open(folder))
        .isInstanceOf(PanelException.class)
        .hasMessageStartingWith("not a panel file but a folder");
  }

  @Test
  void shouldRefuseANewerVersion() throws IOException {
    patch(bytes -> bytes.putInt(8, 3));

    refuse("panel file of an unknown version: file=" + file + " version=3 known=2");
  }

  @Test
  void shouldRefuseAFileCutAnywhere() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int size : new int[] {20, 127, 130, header().bytes, 5000, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, size));
      refuse("panel file truncated: file=" + file + " bytes=" + size);
    }
  }

  @Test
  void shouldRefuseAFileThatGrew() throws IOException {
    Files.write(file, new byte[1], StandardOpenOption.APPEND);

    refuse("panel header broken");
  }

  @Test
  void shouldRefuseAFlippedHeader() throws IOException {
    patch(bytes -> bytes.put(300, (byte) ~bytes.get(300)));

    refuse("panel header broken: file=" + file + " checksum differs");
  }

  @Test
  void shouldRefuseAbsurdNumbersEvenUnderARightChecksum() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int at : new int[] {12, 16, 20, 24, 28, 32, 128 + 4 * Example.DATES}) {
      for (int absurd : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1_000_000}) {
        Files.write(file, whole);
        patch(bytes -> {
          int headerBytes = bytes.getInt(12);
          bytes.putInt(at, absurd);
          bytes.putInt(headerBytes - 4, checksum(bytes, headerBytes - 4));
        });
        refuse("panel ");
      }
    }
  }

  @Test
  void shouldRefuseDatesOutOfOrderEvenUnderARightChecksum() throws IOException {
    patch(bytes -> {
      bytes.putInt(128, bytes.getInt(132));
      seal(bytes);
    });

    refuse("panel header broken: file=" + file + " dates not increasing");
  }

  @Test
  void shouldLeaveTheOldFileAndNothingElseWhereWritingFails() throws IOException {
    byte[] before = Files.readAllBytes(file);
    PanelWriter failing =
        Example.writer()
            .add(
                new Field("late", Field.Kind.VALUE, ""),
                (date, row) -> {
                  throw new IllegalStateException("source ended");
                });

    assertThatThrownBy(() -> failing.write(file)).hasMessage("source ended");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThat(folder).isDirectoryContaining(p -> p.equals(file));
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void shouldSayWhereItCannotWrite() {
    assertThatThrownBy(() -> Example.writer().write(folder.resolve("absent/x.panel")))
        .isInstanceOf(PanelException.class)
        .hasMessageStartingWith("cannot write panel file: file=");
  }

  @Test
  void shouldKeepReadersOfAReplacedFile() {
    try (Panel old = PanelFile.open(file)) {
      new PanelWriter(Example.dates(), Example.stocks())
          .add(new Field("close", Field.Kind.VALUE, ""), Example.constant(-1))
          .write(file);

      assertThat(old.at(0, 0, 0)).isEqualTo(0.5f);
      try (Panel replaced = PanelFile.open(file)) {
        assertThat(replaced.at(0, 0, 0)).isEqualTo(-1);
      }
    }
  }

  @Test
  void shouldShareTheMappingWithItsCutsAndEndWithIt() {
    Panel panel = PanelFile.open(file);
    Panel cut = panel.until(2);
    cut.close();

    assertThat(cut.segment(0).address()).isEqualTo(panel.segment(0).address());
    assertThat(cut.at(0, 1, 0)).isEqualTo(100.5f);
    assertThatThrownBy(() -> cut.row(0, 2, new float[32], 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    panel.close();
    assertThatThrownBy(() -> cut.at(0, 1, 0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldHoldAPanelWithoutDates() {
    new PanelWriter(Dates.ofEpochDays(new int[0]), new Stocks(List.of("A")))
        .add(new Field("close", Field.Kind.VALUE, ""), Example.constant(1))
        .write(file);

    PanelFile.verify(file);
    try (Panel panel = PanelFile.open(file)) {
      assertThat(panel.dates().size()).isZero();
    }
  }

  @Test
  void shouldOpenWithoutReadingTheData() throws IOException {
    int dates = 70_000;
    int stocks = 4_000;
    PanelSchema schema = wide(dates, stocks);
    PanelHeader layout = PanelHeader.layout(schema);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(0);
      SectionWriter.writeFully(channel, ByteBuffer.wrap(layout.encode()), 0);
      SectionWriter.writeFully(channel, ByteBuffer.allocate(1), layout.fileBytes - 1);
    }

    // The rows are a hole in the file of more than a gigabyte: reading it would show zeros
    // where the checksum says otherwise, so an open that succeeds has not looked.
    assertThat(Files.size(file)).isGreaterThan(1L << 30);
    try (Panel panel = PanelFile.open(file)) {
      assertThat(panel.at(0, dates - 1, stocks - 1)).isZero();
    }
  }

  private static PanelSchema wide(int dates, int stocks) {
    int[] days = IntStream.range(0, dates).toArray();
    List<String> symbols = IntStream.range(0, stocks).mapToObj(Integer::toString).toList();
    return new PanelSchema(
        Dates.ofEpochDays(days),
        new Stocks(symbols),
        List.of(new Field("close", Field.Kind.VALUE, "")),
        Map.of(),
        Map.of());
  }

  private void refuse(String message) {
    assertThatThrownBy(() -> PanelFile.open(file))
        .isInstanceOf(PanelException.class)
        .hasMessageStartingWith(message);
  }

  private void patch(Consumer<ByteBuffer> change) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    change.accept(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    Files.write(file, bytes);
  }

  private static void seal(ByteBuffer bytes) {
    int end = bytes.getInt(12) - 4;
    bytes.putInt(end, checksum(bytes, end));
  }

  private static int checksum(ByteBuffer bytes, int size) {
    byte[] header = new byte[size];
    bytes.get(0, header);
    return PanelHeader.checksum(header, size);
  }

  private Header header() {
    PanelHeader layout =
        PanelHeader.layout(
            new PanelSchema(
                Example.dates(),
                Example.stocks(),
                Example.writer().build().fields(),
                Map.of("sector", List.of("Übung", "金融")),
                Map.of("market", new float[Example.DATES])));
    return new Header(layout.encode().length, layout);
  }

  private record Header(int bytes, PanelHeader layout) {
    int offsetOf(String field) {
      return (int) layout.offsets[layout.schema.names().indexOf(field)];
    }
  }
}
