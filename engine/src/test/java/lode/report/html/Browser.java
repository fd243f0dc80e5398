package lode.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A browser without a window that draws a page of this machine; the picture stays for people. */
final class Browser {
  private static final List<String> NAMES =
      List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");
  private static final Path PICTURES = Path.of("target", "screenshots");

  private Browser() {}

  /** The picture, also in {@code target/screenshots}; skips the test where there is no browser. */
  static byte[] screenshot(Path page, String name, boolean dark)
      throws IOException, InterruptedException {
    Optional<Path> browser = find();
    assumeTrue(browser.isPresent(), "no browser here: looked for " + NAMES);
    Files.createDirectories(PICTURES);
    Path picture = PICTURES.resolve(name + ".png").toAbsolutePath();
    Files.deleteIfExists(picture);
    List<String> command =
        new ArrayList<>(
            List.of(
                browser.get().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--disable-background-networking",
                "--window-size=1200,5000",
                "--screenshot=" + picture));
    if (dark) {
      command.add("--blink-settings=preferredColorScheme=0");
    }
    command.add(page.toUri().toString());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("browser ended").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readAllBytes(picture);
  }

  private static Optional<Path> find() {
    return NAMES.stream()
        .flatMap(name ->
            Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
