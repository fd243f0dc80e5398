package lode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** S13: a build takes just what is written down, and can say what that is. */
class SupplyChainTest {
  private static final Set<String> THINGS = Set.of("dependency", "plugin", "path");
  private static final List<Element> POMS = new ArrayList<>();

  @BeforeAll
  static void read() throws Exception {
    for (String module : List.of(".", "operators", "engine")) {
      File pom = Deployed.root().resolve(module).resolve("pom.xml").toFile();
      POMS.add(
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(pom)
              .getDocumentElement());
    }
  }

  /** All elements below one, itself first. */
  private static List<Element> below(Element element) {
    List<Element> all = new ArrayList<>(List.of(element));
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        all.addAll(below(inner));
      }
    }
    return all;
  }

  private static Optional<String> text(Element element, String name) {
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeName().equals(name)) {
        return Optional.of(child.getTextContent().strip());
      }
    }
    return Optional.empty();
  }

  private static List<Element> things() {
    return POMS.stream()
        .flatMap(pom -> below(pom).stream())
        .filter(element -> THINGS.contains(element.getTagName()))
        .filter(element -> text(element, "artifactId").isPresent())
        .toList();
  }

  /** Whose version a parent or a bill of materials gives. */
  private static boolean isManaged(String group, Set<String> versioned, String artifact) {
    return versioned.contains(artifact)
        || group.equals("com.typesafe.akka")
        || group.startsWith("com.fasterxml.jackson")
        || group.startsWith("org.junit");
  }

  @Test
  void shouldNameEveryVersionExactlyS13() {
    Set<String> versioned = new HashSet<>();
    for (Element thing : things()) {
      text(thing, "version")
          .ifPresent(version -> {
            assertThat(version)
                .as(text(thing, "artifactId").orElseThrow())
                .matches("\\$\\{[\\w.]+}|\\d[\\w.-]*")
                .doesNotContain("SNAPSHOT");
            versioned.add(text(thing, "artifactId").orElseThrow());
          });
    }
    assertThat(versioned).hasSizeGreaterThan(30);
    for (Element thing : things()) {
      String artifact = text(thing, "artifactId").orElseThrow();
      if (text(thing, "version").isEmpty()) {
        assertThat(isManaged(text(thing, "groupId").orElse(""), versioned, artifact))
            .as("a version of " + artifact)
            .isTrue();
      }
    }
  }

  @Test
  void shouldStampArchivesWithAFixedTimeAndListWhatIsInThemS13() {
    List<Element> parent = below(POMS.getFirst());
    assertThat(parent.stream().map(Element::getTagName)).contains("project.build.outputTimestamp");
    Element sbom =
        parent.stream()
            .filter(element -> element.getTagName().equals("profile"))
            .filter(profile -> text(profile, "id").equals(Optional.of("sbom")))
            .findFirst()
            .orElseThrow();
    assertThat(sbom.getTextContent())
        .contains("cyclonedx-maven-plugin", "package", "makeAggregateBom");
  }
}
