package lode.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The time of day, as text for people to read in records. It is the one place where the wall clock
 * is read on behalf of a run or a library, and it gives out nothing to count with: clocks jump, go
 * back, and differ between machines. What takes time is measured by {@link System#nanoTime}; order
 * is that of sequence numbers and epochs.
 */
public final class Stamp {
  private static final DateTimeFormatter RECORD =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private Stamp() {}

  /** Now, in UTC, with microseconds always, so that texts sort as times do. */
  public static String now() {
    return RECORD.format(Instant.now());
  }

  /** Now, in UTC to the second, for the name of a folder. */
  public static String name() {
    return NAME.format(Instant.now());
  }
}
