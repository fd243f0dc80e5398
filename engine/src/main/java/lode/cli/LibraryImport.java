package lode.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lode.library.Factor;
import lode.library.FactorDatabase;
import lode.library.FactorFile;
import lode.market.DataException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lode library import}. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Adds factors of a JSON export, or of a library of JSON lines.")
final class LibraryImport implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Mixin private DatabaseChoice library;

  @Parameters(
      paramLabel = "<file>",
      description = "What lode library export --format json wrote, or a library.jsonl.")
  private Path file;

  @Option(
      names = "--replace",
      description = "Also those that the library has already, in place of what it has.")
  private boolean replace;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("no such file: file=" + file);
    }
    int added = 0;
    int replaced = 0;
    int kept = 0;
    List<Factor> factors = factors();
    try (FactorDatabase opened = library.make()) {
      for (Factor factor : factors) {
        boolean known = opened.find(factor.fid()).isPresent();
        if (!known || replace) {
          opened.put(factor);
        }
        added += known ? 0 : 1;
        replaced += known && replace ? 1 : 0;
        kept += known && !replace ? 1 : 0;
      }
    }
    PrintWriter screen = spec.commandLine().getOut();
    screen.printf("imported: added=%d replaced=%d kept=%d%n", added, replaced, kept);
    screen.flush();
    return ExitCode.OK;
  }

  private List<Factor> factors() throws IOException {
    String text = Files.readString(file).stripLeading();
    if (!text.startsWith("[")) {
      return FactorFile.open(file).all();
    }
    try {
      return List.of(JSON.readValue(text, Factor[].class));
    } catch (JsonProcessingException e) {
      throw new DataException(
          "not an export of factors: file=" + file + " reason=" + e.getOriginalMessage(), e);
    }
  }
}
