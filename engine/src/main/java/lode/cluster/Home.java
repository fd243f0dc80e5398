package lode.cluster;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * Where a campaign's actors live, and how a thread that is no actor's talks to them.
 *
 * @param ended when they have all ended
 * @param own whether the system is the campaign's, and ends with it
 */
record Home(
    ActorSystem<?> system,
    ActorRef<Coordinator.Command> coordinator,
    CompletableFuture<?> ended,
    boolean own) {
  /** What to say of a campaign whose actors ended before it. */
  RuntimeException gone() {
    return own
        ? new IllegalStateException("the campaign's node has stopped; its log says why")
        : new SupersededException();
  }

  /** Asks the coordinator; does not wait. */
  CompletableFuture<Coordinator.Answer> ask(
      Function<ActorRef<Coordinator.Answer>, Coordinator.Command> question, Duration limit) {
    return AskPattern.<Coordinator.Command, Coordinator.Answer>ask(
            coordinator, question::apply, limit, system.scheduler())
        .toCompletableFuture();
  }

  /**
   * Waits for an answer.
   *
   * @throws RuntimeException why there will be none
   */
  List<Outcome> outcomes(CompletableFuture<Coordinator.Answer> answer) {
    try {
      if (!answer.isDone()) {
        CompletableFuture.anyOf(answer, ended).get();
      }
      if (!answer.isDone()) {
        throw gone();
      }
      return switch (answer.get()) {
        case Coordinator.Done done -> done.outcomes();
        case Coordinator.Broken broken -> throw broken.why();
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the batch was not evaluated: " + e.getCause(), e.getCause());
    }
  }

  /** What whoever waited is told. */
  static CancellationException interrupted(InterruptedException e) {
    CancellationException cancelled =
        new CancellationException("interrupted while waiting for workers");
    cancelled.initCause(e);
    return cancelled;
  }
}
