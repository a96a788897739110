package org.herobase.house;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import org.herobase.Launcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The rules of the house. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the classes are read once
@Execution(ExecutionMode.CONCURRENT)
class ArchitectureTest {
    private static final String[] FEATURES = {
        "org.herobase.heroes..",
        "org.herobase.teams..",
        "org.herobase.tables..",
        "org.herobase.console..",
        "org.herobase.changes.."
    };

    private static final String OPENS = "new(Buffered|Byte|Input|Output).*|read(AllBytes|AllLines|String)|write.*"
            + "|lines|copy|mismatch|probeContentType";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.herobase");

    @Test
    void importsGoOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("app")
                .definedBy("org.herobase")
                .layer("shell")
                .definedBy("org.herobase.shell..")
                .optionalLayer("features")
                .definedBy(FEATURES)
                .layer("ui")
                .definedBy("org.herobase.ui..")
                .layer("rows")
                .definedBy("org.herobase.rows..")
                .optionalLayer("memory")
                .definedBy("org.herobase.memory..")
                .layer("undo")
                .definedBy("org.herobase.undo..")
                .layer("db")
                .definedBy("org.herobase.db..")
                .layer("sql")
                .definedBy("org.herobase.sql..")
                .whereLayer("app")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("shell")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("features")
                .mayOnlyBeAccessedByLayers("app", "shell")
                .whereLayer("ui")
                .mayOnlyBeAccessedByLayers("app", "shell", "features")
                .whereLayer("rows")
                .mayOnlyBeAccessedByLayers("app", "shell", "features", "ui")
                .whereLayer("memory")
                .mayOnlyBeAccessedByLayers("app", "shell", "features")
                .whereLayer("undo")
                .mayOnlyBeAccessedByLayers("app", "shell", "features", "ui", "rows")
                .whereLayer("db")
                .mayOnlyBeAccessedByLayers("app", "shell", "features", "ui", "rows", "undo", "memory")
                .check(classes);
    }

    @Test
    void featuresDoNotKnowEachOther() {
        slices().matching("org.herobase.(heroes|teams|tables|console|changes)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void thePartsOfTheConsoleDoNotGoInCircles() {
        slices().matching("org.herobase.(console..)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void theDatabaseSideHasNoJavaFx() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.herobase.sql..",
                        "org.herobase.db..",
                        "org.herobase.undo..",
                        "org.herobase.rows..",
                        "org.herobase.memory..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..", "org.fxmisc..")
                .check(classes);
    }

    @Test
    void onlyTheDatabaseSideAndTheConsoleSpeakJdbc() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.herobase.db..", "org.herobase.undo..", "org.herobase.console..")
                .and()
                .doNotHaveFullyQualifiedName("org.herobase.ui.ErrorText") // reads what SQLite said
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..")
                .check(classes);
    }

    /** What reads and writes journals, which nobody locks, and copies of a database that nobody else knows. */
    private static final String KEPT_FOR_UNDO =
            "org\\.herobase\\.undo\\.(RollbackJournal.*|JournalWriter|CommitJournals|PrivateCopy)";

    /** Closing a file again lets go of SQLite's locks on it ("How To Corrupt An SQLite Database File", 2.2). */
    @Test
    void onlySqliteOpensDatabaseFiles() {
        noClasses()
                .that()
                .resideInAnyPackage("org.herobase.db..", "org.herobase.undo..", "org.herobase.shell..")
                .and()
                .doNotHaveFullyQualifiedName("org.herobase.db.Draft") // to which no connection is open then
                .and()
                .haveNameNotMatching(KEPT_FOR_UNDO)
                .should()
                .callMethodWhere(target(owner(type(Files.class))).and(target(nameMatching(OPENS))))
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.(File(In|Out)putStream|File(Reader|Writer)|RandomAccessFile)"
                        + "|java\\.nio\\.channels\\.FileChannel")
                .check(classes);
    }

    @Test
    void onlyTheLauncherWritesToTheTerminal() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Launcher.class)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(classes);
    }
}
