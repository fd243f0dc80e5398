package lode.cli;

import picocli.CommandLine.Command;

/** {@code lode data}: market data in, checked and shown. */
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    description = "Imports, checks and shows market data.",
    subcommands = {DataImport.class, DataCheckCommand.class, DataInfo.class})
final class DataCommand {}
