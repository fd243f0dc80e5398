package lode.library;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What updates measured, as rows. Dates are {@code yyyy-MM-dd}; a missing number is NaN here and
 * null there.
 */
public final class Measurements {
  /** Rows sent at once. */
  private static final int BATCH = 5_000;

  private final Database database;

  Measurements(Database database) {
    this.database = database;
  }

  /** The per-date numbers of a factor, as {@link lode.evaluation.DailySeries} has them. */
  public record Day(
      String date,
      float ic,
      float rankIc,
      float coverage,
      float turnover,
      float names,
      float ties) {}

  /**
   * Where a stock stands by a factor on a date.
   *
   * @param raw the factor's value
   * @param normalised standard deviations from the mean of the universe
   * @param percentile rank in the universe, in (0, 1]
   * @param industryRank rank within the stock's industry, in (0, 1]
   * @param sizeRank rank within its fifth of the universe by market value, in (0, 1]
   */
  public record Standing(
      String fid,
      String date,
      String stock,
      float raw,
      float normalised,
      float percentile,
      float industryRank,
      float sizeRank) {}

  /** A correlation of two factors. */
  public record Likeness(String fid, String other, double rho) {}

  /** What was measured over a period up to an evaluation date, by metric. */
  public record Performance(String period, String evaluated, Map<String, Double> metrics) {}

  /**
   * A panel file of raw values, one field for each factor.
   *
   * @param file its name in the folder of values
   * @param first first date in it
   * @param last last date in it
   * @param origin first date of the data that it was computed on
   * @param data fingerprint of that data
   */
  record ValueFile(
      String file,
      String universe,
      List<String> fids,
      String first,
      String last,
      String origin,
      String data) {}

  /** Everything that one update writes. */
  record Update(
      String evaluated,
      List<String> fresh,
      List<ValueFile> files,
      Map<String, List<Day>> days,
      Map<String, Map<String, Map<String, Double>>> performance,
      Map<String, DecayWatch> decay,
      List<Likeness> likeness,
      List<Standing> standings,
      String oldestStanding) {}

  /** What was measured of a factor, the newest evaluation first. */
  public List<Performance> performance(String fid) {
    return database.read(handle ->
        handle
            .createQuery(
                "select * from performance where fid = :fid order by evaluated desc, period")
            .bind("fid", fid)
            .map((row, _) ->
                new Performance(
                    row.getString("period"),
                    row.getString("evaluated"),
                    FactorRows.parse(row.getString("metrics"), FactorRows.METRICS)))
            .list());
  }

  /** The newest verdict on each factor's decay, by fid. */
  public Map<String, DecayWatch> decay() {
    Map<String, DecayWatch> newest = new TreeMap<>();
    database.read(handle ->
        handle
            .createQuery("select * from decay order by evaluated")
            .map((row, _) -> newest.put(row.getString("fid"), decay(row)))
            .list());
    return newest;
  }

  /** The factors most like one, the most alike first. */
  public List<Likeness> likeness(String fid) {
    return likeness().stream()
        .filter(pair -> pair.fid().equals(fid) || pair.other().equals(fid))
        .map(pair -> pair.fid().equals(fid) ? pair : new Likeness(fid, pair.fid(), pair.rho()))
        .sorted(Comparator.comparingDouble(pair -> -Math.abs(pair.rho())))
        .toList();
  }

  /** Every correlation of two factors that was measured. */
  public List<Likeness> likeness() {
    return database.read(handle ->
        handle
            .createQuery("select fid, other, rho from correlation order by fid, other")
            .map((row, _) ->
                new Likeness(row.getString("fid"), row.getString("other"), row.getDouble("rho")))
            .list());
  }

  /** Where stocks stand by a factor on a date that is still in the database, best first. */
  public List<Standing> standings(String fid, String date) {
    return database.read(handle ->
        handle
            .createQuery(
                "select * from factor_value where fid = :fid and date = :date order by raw desc, stock")
            .bind("fid", fid)
            .bind("date", date)
            .map((row, _) -> standing(row))
            .list());
  }

