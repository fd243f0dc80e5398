package lode.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  @TempDir Path folder;
  private Path file;
  private Fence fence;

  @BeforeEach
  void take() {
    file = folder.resolve("some.jsonl");
    fence = Fence.take(folder).orElseThrow();
  }

  @AfterEach
  void release() {
    FailPoint.arm("");
    fence.close();
  }

  private static ObjectNode record(int i) {
    return JsonNodeFactory.instance.objectNode().put("n", i).put("expr", "ü \"" + i + "\"");
  }

  private Scan scan(List<Integer> found) {
    return Scan.of(file, line -> found.add(line.json().get("n").asInt()));
  }

  @Test
  void shouldReadBackWhatWasForced() {
    try (Ledger ledger = new Ledger(file, fence, 0, 0)) {
      for (int i = 0; i < 5; i++) {
        ledger.append(record(i));
      }
      ledger.force();
    }
    List<Integer> found = new ArrayList<>();
    assertThat(scan(found).torn()).isFalse();
    assertThat(found).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void shouldWriteAgainWhatAFailedForceMayHaveLostF21() throws IOException {
    try (Ledger ledger = new Ledger(file, fence, 0, 0)) {
      ledger.append(record(0));
      ledger.force();
      FailPoint.arm("force:some.jsonl@1-2=fail");
      ledger.append(record(1));
      assertThatThrownBy(ledger::force).isInstanceOf(UncheckedIOException.class);
      assertThatThrownBy(ledger::force).isInstanceOf(UncheckedIOException.class);
      // what a disk may do with pages that it could not write
      Files.writeString(file, Files.readString(file).replace("\"n\":1", "\"n\":7"));
      ledger.append(record(2));
      ledger.force();
    }
    List<Integer> found = new ArrayList<>();
    assertThat(scan(found).torn()).isFalse();
    assertThat(found).containsExactly(0, 1, 2);
  }

  @Test
  void shouldTellATornTailFromDamageInside() throws IOException {
    shouldReadBackWhatWasForced();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 5] ^= 1;
    Files.write(file, bytes);
    List<Integer> found = new ArrayList<>();
    assertThat(scan(found).tornInside()).isFalse();
    bytes[30] ^= 1;
    bytes[bytes.length - 5] ^= 1;
    Files.write(file, bytes);
    Scan damaged = scan(found);
    assertThat(damaged.tornInside()).isTrue();
    assertThat(damaged.records()).isZero();
  }

  @Test
  void shouldNotTakeRecordsOutOfTheirOrder() throws IOException {
    shouldReadBackWhatWasForced();
    List<String> lines = Files.readAllLines(file);
    Files.write(file, List.of(lines.get(0), lines.get(2), lines.get(3)));
    assertThat(scan(new ArrayList<>()).records()).isEqualTo(1);
    Files.write(file, List.of(lines.get(0), lines.get(1), lines.get(1)));
    assertThat(scan(new ArrayList<>()).records()).isEqualTo(2);
  }

  @Test
  void shouldWriteNothingForAnOlderEpochF22() {
    try (Ledger ledger = new Ledger(file, fence, 0, 0)) {
      ledger.append(record(0));
      ObjectNode newer = JsonNodeFactory.instance.objectNode().put("epoch", fence.epoch() + 1);
      Sealed.write(folder.resolve("epoch"), newer, false);
      assertThatThrownBy(ledger::force).isInstanceOf(FencedException.class);
      assertThatThrownBy(ledger::flush).isInstanceOf(FencedException.class);
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void shouldLetOneHolderIntoAFolderF22() {
    assertThat(Fence.take(folder)).isEmpty();
    assertThat(Fence.held(folder)).isTrue();
    long before = fence.epoch();
    fence.close();
    assertThat(Fence.held(folder)).isFalse();
    fence = Fence.take(folder).orElseThrow();
    assertThat(fence.epoch()).isEqualTo(before + 1);
  }

  @Test
  void shouldTryAgainUntilTheDiskCanBeWrittenOrSomebodyStopsF20() {
    AtomicInteger tries = new AtomicInteger();
    List<String> said = new ArrayList<>();
    Disk.Watch watch =
        new Disk.Watch() {
          @Override
          public void paused(String reason) {
            said.add(reason);
          }

          @Override
          public void goesOn(double seconds) {
            said.add("on");
          }
        };
    FailPoint.arm("force:whole@1-2=fail");
    new Disk(() -> false, watch)
        .persist(() -> {
          tries.incrementAndGet();
          DurableFile.write(folder.resolve("whole"), "text");
        });
    assertThat(tries).hasValue(3);
    assertThat(said).hasSize(2).last().isEqualTo("on");
    assertThat(folder.resolve("whole")).hasContent("text");

    FailPoint.arm("force:whole@1-9=fail");
    assertThatThrownBy(() ->
            new Disk(() -> true, watch)
                .persist(() -> DurableFile.write(folder.resolve("whole"), "other")))
        .isInstanceOf(CancellationException.class);
    assertThat(folder.resolve("whole")).hasContent("text");
  }
}
