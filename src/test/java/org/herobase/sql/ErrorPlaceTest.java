package org.herobase.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.herobase.db.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorPlaceTest {
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("""
                CREATE TABLE t (a, b, g AS (a));
                CREATE TABLE "my table" (a);
                CREATE VIEW v AS SELECT a FROM t;
                CREATE VIEW broken AS SELECT a FROM missing;
                CREATE INDEX i ON t (a);
                """);
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    /** What is between the bars is marked; without them it is everything. */
    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '~', textBlock = """
        SELECT * «form» t
        SELECT a, «FROM» t, t
        SELECT a, (b), (c,«,»d) FROM t, t
        SELECT a = 1, b = «=» 2
        SELECT 'WHERE' FROM t WHERE «WHERE» 1 -- WHERE
        SELECT (a)«)» FROM (t)
        SELECT a || «||» b
        SELECT a FROM t GROUP «SELECT»
        CREATE TABLE x (a int, b «=» 1, c)
        CREATE TRIGGER x AFTER INSERT ON t BEGIN «END»
        DELETE «t»
        SELECT 1 «1»
        SELECT a FROM t 'a' «'b'»
        SELECT «'abc»
        SELECT «1a» FROM t
        SELECT 'x''1', «x'1'»
        SELECT 1 «\\» 2
        SELECT [a] + «[b»
        SELECT «!»1
        SELECT «(»
        SELECT a FROM t «WHERE» -- and then
        «PRAGMA»
        SELECT a, «x», x FROM t
        SELECT a AS b, «"x y".z» FROM t
        SELECT t.a, /* u.a */ 'u.a', «u . a» FROM t
        SELECT «[U]."A"» FROM t
        SELECT * FROM «nope»
        SELECT * FROM «main."nope"»
        SELECT nope FROM t JOIN «nope» USING (a)
        SELECT «nope.*» FROM t
        DROP VIEW «nope»
        DROP INDEX «nope»
        SELECT * FROM t INDEXED BY «nope»
        SELECT «a» FROM t x, t y
        SELECT 't.a', «t.a» FROM t JOIN t AS t
        SELECT nofn, 'nofn', «nofn»(1) FROM (SELECT 1 AS nofn)
        SELECT abs(1), «substr»(1)
        SELECT a FROM t WHERE «count»(*) > 1
        SELECT «row_number»() FROM t
        SELECT * FROM «pragma_table_info»('a', 'b', 'c')
        INSERT INTO t (a, «zz») VALUES (1, 2)
        INSERT INTO «t» VALUES (1)
        INSERT INTO t («g») VALUES (1)
        INSERT INTO «v» VALUES (1)
        UPDATE t SET «zz» = 1
        ALTER TABLE t DROP COLUMN «zz»
        CREATE TABLE «main.t» (a)
        CREATE TABLE «"T"» (a)
        CREATE TABLE x (a, b, «a»)
        CREATE INDEX «t» ON t (a)
        CREATE TABLE «sqlite_x» (a)
        CREATE TRIGGER x AFTER INSERT ON «nope» BEGIN SELECT 1; END
        DROP TABLE «v»
        WITH a AS (SELECT 1), «a» AS (SELECT 2) SELECT 1
        SELECT * FROM t JOIN t USING («zz»)
        SELECT 1 «LIMIT» 1 UNION SELECT 2
        SELECT a FROM t ORDER BY a COLLATE «nope»
        SELECT * FROM broken
        SELECT 1 UNION SELECT 1, 2
        SELECT 1 ORDER BY 5
        """)
    void marksThePlace(String marked) {
        var start = marked.indexOf('«');
        var sql = marked.replaceAll("[«»]", "");
        var place = ErrorPlace.of(sql, message(sql), this::message);
        var expected = start < 0 ? sql : marked.substring(start + 1, marked.indexOf('»'));
        assertThat(sql.substring(place.start(), place.end())).as(message(sql)).isEqualTo(expected);
        assertThat(place.start()).as(message(sql)).isEqualTo(Math.max(0, start));
    }

    @Test
    void marksEverythingWhereItCannotAsk() {
        assertThat(ErrorPlace.of("SELECT ,,", "near \",\": syntax error")).isEqualTo(new ErrorPlace(0, 9));
        assertThat(ErrorPlace.of("SELECT ,", "near \",\": syntax error")).isEqualTo(new ErrorPlace(7, 8));
        assertThat(ErrorPlace.of("SELECT 1", "UNIQUE constraint failed: t.a")).isEqualTo(new ErrorPlace(0, 8));
        assertThat(ErrorPlace.of("", "incomplete input")).isEqualTo(new ErrorPlace(0, 0));
    }

    @Test
    void asksLittleInALongStatement() {
        var sql = "VALUES (1" + ",2".repeat(10_000) + ",,3" + ",4".repeat(10_000) + ")";
        var asked = new AtomicInteger();
        var place = ErrorPlace.of(sql, message(sql), text -> {
            asked.incrementAndGet();
            return message(text);
        });
        assertThat(place.start()).isEqualTo(sql.indexOf(",,") + 1);
        assertThat(asked).hasValueLessThan(20);
    }

    private String message(String sql) {
        try (var _ = connection.prepareStatement(sql)) {
            return null;
        } catch (SQLException failure) {
            return Problem.message(failure);
        }
    }
}
