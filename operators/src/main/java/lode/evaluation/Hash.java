package lode.evaluation;

/** Hashes with good low and high bits: FNV-1a of text, and the finaliser of SplitMix64. */
final class Hash {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Hash() {}

  /** Of a text, by its characters. */
  static long of(String text) {
    long h = FNV_OFFSET;
    for (int i = 0; i < text.length(); i++) {
      h = (h ^ text.charAt(i)) * FNV_PRIME;
    }
    return mix(h);
  }

  /** Of a hash and a further number. */
  static long with(long hash, long number) {
    return mix(hash * FNV_PRIME ^ number);
  }

  /** A bijection in which every bit of the input moves every bit of the output. */
  static long mix(long z) {
    z = (z + 0x9e3779b97f4a7c15L);
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
