package lode.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lode.library.Factor;
import lode.library.FactorLibrary;
import lode.library.LibraryAddress;
import lode.run.RunDirectory;
import lode.run.SettingsException;
import picocli.CommandLine.Option;

/** The library that is looked at: one by its address, that of a run, or those of all runs. */
final class LibraryChoice {
  @Option(
      names = "--library",
      paramLabel = "<library>",
      description = "A file, or jdbc:postgresql://host/database.")
  private String library;

  @Option(
      names = "--run",
      paramLabel = "<run>",
      description = "The library of one run (default: those of all runs).")
  private String run;

  /** Whether one library is named. */
  boolean named() {
    return library != null;
  }

  /** Its address, where one is named. */
  String address() {
    return library;
  }

  /** Refuses a library that is not there: looking at it would make it. */
  static void require(String address) {
    if (!LibraryAddress.of(address).exists()) {
      throw new SettingsException(
          "no such library: library="
              + address
              + " remedy=lode mine, add or import with --library makes one");
    }
  }

  /** The factors, in order of their entry. */
  List<Factor> factors() {
    if (library != null) {
      require(library);
      try (FactorLibrary opened = FactorLibrary.open(library)) {
        return opened.all();
      }
    }
    List<RunDirectory> runs =
        run == null ? RunDirectory.all(Path.of("runs")) : List.of(RunDirectory.of(run));
    Map<String, Factor> factors = new LinkedHashMap<>();
    for (RunDirectory directory : runs) {
      try (FactorLibrary opened = FactorLibrary.open(directory.library())) {
        opened.all().forEach(f -> factors.put(f.run() + " " + f.fid(), f));
      }
    }
    return List.copyOf(factors.values());
  }
}
