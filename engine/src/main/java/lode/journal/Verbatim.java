package lode.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes texts of which nothing has to be escaped, such as Base64, as they stand: a checkpoint has
 * megabytes of them, and to look at each character costs more than all else of writing it.
 */
public final class Verbatim extends StdSerializer<String> {
  private static final long serialVersionUID = 1;

  /** For texts of printable ASCII without quotes and backslashes. */
  public Verbatim() {
    super(String.class);
  }

  @Override
  public void serialize(String text, JsonGenerator to, SerializerProvider provider)
      throws IOException {
    byte[] ascii = text.getBytes(StandardCharsets.ISO_8859_1);
    to.writeRawUTF8String(ascii, 0, ascii.length);
  }
}
