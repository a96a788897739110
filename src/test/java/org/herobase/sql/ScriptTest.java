package org.herobase.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.herobase.sql.Script.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptTest {
    private static final String TRIGGER =
            "CREATE TRIGGER grow AFTER INSERT ON hero BEGIN UPDATE hero SET age = 1; DELETE FROM team; END";
    private static final String TRIGGER_WITH_CASE = """
        create temp trigger if not exists t after update of age on hero when new.age > 1 begin
          select case when new.age > 2 then case new.id when 1 then 'a;b' end end;
          insert into log values (case 1 when 1 then 2 end);
        end\
        """;

    static Stream<Arguments> scripts() {
        return Stream.of(
                split(""),
                split(";"),
                split(" ; \n ;\t;"),
                split("-- only a comment"),
                split("/* only ; a comment */"),
                split("/* unclosed ; comment"),
                split("\uFEFFSELECT 1", "SELECT 1"),
                split("SELECT 1", "SELECT 1"),
                split("SELECT 1;", "SELECT 1"),
                split("SELECT 1;\0;\0SELECT 2", "SELECT 1", "SELECT 2"),
                split("SELECT 1;;SELECT 2", "SELECT 1", "SELECT 2"),
                split("  SELECT 1 ;\r\n\tSELECT 2  ", "SELECT 1", "SELECT 2"),
                split("SELECT ';'; SELECT 2", "SELECT ';'", "SELECT 2"),
                split("SELECT 'it''s;'; SELECT 2", "SELECT 'it''s;'", "SELECT 2"),
                split("SELECT '''';SELECT ''", "SELECT ''''", "SELECT ''"),
                split("SELECT 'unclosed; SELECT 2", "SELECT 'unclosed; SELECT 2"),
                split("SELECT '--'; SELECT 2", "SELECT '--'", "SELECT 2"),
                split("SELECT '/*'; SELECT '*/'", "SELECT '/*'", "SELECT '*/'"),
                split("SELECT x'00;'; SELECT 2", "SELECT x'00;'", "SELECT 2"),
                split("SELECT \"a;b\"; SELECT 2", "SELECT \"a;b\"", "SELECT 2"),
                split("SELECT \"a\"\";b\"; SELECT 2", "SELECT \"a\"\";b\"", "SELECT 2"),
                split("SELECT `a;b`; SELECT 2", "SELECT `a;b`", "SELECT 2"),
                split("SELECT `a``;`; SELECT 2", "SELECT `a``;`", "SELECT 2"),
                split("SELECT [a;b]; SELECT 2", "SELECT [a;b]", "SELECT 2"),
                split("SELECT [a'b]; SELECT 2", "SELECT [a'b]", "SELECT 2"),
                split("SELECT [unclosed; SELECT 2", "SELECT [unclosed; SELECT 2"),
                split("-- a; b\nSELECT 1 -- c; d\n; -- e", "SELECT 1"),
                split("SELECT 1 -- it's\n; SELECT 2", "SELECT 1", "SELECT 2"),
                split("SELECT 1 /* ; ' */ + 2; SELECT 3", "SELECT 1 /* ; ' */ + 2", "SELECT 3"),
                split("SELECT 1 /* unclosed ; SELECT 2", "SELECT 1"),
                split("SELECT 1 /*/; SELECT 2 */; SELECT 3", "SELECT 1", "SELECT 3"),
                split("SELECT 1 - -1; SELECT 4 / 2", "SELECT 1 - -1", "SELECT 4 / 2"),
                split("SELECT 1 --\n;SELECT 2", "SELECT 1", "SELECT 2"),
                split("SELECT 1e-5;SELECT .5;SELECT 0x1F", "SELECT 1e-5", "SELECT .5", "SELECT 0x1F"),
                split("SELECT 0xe-- comment\n;SELECT 2", "SELECT 0xe", "SELECT 2"),
                split("SELECT ?1, :a, @b, $c; SELECT ?", "SELECT ?1, :a, @b, $c", "SELECT ?"),
                split("SELECT 'ä'; SELECT größe FROM \"ö;\"", "SELECT 'ä'", "SELECT größe FROM \"ö;\""),
                split("BEGIN; INSERT INTO t VALUES (1); END", "BEGIN", "INSERT INTO t VALUES (1)", "END"),
                split("BEGIN; COMMIT; SELECT 1", "BEGIN", "COMMIT", "SELECT 1"),
                split("SELECT CASE 1 WHEN 1 THEN 2 END; SELECT 2", "SELECT CASE 1 WHEN 1 THEN 2 END", "SELECT 2"),
                split(TRIGGER, TRIGGER),
                split(TRIGGER + "; SELECT 1;", TRIGGER, "SELECT 1"),
                split(TRIGGER_WITH_CASE + "; SELECT 1", TRIGGER_WITH_CASE, "SELECT 1"),
                split(
                        "/* x */ " + TRIGGER.replace("CREATE TRIGGER", "CREATE/**/TEMPORARY\nTRIGGER") + ";SELECT 1",
                        TRIGGER.replace("CREATE TRIGGER", "CREATE/**/TEMPORARY\nTRIGGER"),
                        "SELECT 1"),
                split(
                        TRIGGER.replace("; END", ";-- so\n END") + " ; SELECT 1",
                        TRIGGER.replace("; END", ";-- so\n END"),
                        "SELECT 1"),
                split("EXPLAIN " + TRIGGER + "; SELECT 1", "EXPLAIN " + TRIGGER, "SELECT 1"),
                split("EXPLAIN QUERY PLAN SELECT 1; SELECT 2", "EXPLAIN QUERY PLAN SELECT 1", "SELECT 2"),
                split("CREATE TRIGGER broken; SELECT 1", "CREATE TRIGGER broken", "SELECT 1"),
                split(
                        "CREATE TRIGGER t AFTER INSERT ON h BEGIN END; SELECT 1",
                        "CREATE TRIGGER t AFTER INSERT ON h BEGIN END",
                        "SELECT 1"),
                split(
                        "CREATE TRIGGER t AFTER INSERT ON h BEGIN SELECT 1; SELECT 2;",
                        "CREATE TRIGGER t AFTER INSERT ON h BEGIN SELECT 1; SELECT 2;"),
                split(
                        "CREATE TRIGGER t AFTER INSERT ON h BEGIN SELECT \"end\"; SELECT 'x; END'; END; SELECT 2",
                        "CREATE TRIGGER t AFTER INSERT ON h BEGIN SELECT \"end\"; SELECT 'x; END'; END",
                        "SELECT 2"),
                split("CREATE TABLE trigger_log (a, b); SELECT 1", "CREATE TABLE trigger_log (a, b)", "SELECT 1"),
                split("DROP TRIGGER t; SELECT 1", "DROP TRIGGER t", "SELECT 1"),
                split("CREATE VIEW v AS SELECT 1; SELECT 2", "CREATE VIEW v AS SELECT 1", "SELECT 2"));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void findsTheStatements(String text, List<String> expected) {
        var statements = Script.of(text).statements();
        assertThat(statements).extracting(Statement::sql).isEqualTo(expected);
        for (var statement : statements) {
            assertThat(text.substring(statement.start(), statement.end())).isEqualTo(statement.sql());
        }
    }

    @Test
    void knowsTheVerbs() {
        var script = Script.of("""
            select 1; -- INSERT
            WITH a(x) AS (SELECT 1), b AS (VALUES (2)) INSERT INTO t SELECT * FROM a;
            with "delete" as (select 1) select * from "delete";
            PRAGMA user_version; (SELECT 1); WITH\
            """);
        assertThat(script.statements())
                .extracting(Statement::verb)
                .containsExactly("SELECT", "INSERT", "SELECT", "PRAGMA", "", "WITH");
    }

    @Test
    void movesAStatement() {
        assertThat(Script.of(" SELECT 1").statements().getFirst().movedBy(10))
                .isEqualTo(new Statement("SELECT 1", "SELECT", 11, 19));
    }

    @Test
    void losesNothingOfRandomText() {
        var random = new Random(7);
        var pieces = List.of(
                "'",
                "\"",
                "`",
                "[",
                "]",
                ";",
                "--",
                "\n",
                "/*",
                "*/",
                " ",
                "a",
                "1",
                "BEGIN",
                "END",
                "CREATE ",
                "TRIGGER ",
                "CASE ",
                "x'",
                "ä",
                ".",
                "e-",
                "\0");
        for (var round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (var i = random.nextInt(30); i > 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            checkCoverage(text.toString());
        }
    }

    @Test
    void putsRandomScriptsBackTogether() {
        var random = new Random(8);
        var known = List.of(
                "SELECT 1",
                "SELECT ';'",
                "SELECT \"a;\"",
                TRIGGER,
                TRIGGER_WITH_CASE,
                "BEGIN",
                "END",
                "COMMIT",
                "INSERT INTO t VALUES ('it''s', [a;])",
                "SELECT /* ; */ 1");
        var gaps = List.of(";", " ; ", ";\n", "; -- a;b'\n", ";/* c; */", "/**/;;\n;");
        for (var round = 0; round < 5_000; round++) {
            var expected = new ArrayList<String>();
            var text = new StringBuilder(random.nextBoolean() ? "-- start;\n" : "");
            for (var i = random.nextInt(8); i > 0; i--) {
                expected.add(known.get(random.nextInt(known.size())));
                text.append(expected.getLast()).append(gaps.get(random.nextInt(gaps.size())));
            }
            assertThat(Script.of(text.toString()).statements())
                    .extracting(Statement::sql)
                    .isEqualTo(expected);
        }
    }

    /** Tokens lie side by side; statements do not overlap; between them is nothing that SQLite would read. */
    private static void checkCoverage(String text) {
        var at = 0;
        for (var token : SqlToken.of(text)) {
            assertThat(token.start()).as(text).isEqualTo(at);
            assertThat(token.end()).as(text).isGreaterThan(at);
            at = token.end();
        }
        assertThat(at).isEqualTo(text.length());
        var uncovered = new StringBuilder();
        at = 0;
        for (var statement : Script.of(text).statements()) {
            assertThat(statement.start()).as(text).isGreaterThanOrEqualTo(at);
            uncovered.append(text, at, statement.start()).append('\n');
            at = statement.end();
        }
        uncovered.append(text, at, text.length());
        var left = uncovered.toString().replaceAll("(?s)/\\*.*?(\\*/|$)|--[^\n]*(\n|$)", "");
        if (!uncovered.toString().matches("(?s).*(--.*/\\*|/\\*.*--).*")) { // comments in comments are beyond the regex
            assertThat(left).as(text).matches("[ \n;\0]*");
        }
    }

    private static Arguments split(String text, String... statements) {
        return Arguments.of(text, List.of(statements));
    }
}
