package lode.panel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stock axis of a panel: distinct symbols, addressed by index. Immutable. */
public final class Stocks {
  private final List<String> symbols;
  private final Map<String, Integer> index = new HashMap<>();

  /**
   * An axis of these symbols, in this order.
   *
   * @throws IllegalArgumentException if a symbol occurs twice
   */
  public Stocks(List<String> symbols) {
    this.symbols = List.copyOf(symbols);
    for (int i = 0; i < symbols.size(); i++) {
      if (index.put(symbols.get(i), i) != null) {
        throw new IllegalArgumentException(
            "symbol twice: symbol=" + symbols.get(i) + " position=" + i);
      }
    }
  }

  /** Number of stocks. */
  public int size() {
    return symbols.size();
  }

  /** The symbol at an index. */
  public String at(int i) {
    return symbols.get(i);
  }

  /** Index of a symbol, or -1. */
  public int indexOf(String symbol) {
    return index.getOrDefault(symbol, -1);
  }

  /** All symbols in order. */
  public List<String> symbols() {
    return symbols;
  }
}
