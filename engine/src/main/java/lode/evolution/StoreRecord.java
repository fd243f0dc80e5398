package lode.evolution;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import lode.evaluation.Fitness;
import lode.evaluation.Metric;
import lode.evaluation.Sketch;
import lode.operator.Operators;

/**
 * An evaluation as the store holds it. The key is the first 16 bytes of the SHA-256 of everything
 * that the result depends on; 8 further bytes of it are in the value. So a value that was not
 * written for this very key, or not written whole, is a miss and never a wrong answer.
 *
 * <pre>
 *  0        4     12       16                16 + 8 m              16 + 8 m + 2048
 *  +--------+-----+--------+-----------------+---------------------+
 *  | CRC32C |check| length | m metrics, f64  | sketch, one byte    |
 *  | of the |of   | of the | by ordinal,     | per sampled cell;   |
 *  | rest   |key  | sketch | big endian      | or none: zeros      |
 *  +--------+-----+--------+-----------------+---------------------+
 * </pre>
 */
final class StoreRecord {
  static final int KEY_BYTES = 16;
  private static final int METRICS = Metric.values().length;
  private static final int SKETCH_BYTES = Sketch.DATES * Sketch.STOCKS;
  private static final int HEAD_BYTES = Integer.BYTES + Long.BYTES + Integer.BYTES;
  static final int VALUE_BYTES = HEAD_BYTES + METRICS * Double.BYTES + SKETCH_BYTES;

  /** What the numbers mean: other metrics are another layout, whose records are never found. */
  private static final String LAYOUT =
      Arrays.stream(Metric.values())
          .map(Metric::key)
          .collect(Collectors.joining(",", "2:", ":" + SKETCH_BYTES));

  /** Where an evaluation is found, and by what it is known again. */
  record Key(byte[] bytes, long check) {}

  private StoreRecord() {}

  /** The key of a canonical text under an assignment and the operator set of this build. */
  static Key key(String text, String assignment) {
    byte[] hash =
        sha256()
            .digest(
                String.join("\n", LAYOUT, Operators.VERSION, assignment, text)
                    .getBytes(StandardCharsets.UTF_8));
    return new Key(Arrays.copyOf(hash, KEY_BYTES), ByteBuffer.wrap(hash).getLong(KEY_BYTES));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The record of an evaluation; empty where it has not the size that a record has. */
  static Optional<byte[]> write(Key key, Evaluation evaluation) {
    double[] metrics = evaluation.fitness().values();
    byte[] ranks = evaluation.sketch().ranks();
    if (metrics.length != METRICS || !isLength(ranks.length)) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.allocate(VALUE_BYTES);
    buffer.putInt(0).putLong(key.check()).putInt(ranks.length);
    for (double metric : metrics) {
      buffer.putLong(Double.doubleToRawLongBits(metric));
    }
    buffer.put(ranks).putInt(0, checksum(buffer.array()));
    return Optional.of(buffer.array());
  }

  /** The evaluation in a record; empty where the record is damaged or another's. */
  static Optional<Evaluation> read(Key key, byte[] value) {
    if (value == null || value.length != VALUE_BYTES) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(value);
    if (buffer.getInt() != checksum(value) || buffer.getLong() != key.check()) {
      return Optional.empty();
    }
    int length = buffer.getInt();
    if (!isLength(length)) {
      return Optional.empty();
    }
    double[] metrics = new double[METRICS];
    for (int m = 0; m < METRICS; m++) {
      metrics[m] = Double.longBitsToDouble(buffer.getLong());
    }
    byte[] ranks = new byte[length];
    buffer.get(ranks);
    return Optional.of(new Evaluation(new Fitness(metrics), new Sketch(ranks)));
  }

  private static boolean isLength(int sketch) {
    return sketch == SKETCH_BYTES || sketch == 0;
  }

  private static int checksum(byte[] value) {
    CRC32C crc = new CRC32C();
    crc.update(value, Integer.BYTES, value.length - Integer.BYTES);
    return (int) crc.getValue();
  }
}
