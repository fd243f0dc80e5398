package lode.cluster;

/**
 * Two evaluations of one formula differ: no result of this campaign can be trusted. The message
 * names the formula and who evaluated it.
 */
public final class DisagreementException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DisagreementException(String message) {
    super(message);
  }
}
