package lode.market;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lode.panel.Field;
import lode.panel.Panel;

/** What a panel holds, for people and scripts. */
public record PanelInfo(
    String file,
    long bytes,
    String fingerprint,
    int dates,
    String firstDate,
    String lastDate,
    int stocks,
    String firstStock,
    String lastStock,
    List<FieldInfo> fields,
    List<String> universes,
    List<String> benchmarks) {
  /**
   * One field.
   *
   * @param name of the field
   * @param kind value, mask, group or status
   * @param groups number of groups; 0 for other kinds
   * @param meaning in one sentence
   */
  public record FieldInfo(String name, String kind, int groups, String meaning) {}

  /** Of an opened source. */
  public static PanelInfo of(DataSource source) {
    Panel p = source.panel();
    List<FieldInfo> fields = new ArrayList<>();
    for (Field f : p.fields()) {
      int groups = f.kind() == Field.Kind.GROUP ? p.groups(f.name()).size() : 0;
      fields.add(
          new FieldInfo(f.name(), f.kind().name().toLowerCase(Locale.ROOT), groups, f.meaning()));
    }
    Path file = source.file();
    return new PanelInfo(
        file.toString(),
        file.toFile().length(),
        p.fingerprint(),
        p.dates().size(),
        p.dates().at(0).toString(),
        p.dates().at(p.dates().size() - 1).toString(),
        p.stocks().size(),
        p.stocks().at(0),
        p.stocks().at(p.stocks().size() - 1),
        fields,
        p.universes(),
        p.benchmarks());
  }

  /** The same as lines for the screen. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("file: " + file + " bytes=" + bytes);
    lines.add("fingerprint: sha256:" + fingerprint);
    lines.add("dates: " + dates + " first=" + firstDate + " last=" + lastDate);
    lines.add("stocks: " + stocks + " first=" + firstStock + " last=" + lastStock);
    lines.add("universes: " + String.join(", ", universes));
    lines.add("benchmarks: " + String.join(", ", benchmarks));
    for (FieldInfo f : fields) {
      lines.add(
          String.format(
              Locale.ROOT,
              "field: %-22s %-6s %s%s",
              f.name,
              f.kind,
              f.meaning,
              f.groups > 0 ? " (" + f.groups + " groups)" : ""));
    }
    return lines;
  }
}
