package io.studentpulse.pipeline.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.studentpulse.pipeline.analytics.Analytics;
import io.studentpulse.pipeline.table.Table;
import io.studentpulse.pipeline.table.TableRow;
import io.studentpulse.pipeline.event.Id;
import io.studentpulse.pipeline.student.ReadsCatalogue;
import io.studentpulse.pipeline.student.Settings;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The house rules that a machine can hold. */
@AnalyzeClasses(packages = "io.studentpulse.pipeline", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  /** The packages of the analytics: where the rules are that {@link Analytics} names. */
  private static final String[] ANALYTICS = Analytics.ALL.stream()
      .map(named -> named.analytic().getClass().getPackageName()).distinct().toArray(String[]::new);

  /** What rules are made of. */
  private static final String[] VALUES = {
      "..pipeline.student..", "..pipeline.study..", "..pipeline.streak..", "..pipeline.completion..", "..pipeline.history.."};

  private static final String[] PURE = Stream.of(ANALYTICS, VALUES).flatMap(Arrays::stream).toArray(String[]::new);

  private static final String[] STORES = {"..pipeline.sink..", "java.sql..", "javax.sql..", "org.postgresql..", "com.clickhouse.."};

  @ArchTest
  static final ArchRule PACKAGES_FORM_NO_CIRCLE = slices().matching("io.studentpulse.pipeline.(*)..").should().beFreeOfCycles();

  /** What values mean, what the contract says of them, the wire forms, and who tells the forms apart: each knows only those before it. */
  @ArchTest
  static final ArchRule READING_HAS_AN_ORDER = slices().matching("io.studentpulse.pipeline.source.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule THE_CONTRACT_KNOWS_NO_WIRE_FORM = noClasses().that().resideInAnyPackage("..source.contract..", "..source.values..")
      .should().dependOnClassesThat().resideInAnyPackage("..source.json..", "..source.avro..", "org.apache.avro..");

  /** The classes that start the job and put it together: what they use must not use them. */
  @ArchTest
  static final ArchRule NOTHING_KNOWS_WHO_PUTS_IT_TOGETHER = noClasses().that().resideInAPackage("io.studentpulse.pipeline.*..")
      .should().dependOnClassesThat().resideInAPackage("io.studentpulse.pipeline");

  @ArchTest
  static final ArchRule RULES_KNOW_NO_FLINK = noClasses().that().resideInAnyPackage(PURE)
      .should().dependOnClassesThat().resideInAnyPackage(
          "org.apache.flink..", "org.apache.kafka..", "java.net..", "java.nio.file..", "..pipeline.source..", "..pipeline.operator..");

  /** {@code migrate} is a program of its own, that lays out the stores before the job runs. */
  @ArchTest
  static final ArchRule ONLY_SINKS_KNOW_A_STORE = noClasses().that().resideInAPackage("io.studentpulse.pipeline.*..")
      .and().resideOutsideOfPackages("..pipeline.sink..", "..pipeline.migrate..")
      .should().dependOnClassesThat().resideInAnyPackage(STORES);

  @ArchTest
  static final ArchRule RULES_KNOW_NO_CLOCK = noClasses().that().resideInAnyPackage(PURE)
      .should().callMethod(System.class, "currentTimeMillis")
      .orShould().callMethod(System.class, "nanoTime")
      .orShould().callMethod(java.time.Instant.class, "now")
      .orShould().callMethod(java.time.LocalDate.class, "now")
      .orShould().dependOnClassesThat().areAssignableTo(java.time.Clock.class);

  /** What two of them share is a value of its own: {@code streak}, {@code completion}, {@code study}. */
  @ArchTest
  static final ArchRule ANALYTICS_DO_NOT_KNOW_EACH_OTHER = slices().matching("io.studentpulse.pipeline.(*)..").namingSlices("$1")
      .should().notDependOnEachOther()
      .ignoreDependency(DescribedPredicate.alwaysTrue(), resideOutsideOfPackages(ANALYTICS))
      .ignoreDependency(resideOutsideOfPackages(ANALYTICS), DescribedPredicate.alwaysTrue());

  /** Only the count of what is given in order can be checked. */
  @ArchTest
  static final ArchRule ROWS_ARE_SAID_BY_NAME = noClasses()
      .should().callMethod(TableRow.class, "upsert", Table.class, long.class, Object[].class);

  /** Whoever looks something up that the catalogue may say otherwise tomorrow has to be shown again then. */
  @ArchTest
  static void whoLooksUpTheCatalogueIsShownAgainWhenItChanges(JavaClasses classes) {
    Set<String> shownAgain = Analytics.ALL.stream().filter(named -> named.analytic() instanceof ReadsCatalogue)
        .map(named -> named.analytic().getClass().getPackageName()).collect(Collectors.toSet());
    noClasses().that().resideInAnyPackage(ANALYTICS).and().resideOutsideOfPackages(shownAgain.toArray(String[]::new))
        .should().callMethod(Settings.class, "catalogue").orShould().callMethod(Settings.class, "passMarkPercent", Id.class).check(classes);
  }

  @ArchTest
  static final ArchRule NO_JUNK_DRAWERS = noClasses().should().haveSimpleNameEndingWith("Util")
      .orShould().haveSimpleNameEndingWith("Utils").orShould().haveSimpleNameEndingWith("Helper")
      .orShould().haveSimpleNameEndingWith("Manager").orShould().haveSimpleNameStartingWith("Base");

  @ArchTest
  static final ArchRule NOTHING_IS_SERIALISED_BY_JAVA_BUT_CONFIGURATION = noClasses().should().dependOnClassesThat()
      .haveFullyQualifiedName("java.io.ObjectInputStream");
}
