package lode.timing;

/** What a day's score may know. */
public enum Mode {
  /** Weights and directions as they were known at the close of each day. */
  HISTORICAL,
  /** Today's weights and directions over all of history: hindsight, to be read as such. */
  MODEL
}
