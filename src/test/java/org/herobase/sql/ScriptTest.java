package org.herobase.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
                split("nothing", ""),
                split("a semicolon", ";"),
                split("only semicolons", " ; \n ;\t;"),
                split("only blanks", " \t\r\n\f"),
                split("only a line comment", "-- only a comment"),
                split("only a line comment with a semicolon", "-- a; b"),
                split("only a block comment", "/* only ; a comment */"),
                split("only an unclosed comment", "/* unclosed ; comment"),
                split("a comment opened by the last characters", "SELECT 1; /*", "SELECT 1"),
                split("a line comment opened by the last characters", "SELECT 1; --", "SELECT 1"),
                split("a byte order mark", "\uFEFFSELECT 1", "SELECT 1"),
                split("byte order marks between", "SELECT 1;\uFEFF\uFEFFSELECT 2", "SELECT 1", "SELECT 2"),
                split("a byte order mark within a name", "SELECT a\uFEFFb; SELECT 2", "SELECT a\uFEFFb", "SELECT 2"),
                split("no semicolon", "SELECT 1", "SELECT 1"),
                split("one semicolon", "SELECT 1;", "SELECT 1"),
                split("NUL between statements", "SELECT 1;\0;\0SELECT 2", "SELECT 1", "SELECT 2"),
                split("NUL within a statement", "SELECT\0 1; SELECT 2", "SELECT\0 1", "SELECT 2"),
                split("NUL in a string", "SELECT 'a\0;b'; SELECT 2", "SELECT 'a\0;b'", "SELECT 2"),
                split("an empty statement between", "SELECT 1;;SELECT 2", "SELECT 1", "SELECT 2"),
                split("blanks around", "  SELECT 1 ;\r\n\tSELECT 2  ", "SELECT 1", "SELECT 2"),
                split("line ends of Windows", "SELECT 1\r\nFROM t;\r\nSELECT 2;\r\n", "SELECT 1\r\nFROM t", "SELECT 2"),
                split("line ends of Windows behind a comment", "SELECT 1 -- a;\r\n; SELECT 2", "SELECT 1", "SELECT 2"),
                split("line ends of old Macs, which end no comment", "-- a\rSELECT 1;\nSELECT 2", "SELECT 2"),
                split("a vertical tab behind a space", "SELECT 1; \013 SELECT 2", "SELECT 1", "SELECT 2"),
                split("a semicolon in a string", "SELECT ';'; SELECT 2", "SELECT ';'", "SELECT 2"),
                split("a doubled quote", "SELECT 'it''s;'; SELECT 2", "SELECT 'it''s;'", "SELECT 2"),
                split("a string of one quote", "SELECT '''';SELECT ''", "SELECT ''''", "SELECT ''"),
                split("strings side by side", "SELECT ''';''';SELECT 2", "SELECT ''';'''", "SELECT 2"),
                split("a backslash, which escapes nothing", "SELECT '\\'; SELECT 2", "SELECT '\\'", "SELECT 2"),
                split("a string over lines", "SELECT 'a;\n;b'; SELECT 2", "SELECT 'a;\n;b'", "SELECT 2"),
                split("an unclosed string", "SELECT 'unclosed; SELECT 2", "SELECT 'unclosed; SELECT 2"),
                split(
                        "an unclosed string with a doubled quote at the end",
                        "SELECT 'a''; SELECT 2",
                        "SELECT 'a''; SELECT 2"),
                split("a line comment in a string", "SELECT '--'; SELECT 2", "SELECT '--'", "SELECT 2"),
                split("a block comment in strings", "SELECT '/*'; SELECT '*/'", "SELECT '/*'", "SELECT '*/'"),
                split(
                        "quotes in other quotes",
                        "SELECT '\"', \"'\", `\"'`, ['`\"]; SELECT 2",
                        "SELECT '\"', \"'\", `\"'`, ['`\"]",
                        "SELECT 2"),
                split("a BLOB", "SELECT x'00ff'; SELECT X'AB'", "SELECT x'00ff'", "SELECT X'AB'"),
                split("a semicolon in a BLOB", "SELECT x'00;'; SELECT 2", "SELECT x'00;'", "SELECT 2"),
                split("an unclosed BLOB", "SELECT x'00; SELECT 2", "SELECT x'00; SELECT 2"),
                split(
                        "a name that ends with x before a string",
                        "SELECT max'a;'; SELECT 2",
                        "SELECT max'a;'",
                        "SELECT 2"),
                split("a quoted name", "SELECT \"a;b\"; SELECT 2", "SELECT \"a;b\"", "SELECT 2"),
                split(
                        "a quoted name with a doubled quote",
                        "SELECT \"a\"\";b\"; SELECT 2",
                        "SELECT \"a\"\";b\"",
                        "SELECT 2"),
                split("an empty quoted name", "SELECT \"\"; SELECT 2", "SELECT \"\"", "SELECT 2"),
                split("an unclosed quoted name", "SELECT \"a; SELECT 2", "SELECT \"a; SELECT 2"),
                split("a name in backticks", "SELECT `a;b`; SELECT 2", "SELECT `a;b`", "SELECT 2"),
                split("a name in backticks with a doubled one", "SELECT `a``;`; SELECT 2", "SELECT `a``;`", "SELECT 2"),
                split("a name in brackets", "SELECT [a;b]; SELECT 2", "SELECT [a;b]", "SELECT 2"),
                split("a quote in brackets", "SELECT [a'b]; SELECT 2", "SELECT [a'b]", "SELECT 2"),
                split("brackets, which do not nest", "SELECT [a[;]; SELECT 2", "SELECT [a[;]", "SELECT 2"),
                split("brackets, which are not doubled", "SELECT [a]]; SELECT 2", "SELECT [a]]", "SELECT 2"),
                split("an unclosed bracket", "SELECT [unclosed; SELECT 2", "SELECT [unclosed; SELECT 2"),
                split("comments around", "-- a; b\nSELECT 1 -- c; d\n; -- e", "SELECT 1"),
                split("a quote in a line comment", "SELECT 1 -- it's\n; SELECT 2", "SELECT 1", "SELECT 2"),
                split("a comment within", "SELECT 1 /* ; ' */ + 2; SELECT 3", "SELECT 1 /* ; ' */ + 2", "SELECT 3"),
                split("an unclosed comment", "SELECT 1 /* unclosed ; SELECT 2", "SELECT 1"),
                split(
                        "a slash that does not close its comment",
                        "SELECT 1 /*/; SELECT 2 */; SELECT 3",
                        "SELECT 1",
                        "SELECT 3"),
                split("comments, which do not nest", "SELECT 1 /* /* ; */ ; SELECT 2 */", "SELECT 1", "SELECT 2 */"),
                split("a line comment in a block comment", "SELECT 1 /* -- */; SELECT 2", "SELECT 1", "SELECT 2"),
                split("a block comment in a line comment", "SELECT 1 -- /*\n; SELECT 2 -- */", "SELECT 1", "SELECT 2"),
                split("a comment with stars", "SELECT 1 /***;***/; SELECT 2", "SELECT 1", "SELECT 2"),
                split("the smallest comment", "SELECT/**/1;/**/SELECT 2", "SELECT/**/1", "SELECT 2"),
                split(
                        "a comment at the end of a semicolon's line",
                        "SELECT 1; -- one; two\nSELECT 2",
                        "SELECT 1",
                        "SELECT 2"),
                split(
                        "operators that look like comments",
                        "SELECT 1 - -1; SELECT 4 / 2; SELECT 1 * / 2",
                        "SELECT 1 - -1",
                        "SELECT 4 / 2",
                        "SELECT 1 * / 2"),
                split("an empty line comment", "SELECT 1 --\n;SELECT 2", "SELECT 1", "SELECT 2"),
                split("minus and a comment", "SELECT 1---1;\n;SELECT 2", "SELECT 1", "SELECT 2"),
                split("arrows", "SELECT a->'$;', b->>'$'; SELECT 2", "SELECT a->'$;', b->>'$'", "SELECT 2"),
                split("numbers", "SELECT 1e-5;SELECT .5;SELECT 0x1F", "SELECT 1e-5", "SELECT .5", "SELECT 0x1F"),
                split(
                        "numbers with separators",
                        "SELECT 1_000.5_0e+1_0; SELECT 0xff_ff",
                        "SELECT 1_000.5_0e+1_0",
                        "SELECT 0xff_ff"),
                split(
                        "a comment behind a hexadecimal number",
                        "SELECT 0xe-- comment;\n;SELECT 2",
                        "SELECT 0xe",
                        "SELECT 2"),
                split(
                        "a comment behind an unfinished exponent",
                        "SELECT 1e-- comment;\n;SELECT 2",
                        "SELECT 1e",
                        "SELECT 2"),
                split("a number with a dot at its end", "SELECT 1.; SELECT 2", "SELECT 1.", "SELECT 2"),
                split("parameters", "SELECT ?1, :a, @b, $c, #d; SELECT ?", "SELECT ?1, :a, @b, $c, #d", "SELECT ?"),
                split("a parameter of Tcl's kind", "SELECT $a::b(c;d); SELECT 2", "SELECT $a::b(c;d)", "SELECT 2"),
                split("an unclosed parameter of Tcl's kind", "SELECT $a(c; SELECT 2", "SELECT $a(c; SELECT 2"),
                split(
                        "signs that are no parameters",
                        "SELECT :; SELECT @; SELECT $; SELECT 2",
                        "SELECT :",
                        "SELECT @",
                        "SELECT $",
                        "SELECT 2"),
                split(
                        "letters beyond ASCII",
                        "SELECT 'ä'; SELECT größe FROM \"ö;\"",
                        "SELECT 'ä'",
                        "SELECT größe FROM \"ö;\""),
                split("names of other scripts", "SELECT 名前 FROM 表; SELECT имя", "SELECT 名前 FROM 表", "SELECT имя"),
                split("an emoji as a name", "SELECT 😀 FROM t; SELECT '😀;'", "SELECT 😀 FROM t", "SELECT '😀;'"),
                split(
                        "a space that does not break, a letter for SQLite",
                        "SELECT 1\u00A0; SELECT 2",
                        "SELECT 1\u00A0",
                        "SELECT 2"),
                split("characters that SQLite refuses", "SELECT ! ^ \\ { }; SELECT 2", "SELECT ! ^ \\ { }", "SELECT 2"),
                split(
                        "a transaction ended by END",
                        "BEGIN; INSERT INTO t VALUES (1); END",
                        "BEGIN",
                        "INSERT INTO t VALUES (1)",
                        "END"),
                split("a transaction ended by COMMIT", "BEGIN; COMMIT; SELECT 1", "BEGIN", "COMMIT", "SELECT 1"),
                split(
                        "a transaction with all words",
                        "BEGIN IMMEDIATE TRANSACTION; END TRANSACTION; SELECT 1",
                        "BEGIN IMMEDIATE TRANSACTION",
                        "END TRANSACTION",
                        "SELECT 1"),
                split(
                        "savepoints",
                        "SAVEPOINT a; ROLLBACK TO a; RELEASE a",
                        "SAVEPOINT a",
                        "ROLLBACK TO a",
                        "RELEASE a"),
                split(
                        "CASE",
                        "SELECT CASE 1 WHEN 1 THEN 2 END; SELECT 2",
                        "SELECT CASE 1 WHEN 1 THEN 2 END",
                        "SELECT 2"),
                split(
                        "an unclosed CASE",
                        "SELECT CASE 1 WHEN 1 THEN 2; SELECT 2",
                        "SELECT CASE 1 WHEN 1 THEN 2",
                        "SELECT 2"),
                split("parentheses left open", "SELECT (1; SELECT 2)", "SELECT (1", "SELECT 2)"),
                split(
                        "a column called end",
                        "SELECT end, begin FROM trigger; SELECT 2",
                        "SELECT end, begin FROM trigger",
                        "SELECT 2"),
                split(
                        "a table called trigger",
                        "CREATE TABLE trigger (begin, end); SELECT 1",
                        "CREATE TABLE trigger (begin, end)",
                        "SELECT 1"),
                split(
                        "a table called trigger in quotes",
                        "CREATE TABLE \"trigger\" (a); SELECT 1",
                        "CREATE TABLE \"trigger\" (a)",
                        "SELECT 1"),
                split(
                        "a table whose name begins with trigger",
                        "CREATE TABLE trigger_log (a, b); SELECT 1",
                        "CREATE TABLE trigger_log (a, b)",
                        "SELECT 1"),
                split(
                        "a temporary table called trigger",
                        "CREATE TEMP TABLE IF NOT EXISTS trigger (a); SELECT 1",
                        "CREATE TEMP TABLE IF NOT EXISTS trigger (a)",
                        "SELECT 1"),
                split(
                        "an index on a table called trigger",
                        "CREATE INDEX begin ON trigger (end); SELECT 1",
                        "CREATE INDEX begin ON trigger (end)",
                        "SELECT 1"),
                split("DROP TRIGGER", "DROP TRIGGER t; SELECT 1", "DROP TRIGGER t", "SELECT 1"),
                split("a view", "CREATE VIEW v AS SELECT 1; SELECT 2", "CREATE VIEW v AS SELECT 1", "SELECT 2"),
                split(
                        "a virtual table",
                        "CREATE VIRTUAL TABLE f USING fts5(a, tokenize = 'porter;'); SELECT 1",
                        "CREATE VIRTUAL TABLE f USING fts5(a, tokenize = 'porter;')",
                        "SELECT 1"),
                split("a trigger", TRIGGER, TRIGGER),
                split("a trigger and more", TRIGGER + "; SELECT 1;", TRIGGER, "SELECT 1"),
                split("a trigger with CASE", TRIGGER_WITH_CASE + "; SELECT 1", TRIGGER_WITH_CASE, "SELECT 1"),
                split(
                        "triggers one after the other",
                        TRIGGER + ";" + TRIGGER_WITH_CASE + ";\n" + TRIGGER,
                        TRIGGER,
                        TRIGGER_WITH_CASE,
                        TRIGGER),
                split(
                        "a trigger with a comment in its first words",
                        "/* x */ CREATE/**/TEMPORARY\nTRIGGER grow AFTER INSERT ON hero BEGIN UPDATE hero SET age = 1; DELETE FROM team; END;SELECT 1",
                        "CREATE/**/TEMPORARY\nTRIGGER grow AFTER INSERT ON hero BEGIN UPDATE hero SET age = 1; DELETE FROM team; END",
                        "SELECT 1"),
                split(
                        "a trigger with a comment before END",
                        "CREATE TRIGGER grow AFTER INSERT ON hero BEGIN UPDATE hero SET age = 1; DELETE FROM team;-- so\n END ; SELECT 1",
                        "CREATE TRIGGER grow AFTER INSERT ON hero BEGIN UPDATE hero SET age = 1; DELETE FROM team;-- so\n END",
                        "SELECT 1"),
                split(
                        "END in a comment of a trigger",
                        "CREATE TRIGGER grow AFTER INSERT ON hero BEGIN UPDATE hero SET age = 1; DELETE FROM team;/* END; */ END ; SELECT 1",
                        "CREATE TRIGGER grow AFTER INSERT ON hero BEGIN UPDATE hero SET age = 1; DELETE FROM team;/* END; */ END",
                        "SELECT 1"),
                split(
                        "a trigger in mixed case",
                        "cReAtE tRiGgEr t after insert on h bEgIn select 1; eNd; SELECT 1",
                        "cReAtE tRiGgEr t after insert on h bEgIn select 1; eNd",
                        "SELECT 1"),
                split("EXPLAIN of a trigger", "EXPLAIN " + TRIGGER + "; SELECT 1", "EXPLAIN " + TRIGGER, "SELECT 1"),
                split(
                        "EXPLAIN QUERY PLAN of a trigger",
                        "EXPLAIN QUERY PLAN " + TRIGGER + "; SELECT 1",
                        "EXPLAIN QUERY PLAN " + TRIGGER,
                        "SELECT 1"),
                split(
                        "EXPLAIN QUERY PLAN",
                        "EXPLAIN QUERY PLAN SELECT 1; SELECT 2",
                        "EXPLAIN QUERY PLAN SELECT 1",
                        "SELECT 2"),
                split(
                        "a trigger without a body",
                        "CREATE TRIGGER broken; SELECT 1",
                        "CREATE TRIGGER broken",
                        "SELECT 1"),
                split(
                        "a trigger with an empty body",
                        "CREATE TRIGGER t AFTER INSERT ON h BEGIN END; SELECT 1",
                        "CREATE TRIGGER t AFTER INSERT ON h BEGIN END",
                        "SELECT 1"),
                split(
                        "a trigger without END",
                        "CREATE TRIGGER t AFTER INSERT ON h BEGIN SELECT 1; SELECT 2;",
                        "CREATE TRIGGER t AFTER INSERT ON h BEGIN SELECT 1; SELECT 2;"),
                split(
                        "END in a trigger's strings and names",
                        "CREATE TRIGGER t AFTER INSERT ON h BEGIN SELECT \"end\"; SELECT 'x; END'; END; SELECT 2",
                        "CREATE TRIGGER t AFTER INSERT ON h BEGIN SELECT \"end\"; SELECT 'x; END'; END",
                        "SELECT 2"),
                split(
                        "a trigger without its semicolon",
                        "CREATE TRIGGER t AFTER INSERT ON h BEGIN SELECT 1; END SELECT 3; SELECT 2",
                        "CREATE TRIGGER t AFTER INSERT ON h BEGIN SELECT 1; END SELECT 3",
                        "SELECT 2"),
                split(
                        "columns called end in a trigger",
                        "CREATE TRIGGER t AFTER INSERT ON h BEGIN SELECT end, begin FROM end; SELECT (1) end; END; SELECT 2",
                        "CREATE TRIGGER t AFTER INSERT ON h BEGIN SELECT end, begin FROM end; SELECT (1) end; END",
                        "SELECT 2"),
                split(
                        "a trigger called begin on a table called end",
                        "CREATE TRIGGER begin AFTER UPDATE OF begin, end ON end BEGIN SELECT 1; END; SELECT 2",
                        "CREATE TRIGGER begin AFTER UPDATE OF begin, end ON end BEGIN SELECT 1; END",
                        "SELECT 2"),
                split(
                        "a trigger with a column called begin at the end of a CASE",
                        "CREATE TRIGGER t AFTER UPDATE ON h WHEN CASE WHEN new.a THEN new.begin END BEGIN SELECT 1; END; SELECT 2",
                        "CREATE TRIGGER t AFTER UPDATE ON h WHEN CASE WHEN new.a THEN new.begin END BEGIN SELECT 1; END",
                        "SELECT 2"),
                split(
                        "a trigger with CASE in its condition",
                        "CREATE TRIGGER t AFTER UPDATE ON h WHEN CASE new.end WHEN 1 THEN 2 END BEGIN SELECT 1; END; SELECT 2",
                        "CREATE TRIGGER t AFTER UPDATE ON h WHEN CASE new.end WHEN 1 THEN 2 END BEGIN SELECT 1; END",
                        "SELECT 2"),
                split(
                        "a trigger with WITH",
                        "CREATE TRIGGER t INSTEAD OF DELETE ON v FOR EACH ROW BEGIN WITH a AS (SELECT 1) INSERT INTO h SELECT * FROM a; END; SELECT 2",
                        "CREATE TRIGGER t INSTEAD OF DELETE ON v FOR EACH ROW BEGIN WITH a AS (SELECT 1) INSERT INTO h SELECT * FROM a; END",
                        "SELECT 2"),
                split(
                        "a trigger with RAISE and quoted names",
                        "CREATE TRIGGER main.\"a;b\" AFTER INSERT ON h BEGIN SELECT RAISE(ABORT, 'no; END;'); END; SELECT 2",
                        "CREATE TRIGGER main.\"a;b\" AFTER INSERT ON h BEGIN SELECT RAISE(ABORT, 'no; END;'); END",
                        "SELECT 2"),
                split(
                        "an empty statement in a trigger",
                        "CREATE TRIGGER t AFTER INSERT ON h BEGIN SELECT 1;; END; SELECT 2",
                        "CREATE TRIGGER t AFTER INSERT ON h BEGIN SELECT 1;; END",
                        "SELECT 2"),
                split(
                        "a semicolon directly behind BEGIN",
                        "CREATE TRIGGER t AFTER INSERT ON h BEGIN; SELECT 1; END; SELECT 2",
                        "CREATE TRIGGER t AFTER INSERT ON h BEGIN; SELECT 1; END",
                        "SELECT 2"),
                split(
                        "a word that only begins like CREATE",
                        "CREATED TRIGGER t BEGIN; SELECT 1",
                        "CREATED TRIGGER t BEGIN",
                        "SELECT 1"),
                split(
                        "WITH and INSERT",
                        "WITH a(x) AS (SELECT ';') INSERT INTO t SELECT * FROM a; SELECT 2",
                        "WITH a(x) AS (SELECT ';') INSERT INTO t SELECT * FROM a",
                        "SELECT 2"),
                split("ATTACH", "ATTACH 'a;b.db' AS c; DETACH c", "ATTACH 'a;b.db' AS c", "DETACH c"),
                split(
                        "PRAGMA",
                        "PRAGMA user_version; PRAGMA user_version = 1",
                        "PRAGMA user_version",
                        "PRAGMA user_version = 1"),
                split("a command of the shell", ".tables\nSELECT 1;", ".tables", "SELECT 1"),
                split(
                        "a command of the shell with quotes",
                        ".print it's; so\r\nSELECT 1;",
                        ".print it's; so",
                        "SELECT 1"),
                split("a command of the shell at the end", "SELECT 1;\n.quit", "SELECT 1", ".quit"),
                split("a dot within a statement", "SELECT a\n.b FROM a", "SELECT a\n.b FROM a"));
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
    void cutsAMegabyteOnOneLine() {
        var text = "SELECT '" + "a;".repeat(500_000) + "'; SELECT 2";
        assertThat(Script.of(text).statements())
                .extracting(Statement::sql)
                .endsWith("SELECT 2")
                .hasSize(2);
    }

    @Test
    void cutsTensOfThousandsOfParentheses() {
        var deep = "SELECT " + "(".repeat(50_000) + "';'" + ")".repeat(50_000);
        assertThat(Script.of("WITH a AS (" + deep + ") " + deep + ";SELECT 2").statements())
                .extracting(Statement::verb)
                .containsExactly("SELECT", "SELECT");
    }

    private static Arguments split(String name, String text, String... statements) {
        return Arguments.argumentSet(name, text, List.of(statements));
    }
}
