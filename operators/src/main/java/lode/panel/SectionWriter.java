package lode.panel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/** Writes one field's rows to their place in a file, through a buffer. */
final class SectionWriter {
  private static final int BUFFER = 1 << 18;

  private final FileChannel channel;
  private final ByteBuffer buffer;
  private final CRC32C crc = new CRC32C();
  private long position;

  SectionWriter(FileChannel channel, long position, int rowBytes) {
    this.channel = channel;
    this.position = position;
    this.buffer = ByteBuffer.allocateDirect(Math.max(BUFFER, rowBytes));
  }

  void row(byte[] row) throws IOException {
    if (buffer.remaining() < row.length) {
      flush();
    }
    buffer.put(row);
    crc.update(row);
  }

  /** Writes what is left; returns the section's checksum. */
  int finish() throws IOException {
    flush();
    return (int) crc.getValue();
  }

  private void flush() throws IOException {
    buffer.flip();
    position += writeFully(channel, buffer, position);
    buffer.clear();
  }

  static int writeFully(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
    int size = bytes.remaining();
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
    return size;
  }
}
