package dev.koan.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;

/** The rules of the house that Maven's edges between modules cannot check. */
@AnalyzeClasses(
        packages = "dev.koan",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
    private static final String[] API = {
        "dev.koan.problem..",
        "dev.koan.generation..",
        "dev.koan.coat..",
        "dev.koan.rollout..",
        "dev.koan.run.."
    };
    private static final String RUNTIME = "dev.koan.runtime..";
    private static final String PROBLEMS = "dev.koan.problems..";
    private static final String TRAINER = "dev.koan.train..";
    private static final String VIEWS = "dev.koan.views..";
    private static final String APP = "dev.koan.app..";

    private static final DescribedPredicate<JavaClass> IN_A_MODULE =
            resideInAnyPackage(API)
                    .or(resideInAnyPackage(RUNTIME, PROBLEMS, TRAINER, VIEWS, APP))
                    .as("in a package of a module");
    private static final DescribedPredicate<JavaClass> PLAIN_JAVA =
            resideInAnyPackage(API).or(resideInAnyPackage("java..", "org.jspecify.annotations"));
    private static final DescribedPredicate<JavaClass> NULL_MARKED =
            describe(
                    "in a @NullMarked package",
                    type -> type.getPackage().isAnnotatedWith(NullMarked.class));
    private static final DescribedPredicate<JavaCodeUnit> FREE_OF_OPTIONAL_PARAMETERS =
            describe(
                    "without an Optional among its parameters",
                    unit ->
                            unit.getRawParameterTypes().stream()
                                    .noneMatch(type -> type.isEquivalentTo(Optional.class)));

    @ArchTest static final ArchRule everyClassBelongsToAModule = classes().should(be(IN_A_MODULE));

    @ArchTest
    static final ArchRule modulesSeeOnlyWhatTheirArrowsAllow =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .withOptionalLayers(true)
                    .layer("api")
                    .definedBy(API)
                    .layer("djl")
                    .definedBy(RUNTIME)
                    .layer("sample-problems")
                    .definedBy(PROBLEMS)
                    .layer("trainer")
                    .definedBy(TRAINER)
                    .layer("visualizers")
                    .definedBy(VIEWS)
                    .layer("app")
                    .definedBy(APP)
                    .whereLayer("api")
                    .mayNotAccessAnyLayer()
                    .whereLayer("djl")
                    .mayOnlyAccessLayers("api")
                    .whereLayer("sample-problems")
                    .mayOnlyAccessLayers("api")
                    .whereLayer("trainer")
                    .mayOnlyAccessLayers("api", "djl", "sample-problems")
                    .whereLayer("visualizers")
                    .mayOnlyAccessLayers("api")
                    .whereLayer("app")
                    .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule theApiIsPlainJava =
            classes().that().resideInAnyPackage(API).should().onlyDependOnClassesThat(PLAIN_JAVA);

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("dev.koan.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule djlIsSpokenOnlyInTheRuntimeAndTheTrainer =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(RUNTIME, TRAINER)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("ai.djl..");

    @ArchTest
    static final ArchRule javaFxIsSpokenOnlyInTheViewsAndTheApp =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(VIEWS, APP)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx..", "org.fxmisc..", "org.controlsfx..");

    @ArchTest
    static final ArchRule threadsAreOwnedByTheAppAlone =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(APP)
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.util.concurrent.ExecutorService")
                    .orShould()
                    .callMethod(Thread.class, "start");

    @ArchTest
    static final ArchRule logsGoThroughSlf4j =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.util.logging..", "ch.qos.logback..");

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.koan.app.cli..")
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .callMethod(Throwable.class, "printStackTrace");

    @ArchTest static final ArchRule everyPackageIsNullMarked = classes().should(be(NULL_MARKED));

    @ArchTest
    static final ArchRule namesSayWhatAClassIs =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl)");

    // A component of a record is also what its accessor returns, and a field that changes may hold
    // what has not come yet.
    @ArchTest
    static final ArchRule optionalIsNeverAConstantField =
            fields().that()
                    .areFinal()
                    .and()
                    .areDeclaredInClassesThat()
                    .areNotRecords()
                    .should()
                    .notHaveRawType(Optional.class)
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule optionalIsNeverAskedForButByRecords =
            codeUnits()
                    .that()
                    .areNotPrivate()
                    .and()
                    .areDeclaredInClassesThat()
                    .areNotRecords()
                    .should(be(FREE_OF_OPTIONAL_PARAMETERS));

    /** Leaves out test classes of other modules, which are on the class path as a jar. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }
}
