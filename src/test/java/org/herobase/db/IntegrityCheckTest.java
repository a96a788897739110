package org.herobase.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.herobase.SqliteFile;
import org.herobase.db.IntegrityCheck.Finding;
import org.herobase.db.IntegrityCheck.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that SQLite itself made and someone spoiled. */
@Timeout(60)
class IntegrityCheckTest {
    @TempDir
    Path folder;

    @Test
    void aSoundDatabaseHasNoFindings() throws Exception {
        var file = SqliteFile.of(
                folder.resolve("sound.db"),
                "CREATE TABLE p(id INTEGER PRIMARY KEY)",
                "CREATE TABLE c(p REFERENCES p)",
                "INSERT INTO c VALUES (NULL)");
        assertThat(check(file)).isEqualTo(new IntegrityCheck(List.of(), true));
    }

    @Test
    void namesTheRowsWhoseForeignKeyPointsNowhere() throws Exception {
        var file = SqliteFile.of(
                folder.resolve("orphans.db"),
                "CREATE TABLE p(id INTEGER PRIMARY KEY)",
                "CREATE TABLE c(id INTEGER PRIMARY KEY, p REFERENCES p)",
                "CREATE TABLE \"plain, rowid\"(rowid, p REFERENCES p)",
                "CREATE TABLE k(a PRIMARY KEY, p REFERENCES p) WITHOUT ROWID",
                "CREATE TABLE x(p REFERENCES p(gone))",
                "INSERT INTO c VALUES (7000000000, 1), (8, NULL)",
                "INSERT INTO \"plain, rowid\"(_rowid_, p) VALUES (9, 1)",
                "INSERT INTO k VALUES ('a', 1)",
                "INSERT INTO x VALUES (1)");
        assertThat(check(file).findings())
                .contains(
                        new Finding(Kind.FOREIGN_KEY, "c", Map.of("id", 7_000_000_000L), "p"),
                        new Finding(Kind.FOREIGN_KEY, "plain, rowid", Map.of("_rowid_", 9L), "p"),
                        new Finding(Kind.FOREIGN_KEY, "k", Map.of(), "p"))
                .anySatisfy(finding -> {
                    assertThat(finding.kind()).isEqualTo(Kind.UNCHECKED);
                    assertThat(finding.table()).isEqualTo("x");
                })
                .hasSize(4);
    }

    @Test
    void namesWhatBreaksAConstraint() throws Exception {
        var file = SqliteFile.of(
                folder.resolve("broken.db"),
                "CREATE TABLE \"a.b\"(id INTEGER PRIMARY KEY, \"c.d\")",
                "INSERT INTO \"a.b\" VALUES (1, NULL)",
                "CREATE TABLE n(i INT)",
                "INSERT INTO n VALUES (-1)",
                "CREATE TABLE s(i)",
                "INSERT INTO s VALUES ('text')");
        spoilSchema(
                file,
                "UPDATE sqlite_schema SET sql = replace(sql, '\"c.d\"', '\"c.d\" NOT NULL') WHERE name = 'a.b'",
                "UPDATE sqlite_schema SET sql = 'CREATE TABLE n(i INT CHECK (i > 0))' WHERE name = 'n'",
                "UPDATE sqlite_schema SET sql = 'CREATE TABLE s(i INT) STRICT' WHERE name = 's'");
        var empty = new HashMap<String, Object>();
        empty.put("c.d", null);
        assertThat(check(file).findings())
                .containsExactlyInAnyOrder(
                        new Finding(Kind.NULL, "a.b", empty, "c.d"),
                        new Finding(Kind.CHECK, "n", Map.of(), ""),
                        new Finding(Kind.TYPE, "s", Map.of(), "i"));
    }

    @Test
    void namesAnIndexThatDoesNotHaveWhatItsTableHas() throws Exception {
        var file = SqliteFile.of(
                folder.resolve("index.db"), "CREATE TABLE t(a)", "CREATE INDEX i ON t(a)", "INSERT INTO t VALUES (1)");
        spoilSchema(file, "DELETE FROM sqlite_schema WHERE name = 'i'");
        SqliteFile.of(file, "INSERT INTO t VALUES (2), (2)");
        spoilSchema(file, "INSERT INTO sqlite_schema VALUES ('index', 'i', 't', 3, 'CREATE UNIQUE INDEX i ON t(a)')");
        assertThat(check(file).findings())
                .contains(new Finding(Kind.INDEX, "t", Map.of(), "i"))
                .allMatch(finding -> finding.table().equals("t"));
    }

    @Test
    void namesTheIndexOfADamagedPage() throws Exception {
        var file = SqliteFile.of(
                folder.resolve("damaged.db"),
                "PRAGMA page_size = 4096",
                "CREATE TABLE t(a)",
                "CREATE INDEX i ON t(a)",
                "INSERT INTO t VALUES (1), (2), (3)");
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 2 * 4096, 3 * 4096, (byte) 0x5a);
        Files.write(file, bytes);
        assertThat(check(file).findings()).contains(new Finding(Kind.DAMAGED_INDEX, "t", Map.of(), "i"));
    }

    @Test
    void namesTheTableOfADamagedPage() throws Exception {
        var file = SqliteFile.of(
                folder.resolve("damaged.db"),
                "PRAGMA page_size = 4096",
                "CREATE TABLE t(a)",
                "INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)"
                        + " SELECT printf('%0100d', i) FROM n");
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4 * 4096, 5 * 4096, (byte) 0x5a);
        Files.write(file, bytes);
        assertThat(check(file).findings()).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.DAMAGE);
            assertThat(finding.table()).isEqualTo("t");
        });
    }

    private static IntegrityCheck check(Path file) {
        return IntegrityCheck.start(file).join();
    }

    /** What no statement of another program does by mistake, but a damaged disk or a bad tool. */
    private static void spoilSchema(Path file, String... statements) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA writable_schema = ON");
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
