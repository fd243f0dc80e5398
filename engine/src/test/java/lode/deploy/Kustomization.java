package lode.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The manifests of a folder under {@code cluster-config}, with its patches laid over them as
 * Kubernetes merges: objects key by key, lists of things that have a name thing by thing, any other
 * list as a whole; {@code null} takes away.
 */
final class Kustomization {
  /** By which things of a list are told apart. */
  private static final List<String> IDENTITIES = List.of("mountPath", "name", "containerPort");

  private final Map<String, Object> manifests = new LinkedHashMap<>();

  private Kustomization(String folder) {
    Object self = load(folder + "/kustomization.yaml").getFirst();
    for (Object resource : list(self, "resources")) {
      if (resource.toString().startsWith("../")) {
        manifests.putAll(new Kustomization(resource.toString().substring(3)).manifests);
      } else {
        load(folder + "/" + resource).forEach(document -> manifests.put(id(document), document));
      }
    }
    for (Object patch : list(self, "patches")) {
      for (Object document : load(folder + "/" + at(patch, "path"))) {
        manifests.put(id(document), merged(manifest(id(document)), document));
      }
    }
  }

  /** That of a folder. */
  static Kustomization of(String folder) {
    return new Kustomization(folder);
  }

  private static List<Object> load(String file) {
    return documents(Deployed.read(file));
  }

  /** The documents of a text. */
  static List<Object> documents(String text) {
    List<Object> documents = new ArrayList<>();
    new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text).forEach(documents::add);
    return documents;
  }

  /** Kind and name. */
  static String id(Object document) {
    return at(document, "kind") + "/" + at(document, "metadata", "name");
  }

  private static Object merged(Object base, Object patch) {
    if (base instanceof Map<?, ?> below && patch instanceof Map<?, ?> above) {
      Map<Object, Object> all = new LinkedHashMap<>(below);
      above.forEach((key, value) -> {
        if (value == null) {
          all.remove(key);
        } else {
          all.merge(key, value, Kustomization::merged);
        }
      });
      return all;
    }
    Optional<String> identity = identity(patch);
    if (base instanceof List<?> below && identity.isPresent()) {
      Map<Object, Object> all = new LinkedHashMap<>();
      below.forEach(thing -> all.put(at(thing, identity.get()), thing));
      ((List<?>) patch)
          .forEach(thing -> all.merge(at(thing, identity.get()), thing, Kustomization::merged));
      return List.copyOf(all.values());
    }
    return patch;
  }

  private static Optional<String> identity(Object list) {
    return list instanceof List<?> things && !things.isEmpty() && things.getFirst() instanceof Map
        ? IDENTITIES.stream()
            .filter(key -> things.stream().allMatch(thing -> ((Map<?, ?>) thing).containsKey(key)))
            .findFirst()
        : Optional.empty();
  }

  /** Follows keys and places into a document; null where there is no such key. */
  static Object at(Object node, Object... path) {
    Object here = node;
    for (Object step : path) {
      here =
          step instanceof Integer i
              ? ((List<?>) here).get(i)
              : here == null ? null : ((Map<?, ?>) here).get(step);
    }
    return here;
  }

  /** The list there; empty where there is none. */
  static List<?> list(Object node, Object... path) {
    return Optional.ofNullable((List<?>) at(node, path)).orElse(List.of());
  }

  /** All of them by kind and name. */
  Map<String, Object> manifests() {
    return manifests;
  }

  /** By kind and name. */
  Object manifest(String id) {
    return Optional.ofNullable(manifests.get(id))
        .orElseThrow(() -> new AssertionError("no manifest: " + id));
  }

  /** The pods that a manifest makes. */
  Object pod(String id) {
    return at(manifest(id), "spec", "template", "spec");
  }

  /** Their one container. */
  Object container(String id) {
    return at(pod(id), "containers", 0);
  }

  /** Its command line. */
  Deployed command(String id) {
    List<String> words = new ArrayList<>();
    list(container(id), "command").forEach(word -> words.add(word.toString()));
    list(container(id), "args").forEach(word -> words.add(word.toString()));
    return Deployed.of(words);
  }

  /** Where its volumes are, with their names. */
  Map<String, String> mounted(String id) {
    Map<String, String> mounted = new LinkedHashMap<>();
    list(container(id), "volumeMounts")
        .forEach(m -> mounted.put(at(m, "mountPath").toString(), at(m, "name").toString()));
    return mounted;
  }

  /** The number of a named port. */
  int port(String id, String port) {
    return list(container(id), "ports").stream()
        .filter(p -> at(p, "name").equals(port))
        .mapToInt(p -> (Integer) at(p, "containerPort"))
        .findFirst()
        .orElseThrow();
  }
}
