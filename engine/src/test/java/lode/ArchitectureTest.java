package lode;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import lode.journal.Stamp;
import lode.tls.Lab;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds the arrows between the packages: each may see only those before it in its list. */
@AnalyzeClasses(packages = "lode", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /** From the ground up; an arrow may only point to an earlier one. */
  private static final List<String> FLOORS =
      List.of(
          "panel",
          "simd",
          "operator",
          "formula",
          "evaluation",
          "journal",
          "statistics",
          "market",
          "ledger",
          "evolution",
          "tls",
          "cluster",
          "backtest",
          "timing",
          "validation",
          "combination",
          "library",
          "run",
          "report",
          "bench",
          "http",
          "cli");

  private static final Set<String> WALL_CLOCK =
      Set.of(
          "System.currentTimeMillis",
          "Instant.now",
          "LocalDate.now",
          "LocalTime.now",
          "LocalDateTime.now",
          "OffsetDateTime.now",
          "ZonedDateTime.now",
          "Year.now",
          "Clock.systemUTC",
          "Clock.systemDefaultZone",
          "Clock.system",
          "ZoneId.systemDefault",
          "TimeZone.getDefault",
          "Date.<init>",
          "Calendar.getInstance");

  @TestFactory
  List<DynamicTest> shouldOnlyPointDownwards() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("lode");
    return FLOORS.stream()
        .map(floor -> DynamicTest.dynamicTest(floor, () -> downwards(floor).check(classes)))
        .toList();
  }

  private static ArchRule downwards(String floor) {
    String[] above =
        FLOORS.subList(FLOORS.indexOf(floor) + 1, FLOORS.size()).stream()
            .map(name -> "lode." + name + "..")
            .toArray(String[]::new);
    return above.length == 0
        ? noClasses().that().resideInAPackage("nowhere").should().bePublic().allowEmptyShould(true)
        : noClasses()
            .that()
            .resideInAPackage("lode." + floor + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(above)
            .allowEmptyShould(true);
  }

  @ArchTest
  static final ArchRule SIMD_IS_THE_ONE_SEAM_TO_THE_VECTOR_API =
      only("jdk.incubator.vector..", "lode.simd..");

  @ArchTest
  static final ArchRule EVOLUTION_ALONE_KNOWS_JENETICS = only("io.jenetics..", "lode.evolution..");

  @ArchTest
  static final ArchRule EVOLUTION_ALONE_KNOWS_CHRONICLE = only("net.openhft..", "lode.evolution..");

  @ArchTest
  static final ArchRule CLUSTER_AND_ITS_WIRING_ALONE_KNOW_AKKA =
      only("akka..", "lode.cluster..", "lode.cli..");

  @ArchTest
  static final ArchRule MARKET_AND_TIMING_ALONE_KNOW_TA4J =
      only("org.ta4j..", "lode.market..", "lode.timing..");

  @ArchTest
  static final ArchRule LIBRARY_ALONE_KNOWS_ITS_DATABASE =
      noClasses()
          .that()
          .resideOutsideOfPackage("lode.library..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jdbi..", "org.flywaydb..", "com.zaxxer..", "org.sqlite..");

  @ArchTest static final ArchRule MARKET_ALONE_KNOWS_DUCKDB = only("org.duckdb..", "lode.market..");

  @ArchTest
  static final ArchRule OPERATORS_STAND_ON_THE_JDK_ALONE =
      classes()
          .that()
          .resideInAnyPackage(
              Arrays.stream(new String[] {"panel", "simd", "operator", "formula", "evaluation"})
                  .map(name -> "lode." + name + "..")
                  .toArray(String[]::new))
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "jdk..", "lode..");

  /** So no result and no decision depends on it: {@link Stamp} gives out nothing but text. */
  @ArchTest
  static final ArchRule NOBODY_COUNTS_WITH_THE_WALL_CLOCK_F27 =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Stamp.class, Lab.class)
          .and()
          .haveNameNotMatching("lode\\.cli\\.(Status|Top)Command")
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe(
                  "reads the wall clock or asks where it hangs",
                  access ->
                      WALL_CLOCK.contains(
                          access.getTargetOwner().getSimpleName() + "." + access.getName())))
          .because("clocks jump; time spans are System.nanoTime's, times of day are for people");

  @ArchTest
  static final ArchRule PACKAGES_FORM_NO_CYCLE =
      SlicesRuleDefinition.slices().matching("lode.(*)..").should().beFreeOfCycles();

  private static ArchRule only(String library, String... users) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(users)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }
}
