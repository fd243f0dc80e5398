package lode.cluster;

import com.typesafe.config.ConfigFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import lode.evolution.BatchEvaluator;
import lode.formula.Formula;
import lode.panel.Panel;
import lode.panel.PanelFile;

/** A worker node in a JVM of its own, and what a test does with it. */
final class WorkerProcess implements AutoCloseable {
  private final Process process;

  private WorkerProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param join the coordinator's address
   * @param what {@code toy}, {@code stuck} (says {@code evaluating} and never answers), {@code
   *     greedy} (runs out of memory over {@code field_13}), or a file
   */
  static WorkerProcess start(String join, String what) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(System.getProperty("lode.jvm.flags", "").trim().split("\\s+")));
    command.addAll(List.of("-Xmx512m", "-cp", classPath(), WorkerProcess.class.getName()));
    command.addAll(List.of(join, what));
    command.removeIf(String::isEmpty);
    return new WorkerProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Test runners hide the class path behind a class loader of their own, or do not. */
  private static String classPath() {
    ClassLoader loader = WorkerProcess.class.getClassLoader();
    return loader instanceof URLClassLoader urls
        ? Arrays.stream(urls.getURLs())
            .map(URL::toString)
            .map(url -> Path.of(URI.create(url)).toString())
            .collect(Collectors.joining(System.getProperty("path.separator")))
        : System.getProperty("java.class.path");
  }

  /** Waits until the process prints a line. */
  void awaitLine(String line) throws IOException {
    BufferedReader output = process.inputReader();
    for (String next = output.readLine(); !line.equals(next); next = output.readLine()) {
      if (next == null) {
        throw new IOException("the worker ended without a line: " + line);
      }
    }
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to end, as {@code kill} does; whether it has within so many seconds. */
  boolean endsWhenAsked(int seconds) throws InterruptedException {
    process.destroy();
    return process.waitFor(seconds, TimeUnit.SECONDS);
  }

  /** Waits until the process has ended by itself. */
  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** The process: joins, works, and ends with the campaign. */
  public static void main(String[] args) throws InterruptedException {
    WorkerSettings settings =
        new WorkerSettings(
            List.of(args[0]),
            "127.0.0.1",
            0,
            1,
            Security.NONE,
            ConfigFactory.parseString(TwoJvmTest.FAST));
    BatchEvaluator stuck =
        formulas -> {
          System.out.println("evaluating");
          while (true) {
            Thread.onSpinWait();
          }
        };
    switch (args[1]) {
      case "toy" -> WorkerNode.startWith(settings, Toys.bench(Toys::evaluate)).await();
      case "greedy" -> {
        WorkerNode.End end = WorkerNode.startWith(settings, Toys.bench(greedy())).await();
        System.exit(end == WorkerNode.End.MEMORY ? 3 : 0);
      }
      case "stuck" -> WorkerNode.startWith(settings, Toys.bench(stuck)).await();
      default -> {
        try (Panel panel = PanelFile.open(Path.of(args[1]))) {
          WorkerNode.start(settings, Panels.of(panel)).await();
        }
      }
    }
    System.out.println("ended");
  }

  /** One formula asks for more memory than there is. */
  private static BatchEvaluator greedy() {
    return formulas -> {
      if (formulas.contains(new Formula.Field("field_13"))) {
        List<long[]> hoard = new ArrayList<>();
        while (hoard.size() < Integer.MAX_VALUE) {
          hoard.add(new long[1 << 20]);
        }
      }
      return Toys.evaluate(formulas);
    };
  }
}
