package lode.operator;

import static lode.operator.Define.constant;
import static lode.operator.Define.crossSection;
import static lode.operator.Section.inverse;

import java.util.List;
import java.util.stream.Stream;

/**
 * Table of the operators over the stocks of one date. A stock outside the universe is missing in
 * the result and counts for nothing; neither does a missing value. Statistics of the whole are
 * given to every stock of the universe, also to one whose own value is missing.
 */
final class CrossSection {
  private static final Parameter SIZE = Parameter.constant("a", 1e-6, 1e6, 1);
  private static final Parameter WIDTH = Parameter.constant("k", 0.1, 20, 2, 3, 4);
  private static final Parameter SHARE = Parameter.constant("share", 1e-6, 1, 0.01, 0.02, 0.05);
  private static final Parameter BUCKETS = Parameter.constant("q", 2, 100, 3, 5, 10, 20);

  private CrossSection() {}

  static List<Operator> table() {
    return Stream.of(order(), level(), edges(), whole(), pairs(), groups())
        .flatMap(List::stream)
        .toList();
  }

  /** What a kernel makes of one date. */
  @FunctionalInterface
  private interface Day {
    void write(Section section, int t, Rows[] in, Rows out);
  }

  private static List<Operator> order() {
    return List.of(
        crossSection(
            "cs_rank",
            1,
            "rank over the number ranked, in (0, 1], ties averaged; missing where x is",
            (a, stride) -> Kernel.daily(new Ranks(stride)::share)),
        crossSection(
            "cs_quantile",
            1,
            "bucket 0 to q - 1 of equal counts by rank, ties in one bucket; missing where x is",
            (a, stride) -> {
              Ranks ranks = new Ranks(stride);
              int buckets = (int) constant(a, 0);
              return Kernel.daily((t, in, out) -> ranks.quantile(buckets, t, in, out));
            },
            BUCKETS));
  }

  private static List<Operator> level() {
    return List.of(
        one(
            "cs_zscore",
            "(x - mean) / std; missing where x is, all where the values are constant or one",
            (s, t, in, out) -> {
              double std = s.std();
              s.affine(s.mean(), inverse(std), out, t);
            }),
        one(
            "cs_demean",
            "x - mean; missing where x is",
            (s, t, in, out) -> s.affine(s.mean(), 1, out, t)),
        one(
            "cs_normalize",
            "x - mean, scaled so that absolute values add up to 1; missing where x is, all where the"
                + " values are constant or one",
            (s, t, in, out) -> s.normalize(out, t)),
        one(
            "cs_minmax",
            "(x - min) / (max - min); missing where x is, all where the values are constant or one",
            (s, t, in, out) -> {
              double min = s.min();
              s.affine(min, inverse(s.max() - min), out, t);
            }),
        one(
            "cs_one_side",
            "x - min, so that none is negative; missing where x is",
            (s, t, in, out) -> s.affine(s.min(), 1, out, t)),
        scaled(
            "cs_scale",
            "x scaled so that absolute values add up to a; missing where x is, all where they add"
                + " up to 0",
            (s, a, t, out) -> s.affine(0, a * inverse(s.sumAbs()), out, t),
            SIZE));
  }

  private static List<Operator> edges() {
    return List.of(
        scaled(
            "cs_winsorize",
            "x brought to within k std of the mean; as it is where there are fewer than two; missing"
                + " where x is",
            (s, k, t, out) -> {
              double reach = s.count() < 2 ? Double.POSITIVE_INFINITY : k * s.std();
              s.clip(s.mean() - reach, s.mean() + reach, out, t);
            },
            WIDTH),
        scaled(
            "cs_truncate",
            "x brought to within the given share of the sum of absolute values; missing where x is",
            (s, share, t, out) -> {
              double limit = share * s.sumAbs();
              s.clip(-limit, limit, out, t);
            },
            SHARE));
  }

  private static List<Operator> whole() {
    return List.of(
        one(
            "cs_count",
            "how many stocks are not missing; missing outside the universe",
            (s, t, in, out) -> Section.spread(s.count(), in[1], out, t)),
        one(
            "cs_mean",
            "mean over the stocks not missing; missing outside the universe and where all are",
            (s, t, in, out) -> Section.spread(s.mean(), in[1], out, t)));
  }

  private static List<Operator> pairs() {
    return List.of(
        crossSection(
            "cs_residual",
            2,
            "residual of the least-squares line of y (first) on x, with intercept, 0 where it is only"
                + " rounding; missing where either is, all where fewer than 3 pairs or x constant",
            (a, stride) -> Kernel.daily(new SectionPair(stride)::residual)),
        crossSection(
            "cs_weighted_mean",
            2,
            "mean of x weighted by w over the stocks where neither is missing nor w < 0; missing"
                + " outside the universe and where weights add up to 0",
            (a, stride) -> Kernel.daily(new SectionPair(stride)::weightedMean)));
  }

  private static List<Operator> groups() {
    return List.of(
        crossSection(
            "group_rank",
            1,
            "cs_rank within the group; missing where x or the group is",
            (a, stride) -> Kernel.daily(new Groups(stride)::rank),
            Parameter.group()),
        spread(
            "group_mean",
            "mean of the group; missing where the group is or has no value",
            Groups::mean),
        spread(
            "group_sum",
            "sum of the group; missing where the group is or has no value",
            Groups::sum),
        spread(
            "group_std",
            "std of the group, ddof 1; missing where the group is or has fewer than two values",
            Groups::std),
        spread(
            "group_count",
            "how many of the group are not missing; missing where the group is",
            Groups::count),
        group(
            "group_neutralize",
            "x - mean of the group; missing where x or the group is",
            Groups::mean,
            Groups::one),
        group(
            "group_zscore",
            "(x - mean) / std of the group; missing where x or the group is, and where the group's"
                + " values are constant or one",
            Groups::mean,
            Groups::std),
        group(
            "group_scale",
            "x over the sum of the group's absolute values; missing where x or the group is, and"
                + " where that sum is 0",
            Groups::zero,
            Groups::sumAbs));
  }

  private static Operator one(String name, String meaning, Day day) {
    return crossSection(
        name,
        1,
        meaning,
        (a, stride) -> {
          Section section = new Section(stride);
          return Kernel.daily((t, in, out) -> {
            section.read(in[0], in[1], t);
            day.write(section, t, in, out);
          });
        });
  }

  /** What a kernel with one constant makes of one date. */
  @FunctionalInterface
  private interface ScaledDay {
    void write(Section section, double constant, int t, Rows out);
  }

  private static Operator scaled(String name, String meaning, ScaledDay day, Parameter parameter) {
    return crossSection(
        name,
        1,
        meaning,
        (a, stride) -> {
          Section section = new Section(stride);
          double value = constant(a, 0);
          return Kernel.daily((t, in, out) -> {
            section.read(in[0], in[1], t);
            day.write(section, value, t, out);
          });
        },
        parameter);
  }

  private static Operator spread(String name, String meaning, Groups.Statistic statistic) {
    return crossSection(
        name,
        1,
        meaning,
        (a, stride) -> {
          Groups groups = new Groups(stride);
          return Kernel.daily((t, in, out) -> groups.spread(t, in, out, statistic));
        },
        Parameter.group());
  }

  private static Operator group(
      String name, String meaning, Groups.Statistic shift, Groups.Statistic divisor) {
    return crossSection(
        name,
        1,
        meaning,
        (a, stride) -> {
          Groups groups = new Groups(stride);
          return Kernel.daily((t, in, out) -> groups.affine(t, in, out, shift, divisor));
        },
        Parameter.group());
  }
}
