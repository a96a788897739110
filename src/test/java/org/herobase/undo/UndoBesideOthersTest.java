package org.herobase.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.herobase.OtherProgram;
import org.herobase.SqliteFile;
import org.herobase.db.ConnectionThread;
import org.herobase.db.Database;
import org.herobase.db.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Undo takes back what was changed, nothing of others, and nothing is lost where it cannot. */
@Timeout(60)
class UndoBesideOthersTest {
    @TempDir
    private Path folder;

    private Path file;
    private Database database;
    private UndoLog log;
    private Sheet sheet;

    /** A console of the app. */
    private record Sheet(ConnectionThread connection, Recorder recorder) {
        void begin(String statement) {
            connection
                    .submit(sql -> {
                        sql.connection(jdbc -> {
                            if (statement.equals("VACUUM")) {
                                recorder.beginWholeChange(jdbc, true);
                            } else if (statement.matches("(CREATE|DROP)\\b.*")) {
                                recorder.beginSchemaChange(jdbc, true);
                            } else {
                                recorder.begin(jdbc, statement, true);
                            }
                            try (var running = jdbc.createStatement()) {
                                running.execute(statement);
                            }
                        });
                        return null;
                    })
                    .join();
        }

        void list(String title) {
            connection
                    .submit(sql -> {
                        sql.connection(jdbc -> recorder.list(jdbc, List.of(title)));
                        return null;
                    })
                    .join();
        }
    }

    @AfterEach
    void close() {
        database.close().join();
        log.close();
    }

    @Test
    void aCopyThatCannotComeBackWhileAnotherProgramReadsComesBackLater() {
        open(UndoLimits.DEFAULT, "CREATE TABLE t(a)", "INSERT INTO t VALUES (1)");
        var before = Dump.of(file);
        run("DROP TABLE t");
        try (var other = OtherProgram.on(file)) {
            other.execute("BEGIN", "CREATE TEMP TABLE seen AS SELECT * FROM sqlite_schema");
            assertThatThrownBy(this::undo)
                    .satisfies(failure -> assertThat(Problem.of(failure)).isEqualTo(Problem.LOCKED));
            assertThat(log.changes()).singleElement().matches(Change::isUndoable);
            other.execute("COMMIT");
        }
        undo();
        assertThat(Dump.of(file)).isEqualTo(before);
    }

    @Test
    void whatCannotBeUndoneWhileTheFileIsAwayIsUndoneWhenItIsBack() throws IOException {
        open(UndoLimits.DEFAULT, "CREATE TABLE t(a)", "INSERT INTO t VALUES (1)");
        var before = Dump.of(file);
        run("UPDATE t SET a = 2");
        Files.move(file, folder.resolve("aside.db"));
        assertThatThrownBy(this::undo)
                .satisfies(failure -> assertThat(Problem.of(failure)).isEqualTo(Problem.GONE));
        Files.move(folder.resolve("aside.db"), file);
        undo();
        assertThat(Dump.of(file)).isEqualTo(before);
    }

    @Test
    void afterVacuumNoRowIsTakenForAnother() {
        open(
                new UndoLimits(1_000, 1_000_000, 0),
                "CREATE TABLE t(name, status)",
                "INSERT INTO t VALUES ('a', 'open'), ('b', 'open'), ('c', 'done')");
        run("UPDATE t SET status = 'done' WHERE rowid = 2");
        run("DELETE FROM t WHERE rowid = 1");
        run("VACUUM");
        var after = Dump.of(file);
        assertThatThrownBy(this::undo).hasCauseInstanceOf(NeverUndoneException.class);
        assertThatThrownBy(this::undo).hasCauseInstanceOf(NumberedAnewException.class);
        assertThatThrownBy(this::undo).hasCauseInstanceOf(NumberedAnewException.class);
        assertThat(Dump.of(file)).isEqualTo(after);
    }

    @Test
    void vacuumIsUndoneFromACopyAndWithItTheNumbersOfTheRows() {
        open(
                UndoLimits.DEFAULT,
                "CREATE TABLE t(name, status)",
                "INSERT INTO t VALUES ('a', 'open'), ('b', 'open'), ('c', 'done')");
        var before = Dump.of(file);
        run("UPDATE t SET status = 'done' WHERE rowid = 2");
        run("DELETE FROM t WHERE rowid = 1");
        run("VACUUM");
        undo();
        undo();
        undo();
        assertThat(Dump.of(file)).isEqualTo(before);
    }

    @Test
    void rowsOfOneTransactionAreToldApartWhateverTheirKeysAre() {
        open(
                UndoLimits.DEFAULT,
                "CREATE TABLE p(sku TEXT PRIMARY KEY, a, b) WITHOUT ROWID",
                "CREATE TABLE n(id INTEGER PRIMARY KEY, m)",
                "INSERT INTO p VALUES ('x', 0, 0), ('y', 1, 0)",
                "INSERT INTO n VALUES (1, 0), (4294967297, 0)");
        var before = Dump.of(file);
        sheet.begin("BEGIN");
        sheet.begin("UPDATE p SET a = 1 WHERE sku = 'x'");
        sheet.begin("UPDATE p SET b = 2 WHERE sku = 'y'");
        sheet.begin("UPDATE n SET m = 1");
        sheet.begin("INSERT INTO n VALUES (3, 'm')");
        sheet.begin("COMMIT");
        sheet.list("all");
        assertThat(undo().left()).isZero();
        assertThat(Dump.of(file)).isEqualTo(before);
    }

