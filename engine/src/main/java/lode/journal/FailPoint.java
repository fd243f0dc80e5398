package lode.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Named places at which a test can have a process die, or a file fail. Nothing happens unless the
 * system property {@code lode.fail} names the place: {@code place@hit=halt} ends the process there
 * as {@code kill -9} does, {@code place@from-to=fail} has these hits fail as a broken disk does,
 * {@code place@hit=hold} waits there until the file that {@code lode.fail.until} names exists, so
 * that a test can do its worst before anything goes on. Several are separated by commas; without
 * {@code @} it is the first hit. A place that concerns a file ends in the file's name: {@code
 * rename:gen-000001.json}.
 */
public final class FailPoint {
  private static final Pattern RULE =
      Pattern.compile("([^@=]+)(?:@(\\d+)(?:-(\\d+))?)?=(halt|fail|hold)");
  private static final int KILLED = 137;
  private static final int LOOK_MILLIS = 20;

  private enum Effect {
    HALT,
    FAIL,
    HOLD
  }

  private record Rule(int from, int to, Effect effect) {}

  private static final Map<String, Rule> RULES = new ConcurrentHashMap<>();
  private static final Map<String, Integer> HITS = new ConcurrentHashMap<>();

  static {
    arm(System.getProperty("lode.fail", ""));
  }

  private FailPoint() {}

  /** Replaces the rules; for tests inside this process. */
  public static void arm(String rules) {
    RULES.clear();
    HITS.clear();
    for (String rule : rules.isBlank() ? new String[0] : rules.split(",", -1)) {
      Matcher parts = RULE.matcher(rule.strip());
      if (!parts.matches()) {
        throw new IllegalArgumentException("not a fail point: rule=" + rule);
      }
      int from = parts.group(2) == null ? 1 : Integer.parseInt(parts.group(2));
      int to = parts.group(3) == null ? from : Integer.parseInt(parts.group(3));
      RULES.put(
          parts.group(1),
          new Rule(from, to, Effect.valueOf(parts.group(4).toUpperCase(Locale.ROOT))));
    }
  }

  /** A place where a process may die, or wait. */
  public static void hit(String place) {
    if (!RULES.isEmpty() && struck(place)) {
      switch (RULES.get(place).effect) {
        case HALT -> Runtime.getRuntime().halt(KILLED);
        case HOLD -> hold(Path.of(System.getProperty("lode.fail.until")));
        case FAIL -> throw new IllegalStateException("simulated failure: at=" + place);
      }
    }
  }

  /** A place where a process may die or a file fail. */
  static void io(String place) throws IOException {
    if (!RULES.isEmpty() && struck(place)) {
      if (RULES.get(place).effect == Effect.HALT) {
        Runtime.getRuntime().halt(KILLED);
      }
      throw new IOException("simulated failure: at=" + place);
    }
  }

  private static void hold(Path until) {
    while (!Files.exists(until)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
    }
  }

  private static boolean struck(String place) {
    Rule rule = RULES.get(place);
    if (rule == null) {
      return false;
    }
    int hit = HITS.merge(place, 1, Integer::sum);
    return hit >= rule.from && hit <= rule.to;
  }
}
