package lode.cluster;

/** The version of this program. */
public final class Version {
  /** As in the pom. */
  public static final String NUMBER = "0.1.0";

  private Version() {}
}
