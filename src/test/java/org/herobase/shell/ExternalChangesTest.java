package org.herobase.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.herobase.OtherProgram;
import org.herobase.db.Database;
import org.herobase.db.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** What is noticed of other programs, without a window. */
@Timeout(60)
class ExternalChangesTest {
    @TempDir
    private Path folder;

    private final FxRobot robot = new FxRobot();
    private final List<String> told = new ArrayList<>();
    private Database database;
    private ExternalChanges changes;
    private boolean isShown = true;
    private boolean isReady = true;

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        database = Database.create(folder.resolve("heroes.db"), true);
        robot.interact(() -> changes = new ExternalChanges(database, () -> isShown, () -> isReady, listener()));
    }

    @AfterEach
    void close() {
        robot.interact(() -> changes.close());
        database.close().join();
    }

    @Test
    void aChangeByAnotherProgramIsNoticedWithinSeconds() throws Exception {
        try (var other = OtherProgram.on(database.file())) {
            settled();
            other.execute("UPDATE hero SET age = 1 WHERE id = 1");
            eventually(() -> told.equals(List.of("others")));
            other.execute("UPDATE hero SET age = 2 WHERE id = 1");
            eventually(() -> told.equals(List.of("others", "others")));
        }
    }

    @Test
    void aChangeOfOurOwnIsNeverTakenForAnothers() throws Exception {
        settled();
        for (var age = 0; age < 50; age++) {
            var sql = "UPDATE hero SET age = " + age + " WHERE id = 1";
            var work = database.write(context -> context.execute(sql));
            robot.interact(changes::look); // before, while or after it is committed
            work.join();
            robot.interact(changes::look);
        }
        var console = database.openConsole();
        console.submit(context -> context.execute("DELETE FROM heroteamlink")).join();
        eventually(() -> told.contains("perhaps others"));
        assertThat(told).doesNotContain("others");
    }

    @Test
    void aChangeThatIsToldAlreadyIsNotToldAgain() throws Exception {
        settled();
        database.write(context -> context.execute("UPDATE hero SET age = 1 WHERE id = 1"))
                .join();
        robot.interact(changes::ownChange);
        settled();
        settled();
        assertThat(told).isEmpty();
    }

    @Test
    void whileTheWindowIsHiddenNobodyLooks() throws Exception {
        settled();
        robot.interact(() -> isShown = false);
        try (var other = OtherProgram.on(database.file())) {
            other.execute("UPDATE hero SET age = 1 WHERE id = 1");
            var before = told.size();
            // Longer than the next look would take to come.
            other.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000000) "
                    + "SELECT count(*) FROM n");
            assertThat(told).hasSize(before);
            robot.interact(() -> isShown = true);
            eventually(() -> told.contains("others"));
        }
    }

    @Test
    void aChangeThatCannotBeShownIsToldLater() throws Exception {
        settled();
        robot.interact(() -> isReady = false);
        try (var other = OtherProgram.on(database.file())) {
            other.execute("UPDATE hero SET age = 1 WHERE id = 1");
            settled();
            assertThat(told).isEmpty();
            robot.interact(() -> isReady = true);
            eventually(() -> told.equals(List.of("others")));
            robot.interact(changes::tellAgain);
            eventually(() -> told.equals(List.of("others", "others")));
        }
    }

    @Test
    void aFileThatIsMovedIsToldAlsoWhereAChangeCannotBeShown() throws Exception {
        settled();
        robot.interact(() -> isReady = false);
        Files.move(database.file(), folder.resolve("aside.db"));
        eventually(() -> told.contains(Problem.GONE.name()));
    }

    @Test
    void aFileThatIsMovedIsToldUntilItIsBack() throws Exception {
        settled();
        Files.move(database.file(), folder.resolve("aside.db"));
        eventually(() -> told.contains(Problem.GONE.name()));
        Files.move(folder.resolve("aside.db"), database.file());
        eventually(() -> told.getLast().equals("back"));
    }

    private ExternalChanges.Listener listener() {
        return new ExternalChanges.Listener() {
            @Override
            public void changed(boolean byOthers) {
                told.add(byOthers ? "others" : "perhaps others");
            }

            @Override
            public void failed(Throwable failure) {
                told.add(failure == null ? "back" : Problem.of(failure).name());
            }
        };
    }

    /** Waits until what was begun before has been looked at. */
    private void settled() throws Exception {
        for (var look = 0; look < 2; look++) {
            robot.interact(changes::look);
            database.dataVersion().get(10, TimeUnit.SECONDS); // comes after it, on the same thread
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    private void eventually(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> robot.interact(() -> {}) != null
                        && WaitForAsyncUtils.asyncFx(condition).get());
    }
}
