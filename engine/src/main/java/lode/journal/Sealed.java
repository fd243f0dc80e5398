package lode.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A JSON object in a file of its own that says whether it is whole: its first line is {@code
 * {"sha256":"<64 digits>",}, and the digest is of all bytes that follow. Any JSON tool reads it.
 */
public final class Sealed {
  /**
   * Members may be named by anything, such as a hundred thousand formulas. To keep a table of names
   * gains nothing then, and fails now and then by how they happen to collide.
   */
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build())
          .build();

  private static final String BEFORE = "{\"sha256\":\"";
  private static final String AFTER = "\",\n";
  private static final int HEAD = BEFORE.length() + 64 + AFTER.length();

  private Sealed() {}

  /**
   * Writes an object durably.
   *
   * @param object a JSON object, or what Jackson makes one of
   * @param pretty one member a line, for people
   */
  public static void write(Path file, Object object, boolean pretty) {
    write(file, object, pretty ? JSON.writerWithDefaultPrettyPrinter() : JSON.writer());
  }

  /** As {@link #write(Path, Object, boolean)}, as a writer of its own makes JSON of it. */
  public static void write(Path file, Object object, ObjectWriter writer) {
    try {
      byte[] text = writer.writeValueAsBytes(object);
      text[0] = ' ';
      String head = BEFORE + sha256(text) + AFTER;
      DurableFile.write(file, head.getBytes(StandardCharsets.US_ASCII), text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not to be written as JSON: file=" + file, e);
    }
  }

  /**
   * Reads an object.
   *
   * @throws DamagedException if a byte of the file is another than was written
   */
  public static ObjectNode read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length <= HEAD) {
        throw new DamagedException(file, "too short: bytes=" + bytes.length);
      }
      byte[] head = (BEFORE + sha256(bytes, HEAD) + AFTER).getBytes(StandardCharsets.US_ASCII);
      if (!Arrays.equals(head, 0, HEAD, bytes, 0, HEAD)) {
        throw new DamagedException(file, "its sha256 is not that of its content");
      }
      return (ObjectNode) JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw new DamagedException(file, "not JSON: " + e.getOriginalMessage());
    } catch (ClassCastException e) {
      throw new DamagedException(file, "not a JSON object");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read: file=" + file, e);
    }
  }

  /** Digest of bytes, as lower-case hex. */
  public static String sha256(byte[] bytes) {
    return sha256(bytes, 0);
  }

  /** Digest of a text as UTF-8. */
  public static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] bytes, int from) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, from, bytes.length - from);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
