package lode.operator;

/** What an operator may read when it writes the row of date t. */
public enum Family {
  /** The same cell of its inputs. */
  ELEMENTWISE,
  /** The same stock of its inputs on the dates up to t, as far back as its look-back. */
  ROLLING,
  /** All stocks of the universe in its inputs on date t. */
  CROSS_SECTION
}
