package lode.run;

/**
 * How near a run came to a factor planted in a sample market.
 *
 * @param name of the planted factor
 * @param nearest fid of the promoted factor most like it; empty where nothing was promoted
 * @param correlation their rank correlation over train and validation
 */
public record PlantedMatch(String name, String nearest, double correlation) {
  /** Rank correlation, without sign, from which a promoted factor counts as the planted one. */
  public static final double FOUND = 0.9;

  /** Whether the planted factor was found. */
  public boolean found() {
    return Math.abs(correlation) >= FOUND;
  }
}
