package lode.operator;

/** Turns work on whole rows into kernels without state, shared by all their nodes. */
final class Shapes {
  private Shapes() {}

  /** Writes {@code n} cells of {@code out} from those of one row. */
  @FunctionalInterface
  interface Unary {
    void apply(float[] x, int i, float[] out, int o, int n);
  }

  /** Writes {@code n} cells of {@code out} from those of two rows. */
  @FunctionalInterface
  interface Binary {
    void apply(float[] x, int i, float[] y, int j, float[] out, int o, int n);
  }

  static Operator.Factory unary(Unary unary) {
    Kernel kernel =
        Kernel.daily((t, in, out) ->
            unary.apply(in[0].data(), in[0].at(t), out.data(), out.at(t), out.stride()));
    return (attributes, stride) -> kernel;
  }

  static Operator.Factory binary(Binary binary) {
    Kernel kernel =
        Kernel.daily((t, in, out) ->
            binary.apply(
                in[0].data(),
                in[0].at(t),
                in[1].data(),
                in[1].at(t),
                out.data(),
                out.at(t),
                out.stride()));
    return (attributes, stride) -> kernel;
  }

  /** The branch that the condition takes; the other may be missing. */
  static void choose(int t, Rows[] in, Rows out) {
    float[] condition = in[0].data();
    float[] yes = in[1].data();
    float[] no = in[2].data();
    float[] to = out.data();
    int c = in[0].at(t);
    int i = in[1].at(t);
    int j = in[2].at(t);
    int o = out.at(t);
    for (int k = 0; k < out.stride(); k++) {
      float holds = condition[c + k];
      float taken = holds != 0 ? yes[i + k] : no[j + k];
      to[o + k] = Float.isNaN(holds) ? Float.NaN : taken;
    }
  }
}