  /** The per-date numbers of a factor in order of date. */
  public List<Day> days(String fid) {
    return database.read(handle ->
        handle
            .createQuery("select * from daily where fid = :fid order by date")
            .bind("fid", fid)
            .map((row, _) -> day(row))
            .list());
  }

  /** The last date that has per-date numbers, by fid. */
  Map<String, String> lastDays() {
    Map<String, String> last = new HashMap<>();
    database.read(handle ->
        handle
            .createQuery("select fid, max(date) as date from daily group by fid")
            .map((row, _) -> last.put(row.getString("fid"), row.getString("date")))
            .list());
    return last;
  }

  /** All files of values, oldest first. */
  List<ValueFile> files() {
    return database.read(handle ->
        handle
            .createQuery("select * from value_file order by last_date, file")
            .map((row, _) ->
                new ValueFile(
                    row.getString("file"),
                    row.getString("universe"),
                    FactorRows.parse(row.getString("fids"), FactorRows.FIDS),
                    row.getString("first_date"),
                    row.getString("last_date"),
                    row.getString("origin"),
                    row.getString("data")))
            .list());
  }

  /** Writes what an update found: all of it, or nothing. */
  void save(Update update) {
    database.write(handle -> {
      update
          .fresh()
          .forEach(fid ->
              handle.createUpdate("delete from daily where fid = :fid").bind("fid", fid).execute());
      update.files().forEach(file -> save(handle, file));
      update.days().forEach((fid, days) -> save(handle, fid, days));
      update
          .performance()
          .forEach((fid, periods) ->
              periods.forEach((period, metrics) ->
                  FactorRows.performance(handle, fid, period, update.evaluated(), metrics)));
      update.decay().forEach((fid, watch) -> save(handle, fid, update.evaluated(), watch));
      saveLikeness(handle, update);
      saveStandings(handle, update);
      return null;
    });
  }

  /** Forgets files of values. */
  void forget(List<ValueFile> files) {
    database.write(handle -> {
      files.forEach(file ->
          handle
              .createUpdate("delete from value_file where file = :file")
              .bind("file", file.file())
              .execute());
      return null;
    });
  }

  private static void save(Handle handle, ValueFile file) {
    handle
        .createUpdate(
            """
            insert into value_file (file, universe, fids, first_date, last_date, origin, data)
            values (:file, :universe, :fids, :first, :last, :origin, :data)
            on conflict (file) do update set fids = excluded.fids, origin = excluded.origin,
              data = excluded.data
            """)
        .bind("file", file.file())
        .bind("universe", file.universe())
        .bind("fids", FactorRows.json(file.fids()))
        .bind("first", file.first())
        .bind("last", file.last())
        .bind("origin", file.origin())
        .bind("data", file.data())
        .execute();
  }

