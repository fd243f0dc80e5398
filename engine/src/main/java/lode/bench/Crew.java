package lode.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lode.cluster.ClusterEvaluator;
import lode.cluster.ClusterSettings;
import lode.cluster.ClusterStatus;
import lode.cluster.Panels;
import lode.formula.Formula;

/** Workers on this machine, and the campaign in this process that lends to them. */
final class Crew implements AutoCloseable {
  private static final long LOOK_MILLIS = 20;
  private static final long GOODBYE_SECONDS = 30;

  private final ClusterEvaluator campaign;
  private final List<Process> processes = new ArrayList<>();

  private Crew(Market market, ClusterSettings settings) {
    this.campaign =
        ClusterEvaluator.start(settings, market.assignment(), Panels.of(market.panel()));
  }

  /** Threads of this process. */
  static Crew ofThreads(Market market, int count) {
    return new Crew(market, ClusterSettings.local(count));
  }

  /**
   * Processes of one thread each, over loopback.
   *
   * @param lode the words that run {@code lode} in another process
   * @param file the market's panel
   * @throws IllegalStateException if one of them ends before it is ready
   */
  static Crew ofProcesses(Market market, int count, List<String> lode, Path file) {
    Crew crew = new Crew(market, ClusterSettings.listening(0, "127.0.0.1", 0));
    try {
      for (int i = 0; i < count; i++) {
        crew.begin(lode, file);
      }
      crew.awaitAll();
      return crew;
    } catch (IOException e) {
      crew.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      crew.close();
      throw e;
    }
  }

  private void begin(List<String> lode, Path file) throws IOException {
    List<String> words = new ArrayList<>(lode);
    words.addAll(List.of("worker", "--once", "--workers=1", "--data=" + file));
    words.add("--join=" + campaign.address().orElseThrow());
    processes.add(
        new ProcessBuilder(words)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  private void awaitAll() {
    for (ClusterStatus now = campaign.status();
        now.workers() < processes.size();
        now = campaign.status()) {
      if (now.refused() > 0) {
        throw new IllegalStateException(now.refusal());
      }
      for (Process process : processes) {
        if (!process.isAlive()) {
          throw new IllegalStateException(
              "worker process ended before it was ready: exit=" + process.exitValue());
        }
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Wall time of an evaluation. */
  double seconds(List<Formula> formulas) {
    long began = System.nanoTime();
    campaign.evaluate(formulas);
    return (System.nanoTime() - began) / 1e9;
  }

  /** Ends the campaign; its processes see that and end, too. */
  @Override
  public void close() {
    campaign.close();
    for (Process process : processes) {
      try {
        if (!process.waitFor(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }
}
