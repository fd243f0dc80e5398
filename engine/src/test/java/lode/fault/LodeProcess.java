package lode.fault;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A process of the command line with the flags of the build, and what can happen to one. Its output
 * is a file, so that nothing of it waits for a reader.
 */
public final class LodeProcess implements AutoCloseable {
  private static final AtomicInteger STARTED = new AtomicInteger();

  /**
   * For processes that live for seconds: a compiler that is done sooner, rows without vectors (the
   * same bits), a small heap.
   */
  private static final List<String> SHORT_LIVED =
      List.of(
          "-Dlode.simd=plain", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "-Xss4m");

  private final Process process;
  private final Path output;

  private LodeProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts {@code lode} with arguments; its working directory and output lie in a folder. */
  public static LodeProcess start(Path folder, List<String> jvm, String... arguments) {
    return start(List.of(), folder, jvm, arguments);
  }

  /** Starts {@code lode} behind other words, such as {@code ip netns exec name}. */
  static LodeProcess start(
      List<String> before, Path folder, List<String> jvm, String... arguments) {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(System.getProperty("lode.jvm.flags", "").trim().split("\\s+")));
    command.addAll(SHORT_LIVED);
    command.addAll(jvm);
    command.addAll(List.of("-cp", classPath(), "lode.cli.Lode"));
    command.addAll(List.of(arguments));
    command.removeIf(String::isEmpty);
    Path output = folder.resolve("process-%03d.out".formatted(STARTED.incrementAndGet()));
    try {
      return new LodeProcess(
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .redirectInput(new File("/dev/null"))
              .start(),
          output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Test runners hide the class path behind a class loader of their own, or do not. */
  private static String classPath() {
    ClassLoader loader = LodeProcess.class.getClassLoader();
    return loader instanceof URLClassLoader urls
        ? Arrays.stream(urls.getURLs())
            .map(URL::toString)
            .map(url -> Path.of(URI.create(url)).toString())
            .collect(Collectors.joining(File.pathSeparator))
        : Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
  }

  /** Everything it printed so far. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it has printed a line that contains a text. */
  public LodeProcess awaitLine(String text) {
    Wait.until(
        "a line with " + text,
        () -> {
          boolean ended = !process.isAlive();
          if (output().contains(text)) {
            return true;
          }
          if (ended) {
            throw new AssertionError("ended without a line: " + text + "\n" + output());
          }
          return false;
        },
        this::output);
    return this;
  }

  /** Waits for the end. */
  public int exitCode() {
    Wait.until("the end of " + process.pid(), () -> !process.isAlive(), this::output);
    return process.exitValue();
  }

  /** Whether it ends in time, where a time is promised. */
  boolean endsWithin(Duration limit) throws InterruptedException {
    return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  boolean alive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** {@code kill -9}, and waits until the process is gone. */
  void kill() {
    process.destroyForcibly();
    exitCode();
  }

  /** {@code kill -STOP}: to others it is a machine that stalls. */
  void freeze() {
    signal("STOP");
  }

  /** {@code kill -CONT}. */
  void thaw() {
    signal("CONT");
  }

  /** Sends a signal by its name. */
  public void signal(String name) {
    Shell.run("kill", "-" + name, Long.toString(process.pid()));
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
