package lode.validation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lode.evaluation.Labels;
import lode.evaluation.Target;
import lode.panel.Field;
import lode.panel.Panel;
import lode.panel.TradingStatus;

/**
 * What a date says of its stocks beside the factor: size, group, the return that one would measure
 * who does not ask whether the stock could be bought, and the return of one who had to wait until
 * it could be sold. Loaded again for each date; one owner thread.
 */
final class Background {
  /** Days after the planned exit in which a stock that could not be sold then is sold. */
  static final int PATIENCE = 20;

  /** Parts by size: small, middle, large. */
  static final List<String> SIZES = List.of("small", "middle", "large");

  private final Panel panel;
  private final Labels labels;
  private final Target target;
  private final int sizeField;
  private final int groupField;
  private final int priceField;
  private final int statusField;
  private final float[] status;
  private final float[] exitStatus;
  private final float[] row;
  private final float[] later;
  private final float[] size;
  private final float[] naive;
  private final float[] realised;
  private final OrderedRow sizes;
  private final OrderedRow oneDayOfMembers;
  private final int mainLabel;
  private int date;
  private int[] members;

  /** Doubled rank of the size by member; 0 where it is missing. */
  final int[] sizeRank;

  /** Third by size of the member, from 0; -1 where it is missing. */
  final int[] third;

  /** Group of the member; -1 where it has none. */
  final int[] group;

  /** Labels of the target; indices are members. */
  final OrderedRow label;

  /** Labels of one day; indices are stocks. */
  final OrderedRow oneDay;

  /** Return from entry to exit wherever there are both prices; indices are members. */
  final OrderedRow all;

  /**
   * Return of each member that could be entered to the first price, from the planned exit on, at
   * which it could be sold; after {@link #PATIENCE} days, or at the end of the panel, its last
   * price counts.
   */
  final OrderedRow late;

  Background(Panel panel, Labels labels, Horizons horizons) {
    int stocks = panel.stocks().size();
    this.panel = panel;
    this.labels = labels;
    this.target = horizons.target();
    this.mainLabel = horizons.label(target.horizon());
    this.sizeField = sizeField(panel).isEmpty() ? -1 : panel.field(sizeField(panel));
    this.groupField = groupField(panel).isEmpty() ? -1 : panel.field(groupField(panel));
    this.priceField = panel.field(target.entry().field());
    this.statusField = panel.field(TradingStatus.FIELD);
    this.status = new float[panel.stride()];
    this.exitStatus = new float[panel.stride()];
    this.row = new float[panel.stride()];
    this.later = new float[panel.stride()];
    this.size = new float[stocks];
    this.naive = new float[stocks];
    this.realised = new float[stocks];
    this.sizes = new OrderedRow(stocks);
    this.oneDayOfMembers = new OrderedRow(stocks);
    this.label = new OrderedRow(stocks);
    this.oneDay = new OrderedRow(stocks);
    this.all = new OrderedRow(stocks);
    this.late = new OrderedRow(stocks);
    this.sizeRank = sizes.rank;
    this.third = new int[stocks];
    this.group = new int[stocks];
  }

  /** The field that says how large a stock is; empty where the panel has none. */
  static String sizeField(Panel panel) {
    return Stream.of("market_cap", "float_market_cap", "adv20")
        .filter(panel::has)
        .findFirst()
        .orElse("");
  }

  /** The field that says which stocks belong together; empty where the panel has none. */
  static String groupField(Panel panel) {
    List<String> fields =
        panel.fields().stream().filter(f -> f.kind() == Field.Kind.GROUP).map(Field::name).toList();
    return Stream.concat(Stream.of("sector", "industry").filter(fields::contains), fields.stream())
        .findFirst()
        .orElse("");
  }

  /** Reads a date. */
  void open(int day) {
    date = day;
    members = labels.members(day);
    sizes();
    groups();
    returns();
    label.load(labels(mainLabel), members.length);
    oneDay.load(oneDayOfMembers.load(labels(0), members.length), members);
    all.load(naive, members.length);
    late.load(realised, members.length);
  }

  /** Stock indices of the members. */
  int[] members() {
    return members;
  }

  /** The engine's labels of the target by member. */
  float[] labels() {
    return labels(mainLabel);
  }

  /** Whether a member has both prices of the target and yet no label. */
  boolean blocked(int member) {
    return all.rank[member] != 0 && label.rank[member] == 0;
  }

  /** The engine's labels of one of the study's horizons by member. */
  float[] labels(int index) {
    return labels.returns(index, date);
  }

  private void sizes() {
    Arrays.fill(third, -1);
    if (sizeField < 0) {
      return;
    }
    panel.row(sizeField, date, row, 0);
    for (int m = 0; m < members.length; m++) {
      size[m] = row[members[m]];
    }
    sizes.load(size, members.length);
    for (int k = 0; k < sizes.count(); k++) {
      third[sizes.order[k]] = (int) ((long) k * SIZES.size() / sizes.count());
    }
  }

  private void groups() {
    Arrays.fill(group, -1);
    if (groupField < 0) {
      return;
    }
    panel.row(groupField, date, row, 0);
    for (int m = 0; m < members.length; m++) {
      group[m] = Float.isNaN(row[members[m]]) ? -1 : (int) row[members[m]];
    }
  }

  private void returns() {
    Arrays.fill(naive, Float.NaN);
    Arrays.fill(realised, Float.NaN);
    int exit = date + target.reach();
    if (exit >= panel.dates().size()) {
      return;
    }
    panel.row(priceField, date + 1, row, 0);
    panel.row(statusField, date + 1, status, 0);
    panel.row(priceField, exit, later, 0);
    panel.row(statusField, exit, exitStatus, 0);
    for (int m = 0; m < members.length; m++) {
      int s = members[m];
      if (row[s] > 0 && later[s] > 0) {
        naive[m] = change(row[s], later[s]);
      }
      if (row[s] > 0 && enterable((int) status[s])) {
        boolean sold = later[s] > 0 && sellable((int) exitStatus[s]);
        realised[m] = change(row[s], sold ? later[s] : lateExit(s, exit, row[s]));
      }
    }
  }

  /** The first price at which a stock could be sold, else the last one that it had. */
  private float lateExit(int stock, int exit, float entry) {
    int end = Math.min(panel.dates().size(), exit + PATIENCE + 1);
    float last = entry;
    for (int t = date + 2; t < end; t++) {
      float price = panel.at(priceField, t, stock);
      int bits = (int) panel.at(statusField, t, stock);
      if (price > 0 && TradingStatus.traded(bits)) {
        last = price;
        if (t >= exit && sellable(bits)) {
          return price;
        }
      }
    }
    return last;
  }

  private boolean enterable(int bits) {
    return TradingStatus.buyable(bits, target.entry()) && sellable(bits);
  }

  private boolean sellable(int bits) {
    return TradingStatus.sellable(bits, target.entry());
  }

  private static float change(float from, float to) {
    return (float) ((double) to / from - 1);
  }
}
