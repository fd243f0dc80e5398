package lode.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Factors as rows of the tables factor, performance and promotion_check, and back. */
final class FactorRows {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  static final TypeReference<Map<String, Double>> METRICS = new TypeReference<>() {};
  static final TypeReference<List<String>> FIDS = new TypeReference<>() {};
  private static final List<String> PROMOTION = List.of("train", "validation", "backtest");

  /** By fid and period of the promotion; by fid. */
  private record Evidence(
      Map<String, Map<String, Map<String, Double>>> metrics, Map<String, List<Check>> checks) {}

  private FactorRows() {}

  /** All factors in order of their entry. */
  static List<Factor> all(Handle handle) {
    Evidence evidence = evidence(handle, "");
    return handle
        .createQuery("select * from factor order by seq, fid")
        .map((row, _) -> factor(row, evidence))
        .list();
  }

  /** The factor of just this id. */
  static Optional<Factor> find(Handle handle, String fid) {
    Evidence evidence = evidence(handle, fid);
    return handle
        .createQuery("select * from factor where fid = :fid")
        .bind("fid", fid)
        .map((row, _) -> factor(row, evidence))
        .findOne();
  }

  /** Adds a factor, or gives it a new state. */
  static void put(Handle handle, Factor factor, String now) {
    handle
        .createUpdate(
            """
            insert into factor (fid, seq, formula, name, category, status, direction, run, generation,
              parents, data, universe, target, operators, note, promoted, updated)
            values (:fid, (select coalesce(max(seq), 0) + 1 from factor), :formula, :name, :category,
              :status, :direction, :run, :generation, :parents, :data, :universe, :target, :operators,
              :note, :promoted, :updated)
            on conflict (fid) do update set formula = excluded.formula, name = excluded.name,
              category = excluded.category, status = excluded.status, direction = excluded.direction,
              run = excluded.run, generation = excluded.generation, parents = excluded.parents,
              data = excluded.data, universe = excluded.universe, target = excluded.target,
              operators = excluded.operators, note = excluded.note, promoted = excluded.promoted,
              updated = excluded.updated
            """)
        .bindMap(columns(factor))
        .bind("updated", now)
        .execute();
    putMetrics(handle, factor);
    putChecks(handle, factor);
  }

  /** A status as tables and events show it. */
  static String key(Factor.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> columns(Factor f) {
    Map<String, Object> columns = new HashMap<>();
    columns.put("fid", f.fid());
    columns.put("formula", f.formula());
    columns.put("name", f.name());
    columns.put("category", f.category());
    columns.put("status", key(f.status()));
    columns.put("direction", f.direction());
    columns.put("run", f.run());
    columns.put("generation", f.lineage().generation());
    columns.put("parents", json(f.lineage().parents()));
    columns.put("data", f.data());
    columns.put("universe", f.universe());
    columns.put("target", f.target());
    columns.put("operators", f.operators());
    columns.put("note", f.note());
    columns.put("promoted", f.promoted());
    return columns;
  }

  private static void putMetrics(Handle handle, Factor factor) {
    handle
        .createUpdate(
            "delete from performance where fid = :fid and period in ('train', 'validation', 'backtest')")
        .bind("fid", factor.fid())
        .execute();
    List<Map<String, Double>> metrics =
        List.of(factor.train(), factor.validation(), factor.backtest());
    for (int i = 0; i < PROMOTION.size(); i++) {
      performance(handle, factor.fid(), PROMOTION.get(i), factor.promoted(), metrics.get(i));
    }
  }

  /** Writes metrics of a period, over those of the same evaluation. */
  static void performance(
      Handle handle, String fid, String period, String evaluated, Map<String, Double> metrics) {
    handle
        .createUpdate(
            """
            insert into performance (fid, period, evaluated, metrics)
            values (:fid, :period, :evaluated, :metrics)
            on conflict (fid, period, evaluated) do update set metrics = excluded.metrics
            """)
        .bind("fid", fid)
        .bind("period", period)
        .bind("evaluated", evaluated)
        .bind("metrics", json(new TreeMap<>(metrics)))
        .execute();
  }

  private static void putChecks(Handle handle, Factor factor) {
    handle
        .createUpdate("delete from promotion_check where fid = :fid")
        .bind("fid", factor.fid())
        .execute();
    if (factor.checks().isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into promotion_check (fid, position, name, result, bound, measured)
            values (:fid, :position, :name, :result, :bound, :measured)
            """);
    for (int i = 0; i < factor.checks().size(); i++) {
      Check check = factor.checks().get(i);
      batch
          .bind("fid", factor.fid())
          .bind("position", i)
          .bind("name", check.name())
          .bind("result", check.result().name())
          .bind("bound", orNull(check.limit()))
          .bind("measured", orNull(check.value()))
          .add();
    }
    batch.execute();
  }

  private static Evidence evidence(Handle handle, String fid) {
    Evidence evidence = new Evidence(new HashMap<>(), new HashMap<>());
    handle
        .createQuery(
            """
            select fid, period, metrics from performance
            where (:fid = '' or fid = :fid) and period in ('train', 'validation', 'backtest')
            """)
        .bind("fid", fid)
        .map((row, _) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
        .forEach(cells ->
            evidence
                .metrics()
                .computeIfAbsent(cells.getFirst(), _ -> new HashMap<>())
                .put(cells.get(1), parse(cells.getLast(), METRICS)));
    handle
        .createQuery(
            """
            select fid, name, result, bound, measured from promotion_check
            where (:fid = '' or fid = :fid) order by fid, position
            """)
        .bind("fid", fid)
        .map((row, _) -> Map.entry(row.getString("fid"), check(row)))
        .forEach(entry ->
            evidence
                .checks()
                .computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                .add(entry.getValue()));
    return evidence;
  }

  private static Check check(ResultSet row) throws SQLException {
    return new Check(
        row.getString("name"),
        Check.Result.valueOf(row.getString("result")),
        number(row, "bound"),
        number(row, "measured"));
  }

  private static Factor factor(ResultSet row, Evidence evidence) throws SQLException {
    String fid = row.getString("fid");
    Map<String, Map<String, Double>> metrics = evidence.metrics().getOrDefault(fid, Map.of());
    return new Factor(
        fid,
        row.getString("formula"),
        row.getInt("direction"),
        Factor.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        row.getString("run"),
        row.getString("promoted"),
        row.getString("data"),
        row.getString("universe"),
        row.getString("target"),
        row.getString("operators"),
        metrics.get("train"),
        metrics.get("validation"),
        metrics.get("backtest"),
        evidence.checks().get(fid),
        row.getString("note"),
        row.getString("name"),
        row.getString("category"),
        new Factor.Lineage(row.getInt("generation"), parse(row.getString("parents"), FIDS)));
  }

  /** A number, NaN where the cell is null. */
  static double number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? Double.NaN : value;
  }

  /** A number as a database keeps it; it has no word for one that is missing but null. */
  static Double orNull(double value) {
    return Double.isNaN(value) ? null : value;
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static <T> T parse(String json, TypeReference<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("broken library: value=" + json, e);
    }
  }
}
