package lode.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import lode.cluster.ClusterSettings;
import lode.cluster.Term;
import lode.formula.Vocabulary;
import lode.operator.Operator;
import lode.operator.Operators;
import lode.panel.Field;
import lode.panel.Nearest;
import lode.panel.Panel;

/** Turns settings into the parts that a campaign is put together from. */
final class Wiring {
  private Wiring() {}

  /** Workers in this process, and a port for others where one is set. */
  static ClusterSettings cluster(Settings settings, int workers, Path panel, Term term) {
    Settings.Network network = settings.cluster();
    Duration deadline = Duration.ofSeconds(network.shardSeconds());
    if (network.port() < 0) {
      return ClusterSettings.local(workers).during(term).within(deadline);
    }
    ClusterSettings listening =
        ClusterSettings.listening(
                network.remoteOnly() ? 0 : workers,
                network.host(),
                network.port(),
                network.security())
            .during(term)
            .within(deadline);
    return network.panelPort() < 0 ? listening : listening.offering(panel, network.panelPort());
  }

  /** Workers in this process. */
  static int workers(Settings settings) {
    return settings.workers() > 0 ? settings.workers() : Runtime.getRuntime().availableProcessors();
  }

  /** File of the evaluation store. */
  static Path storeFile(Path cache) {
    return cache.resolve("evaluations.store");
  }

  /**
   * What formulas are made of: everything that fits the panel, or what the settings name.
   *
   * @throws SettingsException for a name that the panel or the operator set does not have
   */
  static Vocabulary vocabulary(Settings settings, Panel panel) {
    Vocabulary all = Vocabulary.of(panel);
    Settings.Words words = settings.vocabulary();
    Set<String> fields =
        panel.fields().stream()
            .filter(f -> f.kind() == Field.Kind.VALUE)
            .map(Field::name)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> operators =
        Operators.all().stream().map(Operator::name).collect(Collectors.toCollection(TreeSet::new));
    return new Vocabulary(
        choose("vocabulary.fields", words.fields(), fields, Function.identity(), all.fields()),
        choose(
            "vocabulary.operators",
            words.operators(),
            operators,
            Operators::named,
            all.operators()),
        words.windows().isEmpty() ? all.windows() : words.windows().stream().sorted().toList(),
        all.literals(),
        choose(
            "vocabulary.groups",
            words.groups(),
            Set.copyOf(all.groups()),
            Function.identity(),
            all.groups()));
  }

  /**
   * Checks that the panel has a universe.
   *
   * @throws SettingsException with the nearest that it has
   */
  static void requireUniverse(String universe, Panel panel) {
    Set<String> known = new TreeSet<>(panel.universes());
    if (!known.contains(universe)) {
      throw new SettingsException(
          "unknown universe: name="
              + universe
              + " nearest="
              + Nearest.to(universe, known)
              + " known="
              + known);
    }
  }

  private static <T> List<T> choose(
      String key, List<String> names, Set<String> known, Function<String, T> of, List<T> all) {
    for (String name : names) {
      if (!known.contains(name)) {
        throw new SettingsException(
            "unknown name: key=" + key + " name=" + name + " nearest=" + Nearest.to(name, known));
      }
    }
    return names.isEmpty() ? all : names.stream().map(of).toList();
  }
}
