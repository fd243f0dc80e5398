package lode.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.IntSupplier;
import lode.journal.DurableFile;
import lode.journal.Fence;
import lode.journal.Stamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code status.json}: where a run stands, for those who watch. Nothing is decided by it, so it may
 * fail. It is padded to a constant length, so that on a full disk, where no second file can be
 * made, it is written over in its place.
 */
final class StatusFile {
  private static final Logger LOG = LoggerFactory.getLogger(StatusFile.class);
  private static final int LENGTH = 512;
  private static final String HOST = host();

  private final Path file;
  private final Fence fence;
  private volatile IntSupplier workers = () -> 0;

  StatusFile(RunDirectory run, Fence fence) {
    this.file = run.status();
    this.fence = fence;
  }

  /** Where to ask how many workers there are. */
  void workers(IntSupplier asked) {
    workers = asked;
  }

  /**
   * Says the state.
   *
   * @param reason of the state; empty where it needs none
   */
  synchronized void write(String state, int generation, String reason) {
    fence.check();
    ObjectNode node = JsonLines.record();
    node.put("state", state);
    node.put("gen", generation);
    node.put("epoch", fence.epoch());
    node.put("pid", ProcessHandle.current().pid());
    node.put("host", HOST);
    node.put("workers", state.equals("RUNNING") ? workers.getAsInt() : 0);
    node.put("updated_at", Stamp.now());
    node.put("reason", reason.length() > 300 ? reason.substring(0, 300) : reason);
    String text = ("%-" + (LENGTH - 1) + "s%n").formatted(node);
    try {
      DurableFile.replace(file, text);
    } catch (UncheckedIOException e) {
      writeOver(text);
    }
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "?";
    }
  }

  private void writeOver(String text) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    } catch (IOException e) {
      LOG.warn("ev=status_not_written file={} reason=\"{}\"", file, e.getMessage());
    }
  }
}
