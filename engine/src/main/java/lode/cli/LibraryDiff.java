package lode.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import lode.library.Factor;
import lode.library.FactorLibrary;
import lode.report.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lode library diff}. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Lists in what two libraries differ.")
final class LibraryDiff implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "<one>", description = "A library.")
  private String one;

  @Parameters(index = "1", paramLabel = "<other>", description = "Another.")
  private String other;

  @Mixin private OutputChoice output;

  @Spec private CommandSpec spec;

  /**
   * A factor that is not the same in both.
   *
   * @param one status there, empty where it is not there
   * @param other status there, empty where it is not there
   * @param differing what else differs
   */
  record Difference(String fid, String one, String other, String differing, String formula) {}

  @Override
  public Integer call() {
    List<Difference> differences = differences(factors(one), factors(other));
    TextTable table = new TextTable("fid", "one", "other", "differing", "formula");
    differences.forEach(
        d -> table.row("f:" + d.fid(), d.one(), d.other(), d.differing(), d.formula()));
    List<String> lines =
        differences.isEmpty() ? List.of("the same factors") : table.toString().lines().toList();
    output.print(spec.commandLine().getOut(), differences, lines);
    return ExitCode.OK;
  }

  private static Map<String, Factor> factors(String address) {
    LibraryChoice.require(address);
    Map<String, Factor> factors = new LinkedHashMap<>();
    try (FactorLibrary library = FactorLibrary.open(address)) {
      library.all().forEach(f -> factors.put(f.fid(), f));
    }
    return factors;
  }

  private static List<Difference> differences(Map<String, Factor> one, Map<String, Factor> other) {
    Set<String> fids = new LinkedHashSet<>(one.keySet());
    fids.addAll(other.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String fid : fids) {
      Factor a = one.get(fid);
      Factor b = other.get(fid);
      if (a == null || b == null || !a.equals(b)) {
        differences.add(
            new Difference(
                fid,
                status(a),
                status(b),
                a == null || b == null ? "" : differing(a, b),
                a == null ? b.formula() : a.formula()));
      }
    }
    return differences;
  }

  private static String status(Factor factor) {
    return factor == null ? "" : factor.status().name().toLowerCase(Locale.ROOT);
  }

  private static String differing(Factor a, Factor b) {
    List<String> names = new ArrayList<>();
    add(names, "status", a.status(), b.status());
    add(names, "sign", a.direction(), b.direction());
    add(names, "run", a.run(), b.run());
    add(names, "data", a.data(), b.data());
    add(names, "metrics", a.validation(), b.validation());
    add(names, "note", a.note(), b.note());
    return names.isEmpty() ? "other" : String.join(",", names);
  }

  private static void add(List<String> names, String name, Object a, Object b) {
    if (!a.equals(b)) {
      names.add(name);
    }
  }
}
