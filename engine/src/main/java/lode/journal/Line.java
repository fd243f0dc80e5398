package lode.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A record as a line of JSON that anyone can read and that proves itself: {@code
 * {"crc":"1a2b3c4d","seq":17,"epoch":2,...}}. The check is the CRC32C of all bytes behind its own
 * member, up to the newline, which ends the record; no other newline is in it.
 *
 * @param seq number in its file, from 0 without gap
 * @param epoch of the process that wrote it
 * @param json the whole object
 */
public record Line(long seq, long epoch, ObjectNode json) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final byte[] BEFORE = "{\"crc\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final int HEAD = BEFORE.length + 8 + 2;

  /** The bytes of a record, newline included. */
  static byte[] bytes(long seq, long epoch, ObjectNode record) {
    String body = record.toString();
    byte[] rest =
        ("\"seq\":"
                + seq
                + ",\"epoch\":"
                + epoch
                + (record.isEmpty() ? "" : ",")
                + body.substring(1)
                + "\n")
            .getBytes(StandardCharsets.UTF_8);
    byte[] line = new byte[HEAD + rest.length];
    System.arraycopy(BEFORE, 0, line, 0, BEFORE.length);
    byte[] crc = crc(rest, 0, rest.length - 1).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(crc, 0, line, BEFORE.length, 8);
    line[HEAD - 2] = '"';
    line[HEAD - 1] = ',';
    System.arraycopy(rest, 0, line, HEAD, rest.length);
    return line;
  }

  /** The record in a line without its newline; empty where it is not as it was written. */
  static Optional<Line> parse(byte[] bytes, int from, int to) {
    if (to - from <= HEAD) {
      return Optional.empty();
    }
    String head = new String(bytes, from, HEAD, StandardCharsets.ISO_8859_1);
    if (!head.equals("{\"crc\":\"" + crc(bytes, from + HEAD, to) + "\",")) {
      return Optional.empty();
    }
    try {
      ObjectNode json =
          (ObjectNode) JSON.readTree(new String(bytes, from, to - from, StandardCharsets.UTF_8));
      return Optional.of(new Line(json.get("seq").asLong(), json.get("epoch").asLong(), json));
    } catch (JsonProcessingException | ClassCastException | NullPointerException e) {
      return Optional.empty();
    }
  }

  private static String crc(byte[] bytes, int from, int to) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, to - from);
    return "%08x".formatted(crc.getValue());
  }
}
