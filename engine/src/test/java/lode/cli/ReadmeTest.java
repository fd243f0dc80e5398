package lode.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README keeps up with the program. */
class ReadmeTest {
  private static String read(String file) throws IOException {
    return Files.readString(Path.of("..").resolve(file));
  }

  @Test
  void shouldNameEveryCommand() throws IOException {
    String readme = read("README.md");
    for (String command : Lode.commandLine().getSubcommands().keySet()) {
      assertThat(readme).contains("lode " + command);
    }
  }

  @Test
  void shouldNameEveryOptionOfMine() throws IOException {
    String readme = read("README.md");
    Lode.commandLine().getSubcommands().get("mine").getCommandSpec().options().stream()
        .filter(option -> !option.usageHelp() && !option.versionHelp())
        .forEach(option -> assertThat(readme).contains(option.longestName()));
  }

  @Test
  void shouldLinkOnlyToFilesThatExist() throws IOException {
    var links = java.util.regex.Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(read("README.md"));
    while (links.find()) {
      assertThat(Path.of("..").resolve(links.group(1))).exists();
    }
  }

  @Test
  void shouldNameOnlyTestsThatExist() throws IOException {
    String readme = read("README.md");
    var names = java.util.regex.Pattern.compile("`([A-Z]\\w+Test)`").matcher(readme);
    while (names.find()) {
      assertThat(testFile(names.group(1))).as(names.group(1)).isTrue();
    }
  }

  private static boolean testFile(String name) throws IOException {
    try (var files = Files.walk(Path.of(".."))) {
      return files.anyMatch(
          f -> f.endsWith(name + ".java") && f.toString().contains("src/test/java"));
    }
  }
}
