package lode.backtest;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/**
 * A named stretch of days on which a market was under stress.
 *
 * @param name of it
 * @param from first day
 * @param to last day
 */
public record StressWindow(String name, LocalDate from, LocalDate to) {
  private static final String RESOURCE = "stress-windows.conf";

  /** Checks the order of the days. */
  public StressWindow {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "stress window ends before it begins: name=" + name + " from=" + from + " to=" + to);
    }
  }

  /** The windows of a market, from {@code stress-windows.conf}; none where it is not there. */
  public static List<StressWindow> of(String market) {
    Config all =
        ConfigFactory.parseResources(StressWindow.class.getClassLoader(), RESOURCE)
            .getConfig("stress-windows");
    if (!all.hasPath(market)) {
      return List.of();
    }
    try {
      return all.getConfigList(market).stream()
          .map(c ->
              new StressWindow(
                  c.getString("name"),
                  LocalDate.parse(c.getString("from")),
                  LocalDate.parse(c.getString("to"))))
          .toList();
    } catch (ConfigException | DateTimeException e) {
      throw new IllegalStateException("broken " + RESOURCE + ": reason=" + e.getMessage(), e);
    }
  }
}
