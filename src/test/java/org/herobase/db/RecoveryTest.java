package org.herobase.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.herobase.OddDatabase;
import org.herobase.SqliteFile;
import org.herobase.db.Recovery.Missing;
import org.herobase.db.Recovery.Report;
import org.herobase.db.Recovery.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class RecoveryTest {
    private static final int PAGE = 1024;
    private static final String THOUSANDS =
            " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) ";

    @TempDir
    Path folder;

    private Path target;

    @Test
    void ofASoundDatabaseEverythingIsSaved() throws Exception {
        var odd = OddDatabase.in(folder);
        var report = recover(odd);
        assertThat(report.missing()).isEmpty();

        assertThat(report.isWhole()).isTrue();
        assertThat(dump(target)).isEqualTo(dump(odd));
        assertThat(IntegrityCheck.start(target).join().findings())
                .isEqualTo(IntegrityCheck.start(odd).join().findings());
    }

    @Test
    void rowsOnBothSidesOfDamagedPagesAreSaved() throws Exception {
        var file = thousands("CREATE TABLE t(id INTEGER PRIMARY KEY, a)", "CREATE INDEX i ON t(a)");
        var lost = damage(file, "t", 40, 41, 90);
        var report = recover(file);
        var rows = report.tables().getFirst();
        assertThat(lost).isPositive();
        assertThat(rows.saved()).isEqualTo(5000 - lost);
        assertThat(rows.lost()).isEqualTo(lost); // the index knows
        assertThat(rows.unread()).hasSize(2).allMatch(range -> range.contains("–"));
        assertSound();
        assertThat(query(target, "SELECT count(*) FROM t WHERE a IS NOT printf('%0100d', id)"))
                .containsExactly("0");
    }

    @Test
    void withoutAnIndexNobodyKnowsHowManyRowsAreLost() throws Exception {
        var file = thousands("CREATE TABLE t(id INTEGER PRIMARY KEY, a)");
        var lost = damage(file, "t", 0, 300);
        var report = recover(file);
        assertThat(report.tables()).singleElement().satisfies(rows -> {
            assertThat(rows.saved()).isEqualTo(5000 - lost);
            assertThat(rows.lost()).isNull();
        });
        assertThat(report.isWhole()).isFalse();
    }

    @Test
    void theFirstAndTheLastPageMayBeDamaged() throws Exception {
        var file = thousands("CREATE TABLE t(id INTEGER PRIMARY KEY, a)", "CREATE INDEX i ON t(a)");
        var pages = leaves(file, "t").size();
        var lost = damage(file, "t", 0, 1, pages / 2, pages - 1);
        var rows = recover(file).tables().getFirst();
        assertThat(rows.saved()).isEqualTo(5000 - lost);
        assertThat(rows.lost()).isEqualTo(lost);
    }

    @Test
    void rowsFarApartAreFoundToo() throws Exception {
        var file = SqliteFile.of(
                folder.resolve("sparse.db"),
                "PRAGMA page_size = " + PAGE,
                "CREATE TABLE t(a)",
                "INSERT INTO t(rowid, a)" + THOUSANDS + "SELECT (i - 2500) * 1000000007, printf('%0100d', i) FROM n");
        var lost = damage(file, "t", 60);

        assertThat(recover(file).tables().getFirst().saved()).isEqualTo(5000 - lost);
        assertThat(query(target, "SELECT count(*) FROM t WHERE rowid % 1000000007 <> 0"))
                .containsExactly("0");
    }

    @Test
    void aTableWithoutRowidIsReadFromBothEnds() throws Exception {
        var file = thousands("CREATE TABLE t(id INTEGER PRIMARY KEY, a) WITHOUT ROWID");
        var lost = damage(file, "t", 100);
        var rows = recover(file).tables().getFirst();
        assertThat(rows.saved()).isEqualTo(5000 - lost);
        assertSound();
    }

    @Test
    void aRowWhoseOverflowIsDamagedIsLostAlone() throws Exception {
        var file = thousands("CREATE TABLE t(id INTEGER PRIMARY KEY, a)", "CREATE INDEX i ON t(id)");
        SqliteFile.of(file, "UPDATE t SET a = zeroblob(9000) || 'x' WHERE id = 2000");
        var page = Long.parseLong(query(file, "SELECT max(pageno) FROM dbstat WHERE pagetype = 'overflow'")
                .getFirst());
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, (int) (page - 2) * PAGE, (int) (page - 1) * PAGE, (byte) 0x7f); // leads to a page far away
        Files.write(file, bytes);
        var rows = recover(file).tables().getFirst();
        assertThat(rows).isEqualTo(new Rows("t", 4999, 1L, List.of("2000")));
    }

    @Test
    void aTruncatedFileIsReadAsFarAsItGoes() throws Exception {
        var file = thousands("CREATE TABLE t(id INTEGER PRIMARY KEY, a)", "CREATE TABLE whole(a)");
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2 + 100));
        var report = recover(file);
        assertThat(report.tables()).extracting(Rows::table).containsExactly("t", "whole");
        assertThat(report.tables().getFirst().saved()).isBetween(2000L, 3000L);
        assertSound();
    }

    @Test
    void oneTableThatMakesNoSenseLeavesTheOthers() throws Exception {
        var file = thousands(
                "CREATE TABLE t(id INTEGER PRIMARY KEY, a)", "CREATE TABLE u(a)", "CREATE VIEW v AS SELECT 1");
        SqliteFile.of(
                file,
                "PRAGMA writable_schema = ON",
                "UPDATE sqlite_schema SET sql = 'CREATE TABLE u(' WHERE name = 'u'");
        assertThatThrownBy(() -> Database.open(file).read(Catalog::read).join())
                .satisfies(failure -> assertThat(Problem.of(failure)).isEqualTo(Problem.DAMAGED));
        var report = recover(file);
        assertThat(report.tables()).containsExactly(new Rows("t", 5000, 0L, List.of()));
        assertThat(report.missing()).extracting(Missing::name).containsExactly("u");
        assertThat(query(target, "SELECT * FROM v")).containsExactly("1");
    }

    @Test
    void noSqlOfTheFileIsRunButDefinitions() throws Exception {
        var file = SqliteFile.of(
                folder.resolve("evil.db"),
                "CREATE TABLE t(a, b DEFAULT (randomblob(10)))",
                "CREATE TABLE log(a)",
                "CREATE TABLE evil(a)",
                "INSERT INTO t VALUES (1, 2)",
                "CREATE TRIGGER r AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.a); END",
                "PRAGMA writable_schema = ON",
                "UPDATE sqlite_schema SET sql = 'CREATE TABLE evil AS SELECT * FROM t' WHERE name = 'evil'");
        var report = recover(file);
        assertThat(query(target, "SELECT count(*) FROM log")).containsExactly("0");
        assertThat(query(target, "SELECT name FROM sqlite_schema ORDER BY 1")).containsExactly("log", "r", "t");
        assertThat(report.missing()).extracting(Missing::name).containsExactly("evil");
    }

    @Test
    void theDamagedFileStaysAsItIs() throws Exception {
        var file = thousands("CREATE TABLE t(id INTEGER PRIMARY KEY, a)");
        damage(file, "t", 5);
        var before = Files.readAllBytes(file);
        recover(file);
        assertThat(file).hasBinaryContent(before);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("t.db", "recovered.db");
    }

    @Test
    void whatIsNoDatabaseLeavesNothing() throws Exception {
        var file = Files.writeString(folder.resolve("letter.db"), "Dear reader, this is a letter. ".repeat(200));
        assertThatThrownBy(() -> recover(file))
                .satisfies(failure -> assertThat(Problem.of(failure)).isEqualTo(Problem.NOT_A_DATABASE));
        assertOnlyThere(file);
    }

    @Test
    void aCancelledRecoveryLeavesNothing() throws Exception {
        var file = thousands("CREATE TABLE t(id INTEGER PRIMARY KEY, a)");
        var begun = new CountDownLatch(1);
        var cancelled = new CountDownLatch(1);
        var work = Recovery.start(file, folder.resolve("recovered.db"), _ -> {
            begun.countDown();
            try {
                cancelled.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        begun.await();
        work.cancel(true);
        cancelled.countDown();
        assertThatThrownBy(work::join).isInstanceOf(CancellationException.class);
        assertOnlyThere(file);
    }

    private void assertOnlyThere(Path file) {
        while (folder.toFile().list().length > 1) {
            Thread.onSpinWait(); // the timeout of the test ends it
        }
        assertThat(folder.toFile().list()).containsExactly(file.getFileName().toString());
    }

    private Report recover(Path file) {
        target = folder.resolve("recovered.db");
        return Recovery.start(file, target, _ -> {}).join();
    }

    private void assertSound() {
        assertThat(IntegrityCheck.start(target).join().findings()).isEmpty();
    }

    /** A database with five thousand rows in its table t. */
    private Path thousands(String... statements) {
        var all = new ArrayList<>(List.of("PRAGMA page_size = " + PAGE));
        all.addAll(List.of(statements));
        all.add("INSERT INTO t(id, a)" + THOUSANDS + "SELECT i, printf('%0100d', i) FROM n");
        return SqliteFile.of(folder.resolve("t.db"), all.toArray(String[]::new));
    }

    /** Spoils some of a table's leaf pages; gives the number of rows on them. */
    private static long damage(Path file, String table, int... which) throws Exception {
        var leaves = leaves(file, table);
        var bytes = Files.readAllBytes(file);
        var lost = 0L;
        for (var index : which) {
            var leaf = leaves.get(index).split("\\|");
            var page = Integer.parseInt(leaf[0]);
            lost += Long.parseLong(leaf[1]);
            Arrays.fill(bytes, (page - 1) * PAGE, page * PAGE, (byte) 0x5a);
        }
        Files.write(file, bytes);
        return lost;
    }

    /** "The DBSTAT Virtual Table": page number and number of rows of each leaf, in the order of the rows. */
    private static List<String> leaves(Path file, String table) throws Exception {
        return query(
                file,
                "SELECT pageno, ncell FROM dbstat WHERE pagetype = 'leaf' AND name = '" + table + "' ORDER BY path");
    }

    /** Everything in a database, with storage classes. */
    private static List<String> dump(Path file) throws Exception {
        var dump = new ArrayList<String>();
        var names =
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_stat%' ORDER BY name";
        for (var table : query(file, names)) {
            var quoted = '"' + table.replace("\"", "\"\"") + '"';
            var columns =
                    query(file, "SELECT name FROM pragma_table_xinfo('" + table.replace("'", "''") + "')").stream()
                            .map(column -> '"' + column.replace("\"", "\"\"") + '"')
                            .map(column ->
                                    "typeof(" + column + ") || hex(" + column + ") || coalesce(" + column + ", '')")
                            .toList();
            dump.add(table);
            if (!columns.isEmpty()) {
                dump.addAll(query(file, "SELECT " + String.join(", ", columns) + " FROM " + quoted).stream()
                        .sorted()
                        .toList());
            }
        }
        dump.addAll(query(
                file, "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"));
        return dump;
    }

    private static List<String> query(Path file, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var lines = new ArrayList<String>();
            while (rows.next()) {
                var values = new ArrayList<String>();
                for (var index = 1; index <= rows.getMetaData().getColumnCount(); index++) {
                    values.add(rows.getString(index));
                }
                lines.add(String.join("|", values));
            }
            return lines;
        }
    }
}