  private static void save(Handle handle, String fid, List<Day> days) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into daily (fid, date, ic, rank_ic, coverage, turnover, names, ties)
            values (:fid, :date, :ic, :rankIc, :coverage, :turnover, :names, :ties)
            on conflict (fid, date) do update set ic = excluded.ic, rank_ic = excluded.rank_ic,
              coverage = excluded.coverage, turnover = excluded.turnover, names = excluded.names,
              ties = excluded.ties
            """);
    for (Day day : days) {
      batch
          .bind("fid", fid)
          .bind("date", day.date())
          .bind("ic", orNull(day.ic()))
          .bind("rankIc", orNull(day.rankIc()))
          .bind("coverage", orNull(day.coverage()))
          .bind("turnover", orNull(day.turnover()))
          .bind("names", orNull(day.names()))
          .bind("ties", orNull(day.ties()));
      add(batch);
    }
    batch.execute();
  }

  private static void save(Handle handle, String fid, String evaluated, DecayWatch watch) {
    boolean known =
        handle
            .createQuery("select flags from decay where fid = :fid order by evaluated desc limit 1")
            .bind("fid", fid)
            .mapTo(String.class)
            .findOne()
            .filter(flags -> flags.equals(String.join(",", watch.flags())))
            .isPresent();
    handle
        .createUpdate(
            """
            insert into decay (fid, evaluated, recent, history, z, cusum, bound, flags)
            values (:fid, :evaluated, :recent, :history, :z, :cusum, :bound, :flags)
            on conflict (fid, evaluated) do update set recent = excluded.recent,
              history = excluded.history, z = excluded.z, cusum = excluded.cusum,
              bound = excluded.bound, flags = excluded.flags
            """)
        .bind("fid", fid)
        .bind("evaluated", evaluated)
        .bind("recent", FactorRows.orNull(watch.recent()))
        .bind("history", FactorRows.orNull(watch.history()))
        .bind("z", FactorRows.orNull(watch.z()))
        .bind("cusum", FactorRows.orNull(watch.cusum()))
        .bind("bound", watch.bound())
        .bind("flags", String.join(",", watch.flags()))
        .execute();
    if (watch.flagged() && !known) {
      FactorDatabase.tell(
          handle, fid, "decay", String.join(",", watch.flags()) + " on " + evaluated);
    }
  }

  private static void saveLikeness(Handle handle, Update update) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into correlation (fid, other, evaluated, rho)
            values (:fid, :other, :evaluated, :rho)
            on conflict (fid, other) do update set evaluated = excluded.evaluated, rho = excluded.rho
            """);
    for (Likeness pair : update.likeness()) {
      batch
          .bind("fid", pair.fid())
          .bind("other", pair.other())
          .bind("evaluated", update.evaluated())
          .bind("rho", pair.rho());
      add(batch);
    }
    batch.execute();
  }

  private static void saveStandings(Handle handle, Update update) {
    handle
        .createUpdate("delete from factor_value where date < :oldest or date in (<dates>)")
        .bind("oldest", update.oldestStanding())
        .bindList(
            "dates",
            update.standings().isEmpty()
                ? List.of("none")
                : update.standings().stream().map(Standing::date).distinct().toList())
        .execute();
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into factor_value
              (fid, date, stock, raw, normalised, percentile, industry_rank, size_rank)
            values (:fid, :date, :stock, :raw, :normalised, :percentile, :industry, :size)
            """);
    for (Standing s : update.standings()) {
      batch
          .bind("fid", s.fid())
          .bind("date", s.date())
          .bind("stock", s.stock())
          .bind("raw", orNull(s.raw()))
          .bind("normalised", orNull(s.normalised()))
          .bind("percentile", orNull(s.percentile()))
          .bind("industry", orNull(s.industryRank()))
          .bind("size", orNull(s.sizeRank()));
      add(batch);
    }
    batch.execute();
  }

  private static void add(PreparedBatch batch) {
    batch.add();
    if (batch.size() == BATCH) {
      batch.execute();
    }
  }

  private static DecayWatch decay(ResultSet row) throws SQLException {
    String flags = row.getString("flags");
    return new DecayWatch(
        FactorRows.number(row, "recent"),
        FactorRows.number(row, "history"),
        FactorRows.number(row, "z"),
        FactorRows.number(row, "cusum"),
        FactorRows.number(row, "bound"),
        flags.isEmpty() ? List.of() : List.of(flags.split(",", -1)));
  }

  private static Day day(ResultSet row) throws SQLException {
    return new Day(
        row.getString("date"),
        real(row, "ic"),
        real(row, "rank_ic"),
        real(row, "coverage"),
        real(row, "turnover"),
        real(row, "names"),
        real(row, "ties"));
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        row.getString("fid"),
        row.getString("date"),
        row.getString("stock"),
        real(row, "raw"),
        real(row, "normalised"),
        real(row, "percentile"),
        real(row, "industry_rank"),
        real(row, "size_rank"));
  }

  private static float real(ResultSet row, String column) throws SQLException {
    return (float) FactorRows.number(row, column);
  }

  private static Float orNull(float value) {
    return Float.isNaN(value) ? null : value;
  }
}
