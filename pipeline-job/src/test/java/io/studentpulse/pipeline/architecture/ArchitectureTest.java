package io.studentpulse.pipeline.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.studentpulse.pipeline.progress.CourseCompletion;
import io.studentpulse.pipeline.progress.LessonSet;

/** The house rules that a machine can hold. */
@AnalyzeClasses(packages = "io.studentpulse.pipeline", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] PURE = {
      "..pipeline.student..", "..pipeline.video..", "..pipeline.session..", "..pipeline.streak..", "..pipeline.risk..", "..pipeline.progress..",
      "..pipeline.assessment..", "..pipeline.day..", "..pipeline.mastery..", "..pipeline.community..", "..pipeline.study.."};

  private static final String[] QUESTIONS = {
      "..pipeline.video..", "..pipeline.session..", "..pipeline.risk..", "..pipeline.progress..", "..pipeline.assessment..", "..pipeline.day..",
      "..pipeline.mastery..", "..pipeline.community.."};

  @ArchTest
  static final ArchRule RULES_KNOW_NO_FLINK_AND_NO_STORE = noClasses().that().resideInAnyPackage(PURE)
      .should().dependOnClassesThat().resideInAnyPackage(
          "org.apache.flink..", "org.apache.kafka..", "java.sql..", "java.net..", "java.nio.file..", "..pipeline.sink..", "..pipeline.source..",
          "..pipeline.operator..");

  @ArchTest
  static final ArchRule RULES_KNOW_NO_CLOCK = noClasses().that().resideInAnyPackage(PURE)
      .should().callMethod(System.class, "currentTimeMillis")
      .orShould().callMethod(System.class, "nanoTime")
      .orShould().callMethod(java.time.Instant.class, "now")
      .orShould().callMethod(java.time.LocalDate.class, "now")
      .orShould().dependOnClassesThat().areAssignableTo(java.time.Clock.class);

  @ArchTest
  static final ArchRule QUESTIONS_DO_NOT_KNOW_EACH_OTHER = slices().matching("io.studentpulse.pipeline.(*)..").namingSlices("$1")
      .should().notDependOnEachOther()
      .ignoreDependency(DescribedPredicate.alwaysTrue(), resideOutsideOfPackages(QUESTIONS))
      .ignoreDependency(resideOutsideOfPackages(QUESTIONS), DescribedPredicate.alwaysTrue())
      // Completed means the same wherever it is asked.
      .ignoreDependency(DescribedPredicate.alwaysTrue(), type(CourseCompletion.class).or(type(LessonSet.class)));

  @ArchTest
  static final ArchRule NO_JUNK_DRAWERS = noClasses().should().haveSimpleNameEndingWith("Util")
      .orShould().haveSimpleNameEndingWith("Utils").orShould().haveSimpleNameEndingWith("Helper")
      .orShould().haveSimpleNameEndingWith("Manager").orShould().haveSimpleNameStartingWith("Base");

  @ArchTest
  static final ArchRule NOTHING_IS_SERIALISED_BY_JAVA_BUT_CONFIGURATION = noClasses().should().dependOnClassesThat()
      .haveFullyQualifiedName("java.io.ObjectInputStream");
}
