package org.herobase.console.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.herobase.SqliteFile;
import org.herobase.db.ConnectionThread;
import org.herobase.db.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultOriginTest {
    @TempDir
    private Path folder;

    private Database database;
    private ConnectionThread console;

    @BeforeEach
    void open() {
        database = Database.open(SqliteFile.of(
                folder.resolve("t.db"),
                "CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b, c AS (a || b))",
                "CREATE TABLE pair(x TEXT, y TEXT, z, PRIMARY KEY (x, y)) WITHOUT ROWID",
                "CREATE TABLE free(a, b)",
                "CREATE TABLE tricky(rowid, a)",
                "CREATE VIEW v AS SELECT * FROM t",
                "INSERT INTO t(id, a, b) VALUES (1, 'a', 'b')"));
        console = database.openConsole();
    }

    @AfterEach
    void close() {
        console.close().join();
        database.close().join();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT * FROM t                        | id,a,b,c",
                "SELECT b, a AS b, id AS a FROM t       | b,a,id",
                "SELECT ID, upper(a), \"A\" FROM main.t | id,null,a",
                "SELECT rowid, a FROM t WHERE b = 'b'   | id,a",
                "SELECT oid, b FROM free                | rowid,b",
                "SELECT z, y, x FROM pair ORDER BY z    | z,y,x",
                "SELECT oid, * FROM tricky              | NO_KEY",
                "SELECT a, b FROM t                     | NO_KEY",
                "SELECT * FROM free                     | NO_KEY",
                "SELECT x, z FROM pair                  | NO_KEY",
                "SELECT * FROM v                        | VIEW",
                "SELECT * FROM t, free                  | JOIN",
                "SELECT DISTINCT * FROM t               | DISTINCT",
                "SELECT * FROM sqlite_schema            | SYSTEM",
                "SELECT count(*) FROM t                 | AGGREGATE",
            })
    void knowsTheColumnsOfATable(String sql, String expected) {
        assertThat(words(sql)).isEqualTo(expected);
    }

    @Test
    void takesATemporaryTableForNoneOfTheFile() {
        console.submit(sql -> sql.execute("CREATE TEMP TABLE t(id INTEGER PRIMARY KEY, a TEXT)"))
                .join();
        assertThat(words("SELECT * FROM t")).isEqualTo("ELSEWHERE");
        assertThat(words("SELECT * FROM temp.t")).isEqualTo("ELSEWHERE");
        assertThat(words("SELECT * FROM main.t")).isEqualTo("ELSEWHERE");
    }

    @Test
    void takesATableOfAnAttachedDatabaseForNoneOfTheFile() {
        console.submit(sql -> sql.execute("ATTACH ':memory:' AS other")).join();
        console.submit(sql -> sql.execute("CREATE TABLE other.only(id INTEGER PRIMARY KEY)"))
                .join();
        assertThat(words("SELECT * FROM only")).isEqualTo("ELSEWHERE");
    }

    private String words(String sql) {
        var query = new QueryRun(console).run(sql, 10).query().orElseThrow();
        return switch (query.runner()
                .read(context -> ResultOrigin.read(context, query))
                .join()) {
            case ResultOrigin.Other(var reason, var _) -> reason;
            case ResultOrigin.OneTable one ->
                String.join(
                        ",",
                        one.columns().stream()
                                .map(column -> column == null ? "null" : column.name())
                                .toList());
        };
    }
}