    @Test
    void aViewThatReplacesTextDoesNotStandInTheWay() {
        open(UndoLimits.DEFAULT, "CREATE TABLE t(id INTEGER PRIMARY KEY, a, b)", "INSERT INTO t VALUES (1, 'x', 'y')");
        var before = Dump.of(file);
        run("UPDATE t SET a = 'z'");
        SqliteFile.of(file, "CREATE VIEW v AS SELECT replace(a, 'x', 'y') FROM t");
        undo();
        assertThat(Dump.of(file)).isEqualTo(before);
        log.redo().orElseThrow().join();
        undo();
        assertThat(Dump.of(file)).isEqualTo(before);
    }

    @Test
    void whatAnotherProgramHasDoneAlreadyIsNoLeaveToTakeItsRowsAlong() {
        open(
                UndoLimits.DEFAULT,
                "CREATE TABLE parent(id INTEGER PRIMARY KEY)",
                "CREATE TABLE child(id INTEGER PRIMARY KEY, p REFERENCES parent ON DELETE CASCADE)",
                "CREATE TABLE x(id INTEGER PRIMARY KEY)",
                "INSERT INTO x VALUES (5)");
        sheet.begin("BEGIN");
        sheet.begin("INSERT INTO parent VALUES (1)");
        sheet.begin("DELETE FROM x WHERE id = 5");
        sheet.begin("COMMIT");
        sheet.list("both");
        SqliteFile.of(file, "INSERT INTO x VALUES (5)", "INSERT INTO child VALUES (7, 1)");
        var after = Dump.of(file);
        assertThatThrownBy(this::undo).hasCauseInstanceOf(WouldChangeOthersException.class);
        assertThat(Dump.of(file)).isEqualTo(after);
    }

    @Test
    void twoSheetsThatRunAtTheSameTimeAreUndoneEachByItself() {
        open(UndoLimits.DEFAULT, "CREATE TABLE t(id INTEGER PRIMARY KEY, a)", "INSERT INTO t VALUES (1, 0), (2, 0)");
        var other = sheet();
        for (var value = 1; value < 4; value++) {
            sheet.begin("UPDATE t SET a = " + value + " WHERE id = 1");
            other.begin("UPDATE t SET a = " + value + " WHERE id = 2");
        }
        sheet.list("one");
        other.list("two");
        var last = log.changes().getFirst().title().equals("one") ? 1 : 2;
        undo();
        assertThat(Dump.of(file))
                .contains("rowid=" + last + "|id=integer:" + last + "|a=integer:0")
                .contains("rowid=" + (3 - last) + "|id=integer:" + (3 - last) + "|a=integer:3");
        undo();
        assertThat(Dump.of(file)).contains("rowid=1|id=integer:1|a=integer:0", "rowid=2|id=integer:2|a=integer:0");
    }

    @Test
    void aChangeThatComesBackIntoTheListIsBeforeLaterOnes() {
        open(UndoLimits.DEFAULT);
        var list = new ChangeList();
        list.add("", "first", List.of(), new Way.Never(), null);
        var first = list.take(true);
        list.add("", "second", List.of(), new Way.Never(), null);
        list.putBack(first, true);
        assertThat(list.done()).extracting(Change::title).containsExactly("second", "first");
    }

    @Test
    void changesThatCannotBeUndoneStayWhereTheyAreInTheList() {
        open(UndoLimits.DEFAULT);
        var list = new ChangeList();
        List.of("first", "second", "third").forEach(title -> list.add("", title, List.of(), new Way.Never(), null));
        list.giveUp(list.take(true), true);
        list.giveUp(list.take(true), true);
        assertThat(list.done()).extracting(Change::title).containsExactly("third", "second", "first");
        var first = list.take(true);
        list.takenBack(first, true, first, true);
        list.takenBack(list.take(false), false, first, true);
        assertThat(list.done()).extracting(Change::title).containsExactly("third", "second", "first");
    }

    private Reverted undo() {
        return log.undo().orElseThrow().join();
    }

    private void run(String statement) {
        sheet.begin(statement);
        sheet.list(statement);
        sheet.recorder().lookAnew();
    }

    private Sheet sheet() {
        return new Sheet(database.openConsole(), log.recorder(() -> "Sheet"));
    }

    private void open(UndoLimits limits, String... statements) {
        file = SqliteFile.of(folder.resolve("any.db"), statements);
        database = Database.open(file);
        log = new UndoLog(database, limits);
        sheet = sheet();
    }
}
