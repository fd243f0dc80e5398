package lode.run;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log file of a run. A line is logfmt with the formula last, so that {@code grep fid=} tells a
 * life; the terminal sees warnings only ({@code logback.xml}).
 */
public final class RunLog implements AutoCloseable {
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level logger=%logger{0} thread=\"%thread\" %msg%n%ex{4}";

  private final FileAppender<ILoggingEvent> appender = new FileAppender<>();
  private final ch.qos.logback.classic.Logger root;

  /** Logs of this process also go to the run's log file from now on. */
  public RunLog(RunDirectory run) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    appender.setContext(context);
    appender.setFile(run.log().toString());
    appender.setEncoder(encoder);
    appender.start();
    root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.addAppender(appender);
  }

  @Override
  public void close() {
    root.detachAppender(appender);
    appender.stop();
  }
}
