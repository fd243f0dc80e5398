package lode.operator;

/** What is made of the ranks of one date inside the universe. Scratch of one kernel. */
final class Ranks {
  private final Ranker ranker;

  Ranks(int stride) {
    ranker = new Ranker(stride);
  }

  /** Writes the rank over the number ranked. */
  void share(int t, Rows[] in, Rows out) {
    ranker.share(
        in[0].data(), in[0].at(t), in[1].data(), in[1].at(t), out.data(), out.at(t), out.stride());
  }

  /** Writes the bucket of equal counts, 0 to q - 1, that the rank falls into. */
  void quantile(int q, int t, Rows[] in, Rows out) {
    float[] ranks = out.data();
    int o = out.at(t);
    int n = out.stride();
    double twice =
        2.0 * ranker.rank(in[0].data(), in[0].at(t), in[1].data(), in[1].at(t), ranks, o, n);
    // a quotient of whole numbers as small as these is never rounded up to a whole number
    for (int k = o; k < o + n; k++) {
      ranks[k] = (float) Math.floor((2.0 * ranks[k] - 1) * q / twice);
    }
  }
}
