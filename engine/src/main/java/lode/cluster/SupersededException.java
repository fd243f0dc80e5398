package lode.cluster;

/** Another coordinator has taken the run over; this one must not write to it any more. */
public final class SupersededException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Of a node that the others gave up. */
  SupersededException() {
    super(
        "another coordinator takes over: this node is out of the cluster, cut off or too long away");
  }

  SupersededException(Term own, Term newest) {
    super(
        "another coordinator has taken over: run=%s epoch=%d newest=%d"
            .formatted(own.run(), own.epoch(), newest.epoch()));
  }
}
