package lode.cli;

import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Option;

/** The option {@code --stay}: for service managers that start again whatever ends. */
final class StayChoice {
  @Option(
      names = "--stay",
      description = "when the campaign is done, do nothing more until told to end")
  private boolean stay;

  /** Returns when the process should end. */
  void await(Interrupt interrupt) throws InterruptedException {
    while (stay && !interrupt.requested()) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }
}
