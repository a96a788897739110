package org.herobase.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.herobase.sql.Script.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        SELECT | select 1
        PRAGMA | PRAGMA user_version
        ''     | (SELECT 1)
        ''     | "select" 1
        ''     | .tables
        CREATE | CREATE TABLE t AS SELECT 1
        EXPLAIN | EXPLAIN WITH a AS (SELECT 1) DELETE FROM t
        WITH   | WITH
        WITH   | WITH a AS (SELECT 1) SELEC 1
        WITH   | WITH a(x) AS (SELECT 1
        INSERT | WITH a(x) AS (SELECT 1), b AS (VALUES (2)) INSERT INTO t SELECT * FROM a
        SELECT | with "delete" as (select 1) select * from "delete"
        SELECT | WITH replace(x) AS (SELECT 1) SELECT * FROM replace
        REPLACE | WITH replace AS (SELECT 1) REPLACE INTO t SELECT * FROM replace
        UPDATE | WITH RECURSIVE a AS NOT MATERIALIZED (SELECT (1) UNION SELECT 2) UPDATE t SET a = 1
        DELETE | WITH a("select", [update]) AS (SELECT 1, 2) DELETE FROM t WHERE b IN (SELECT 1)
        VALUES | WITH a AS (SELECT 1) VALUES (1)
        """)
    void knowsTheVerbs(String verb, String sql) {
        assertThat(Script.of(sql).statements().getFirst().verb()).isEqualTo(verb);
    }

    @Test
    void movesAStatement() {
        assertThat(Script.of(" SELECT 1").statements().getFirst().movedBy(10))
                .isEqualTo(new Statement("SELECT 1", "SELECT", 11, 19));
    }

    /** The bar is the caret. */
    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '~', textBlock = """
        |SELECT 1; SELECT 2               @ SELECT 1
        SEL|ECT 1; SELECT 2               @ SELECT 1
        SELECT 1|; SELECT 2               @ SELECT 1
        SELECT 1;| SELECT 2               @ SELECT 1
        SELECT 1; |SELECT 2               @ SELECT 2
        SELECT 1;|SELECT 2                @ SELECT 2
        SELECT 1; SELECT 2|               @ SELECT 2
        SELECT 1;  |  ^SELECT 2           @ SELECT 1
        SELECT 1; -- on|e^SELECT 2        @ SELECT 1
        SELECT 1;^|SELECT 2               @ SELECT 2
        SELECT 1;^|^SELECT 2              @ SELECT 2
        SELECT 1;^-- t|wo^SELECT 2        @ SELECT 2
        SELECT 1;^^SELECT 2;^^|           @ SELECT 2
        SELECT 1^^|;^SELECT 2             @ SELECT 1
        SELECT 1^^;|^SELECT 2             @ SELECT 1
        SELECT 1^ -- it's; |^;^SELECT 2   @ SELECT 1
        ^|^SELECT 1                       @ SELECT 1
        SELECT ';|'; SELECT 2             @ SELECT ';'
        SELECT 1;^.tab|les^SELECT 2       @ .tables
        .tables^|SELECT 2                 @ SELECT 2
        """)
    void findsTheStatementAtTheCaret(String text, String expected) {
        var caret = text.indexOf('|');
        var script = Script.of(text.replace("|", "").replace('^', '\n'));
        assertThat(script.statementAt(caret)).map(Statement::sql).contains(expected);
    }

    @Test
    void findsNoStatementWhereThereIsNone() {
        assertThat(Script.of(" -- nothing").statementAt(3)).isEmpty();
    }
}
