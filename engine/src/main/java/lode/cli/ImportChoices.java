package lode.cli;

import java.util.List;
import lode.market.ImportOptions;
import picocli.CommandLine.Option;

/** The options of an import, shared by the commands that import. */
final class ImportChoices {
  @Option(
      names = "--technical",
      split = ",",
      paramLabel = "<field>",
      description =
          "Technical fields to compute: names such as rsi_14,macd_12_26; all; or none (default).")
  private List<String> technical = List.of();

  @Option(
      names = "--market",
      defaultValue = "auto",
      description =
          "Whose price limits hold: cn, none, or auto: by the look of the symbols (default).")
  private String market;

  @Option(
      names = "--fields",
      split = ",",
      paramLabel = "<column>",
      description = "Further columns to keep (default: all numeric ones).")
  private List<String> fields = List.of();

  ImportOptions options() {
    return new ImportOptions(technical, market, fields);
  }
}
