package lode.timing;

/** What a day's score may know. */
public enum Mode {
  /**
   * Weights and directions as they were known at the close of each day, and the values of factors
   * where a library wrote them down; elsewhere they are computed, from data up to that day.
   */
  HISTORICAL,
  /** Today's weights and directions over all of history: hindsight, to be read as such. */
  MODEL
}
